import {
  type Bundle,
  type Form,
  openClass,
  type Snap,
  wholeYardChances,
  type YardsGainedInput,
} from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import type { EvaluationRoom } from './room.js'
import { only, type Summary, summarise } from './summary.js'

/** Mean chance and mean outcome of runs and passes over some distances. */
export interface Trend {
  readonly from: number
  readonly to: number
  readonly n: number
  readonly converted: number
  /** Mean chance had every snap been a run, and a pass. */
  readonly ifRun: number
  readonly ifPass: number
}

export interface ConversionEvaluation extends Summary {
  readonly season: number
  /** The same rows, but blended by P(called pass): what is known before the snap. */
  readonly blended: Pick<Summary, 'n' | 'brier' | 'brierInterval' | 'logLoss' | 'calibrationError'>
  readonly fourthDowns: Pick<Summary, 'n' | 'brier' | 'brierInterval' | 'logLoss' | 'calibrationError'>
  readonly trends: readonly Trend[]
}

const distances = [
  [1, 1],
  [2, 2],
  [3, 4],
  [5, 7],
  [8, 10],
  [11, 15],
  [16, 99],
] as const

/** Scores the conversion model on every regular-season third- and fourth-down run and pass of a season. */
export async function evaluateConversion(
  room: EvaluationRoom,
  season: number,
): Promise<ConversionEvaluation> {
  const frame = await query(room.connection, featureSql('scoredAttempts'), {
    firstSeason: season,
    lastSeason: season,
  })
  const { run, pass, probabilityOfPass } = conversionChances(room.bundle, frame)
  const calls = frame.numbers('pass')
  const outcomes = frame.numbers('converted')
  const games = frame.texts('game_id')
  const actual = {
    chances: calls.map((call, row) => (call ? pass[row] : run[row]) as number),
    outcomes,
    games,
  }
  const blended = {
    chances: probabilityOfPass.map((p, row) => p * (pass[row] as number) + (1 - p) * (run[row] as number)),
    outcomes,
    games,
  }
  const downs = frame.numbers('down')
  const toGo = frame.numbers('yardsToGo')
  return {
    season,
    ...summarise(actual),
    blended: brief(summarise(blended)),
    fourthDowns: brief(summarise(only(actual, (row) => downs[row] === 4))),
    trends: distances.map(([from, to]) => {
      const rows = [...toGo.keys()].filter(
        (row) => (toGo[row] as number) >= from && (toGo[row] as number) <= to,
      )
      const over = (values: Float64Array) =>
        rows.reduce((sum, row) => sum + (values[row] as number), 0) / rows.length
      return { from, to, n: rows.length, converted: over(outcomes), ifRun: over(run), ifPass: over(pass) }
    }),
  }
}

function brief({ n, brier, brierInterval, logLoss, calibrationError }: Summary) {
  return { n, brier, brierInterval, logLoss, calibrationError }
}

type AttemptRow = Omit<Snap, 'offenseTimeouts' | 'defenseTimeouts' | 'receivesSecondHalfKickoff'>

const snapColumns = [
  'season',
  'down',
  'yardsToGo',
  'yardsToGoal',
  'secondsLeftInGame',
  'secondsLeftInHalf',
  'scoreDifferential',
  'possessionTeamLine',
  'totalLine',
] as const

/** The rows of "scoredAttempts" as the model of yards gained reads them, at their own distance. */
export function attemptInputs(bundle: Bundle, frame: Frame, calls: Float64Array): YardsGainedInput[] {
  const forms = formsOf(bundle, frame)
  return frame
    .records(snapColumns)
    .map((snap, row) => yardsGainedInput(snap, forms[row] as Form, calls[row] as number))
}

/** Chance to gain the whole-yard distance by a run and by a pass, and P(called pass), for every row. */
function conversionChances(bundle: Bundle, frame: Frame) {
  const snaps: AttemptRow[] = frame.records(snapColumns)
  const forms = formsOf(bundle, frame)
  const chance = (isCalledPass: number) =>
    Float64Array.from(snaps, (snap, row) => {
      const input = yardsGainedInput(snap, forms[row] as Form, isCalledPass)
      const byDistance = Array.from({ length: openClass }, (_, at) => ({ ...input, actualYardsToGo: at + 1 }))
      return wholeYardChances(bundle.models.yardsGained.predict(byDistance), bundle.models.gainTail)[
        snap.yardsToGo
      ] as number
    })
  return {
    run: chance(0),
    pass: chance(1),
    probabilityOfPass: Float64Array.from(bundle.models.playCall.predict(snaps)),
  }
}

function yardsGainedInput(snap: AttemptRow, form: Form, isCalledPass: number): YardsGainedInput {
  const { possessionTeamLine, totalLine, yardsToGo, yardsToGoal, down } = snap
  return {
    actualYardsToGo: yardsToGo,
    isCalledPass,
    totalLine,
    possessionTeamLine,
    possessionTeamTotal: (totalLine + possessionTeamLine) / 2,
    ...form,
    yardsToGoal,
    down,
  }
}

/** Form before each row's week, from the bundle's own tables. */
function formsOf({ tables }: Bundle, frame: Frame): Form[] {
  const [offenses, defenses, quarterbacks] = ['offense', 'defense', 'quarterback'].map((name) =>
    frame.texts(name),
  )
  return frame.records(['season', 'week']).map(({ season, week }, row) => {
    const offense = offenses?.[row] as string
    const { leagueForm: league } = tables
    const name = quarterbacks?.[row]
    const quarterback = name ? tables.quarterbackForm(season, week, name, offense) : undefined
    return {
      offEpa: tables.teamForm(season, week, offense)?.offEpa ?? league.offEpa,
      defEpa: tables.teamForm(season, week, defenses?.[row] as string)?.defEpa ?? league.defEpa,
      qbEpa: quarterback?.qbEpa ?? league.qbEpa,
      qbSuccessEpa: quarterback?.qbSuccessEpa ?? league.qbSuccessEpa,
    }
  })
}
