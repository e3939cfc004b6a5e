import {
  type Bundle,
  type Choice,
  type ChoiceValue,
  type DecideOptions,
  type Decision,
  decide,
  FourthrightError,
  type Members,
} from '@fourthright/guide'
import { type SnapRow, situationBefore } from '@fourthright/plays'
import { type Frame, query } from '../features/frame.js'
import { createSnapTables } from '../features/snapTables.js'
import { featureSql } from '../features/sqlFile.js'
import { openDatabase } from '../tables/database.js'
import { altitudesFt } from '../train/altitudes.js'

/** One fourth down with what was called and what the guide says; null where a choice is not offered. */
export interface SeasonRow {
  readonly game_id: string
  readonly play_id: number
  readonly offense: string
  readonly defense: string
  readonly quarter: number
  /** Time left in the quarter, m:ss. */
  readonly clock: string
  readonly scoreDifferential: number
  readonly yardsToGo: number
  readonly yardsToGoal: number
  readonly actualChoice: 'goForIt' | 'fieldGoal' | 'punt' | 'kneel' | 'none'
  readonly recommendation: Choice
  readonly edge: number
  readonly goForItWinProbability: number | null
  readonly fieldGoalWinProbability: number | null
  readonly puntWinProbability: number | null
  readonly conversionProbability: number | null
  readonly makeProbability: number | null
  /** How sure the call is, by refits; null where none were asked. */
  readonly confidenceVerdict: 'clear' | 'lean' | 'tooClose' | null
  /** Share of refits that agree with the call. */
  readonly agreement: number | null
  /** 95 % interval of the edge. */
  readonly edgeLow: number | null
  readonly edgeHigh: number | null
}

export interface SeasonRequest {
  readonly year: number
  readonly bundle: Bundle
  /** Refits of the bundle's models, for how sure each call is. */
  readonly members?: Members
  readonly dataDirectory: string
  /** Called with a stage's name and the share done, 0 … 1. */
  readonly onProgress?: (stage: string, share: number) => void
}

/** How often a long run says where it is. */
const progressEvery = 50

/**
 * Decides every fourth down of a season: regular and postseason, overtime, penalties and kneels included.
 *
 * @throws DataError of the readers; InputError naming the play where play-by-play says what football does not allow.
 */
export async function seasonDecisions(request: SeasonRequest): Promise<SeasonRow[]> {
  const { year, bundle, members, onProgress = () => {} } = request
  const database = await openDatabase()
  try {
    onProgress('reading plays', 0)
    await createSnapTables(database.connection, request.dataDirectory, [year, year])
    const frame = await query(database.connection, featureSql('fourthDowns'), { season: year })
    const games = frame.texts('game_id')
    const plays = frame.numbers('play_id')
    const actual = frame.texts('actual_choice') as SeasonRow['actualChoice'][]
    return snapRows(frame).map((snap, row) => {
      if (row % progressEvery === 0) onProgress('deciding', row / frame.rows)
      const game_id = games[row] as string
      const play_id = plays[row] as number
      return seasonRow(
        { game_id, play_id, actualChoice: actual[row] as SeasonRow['actualChoice'] },
        snap,
        bundle,
        members ? { members } : {},
      )
    })
  } finally {
    database.close()
  }
}

function seasonRow(
  play: Pick<SeasonRow, 'game_id' | 'play_id' | 'actualChoice'>,
  snap: SnapRow,
  bundle: Bundle,
  options: DecideOptions,
): SeasonRow {
  const situation = situationBefore(snap)
  const decision = decidePlay(play, () => decide(situation, bundle, options))
  const valueFor = (choice: Choice) => decision.choices.find((value) => value.choice === choice)
  const winProbability = (value: ChoiceValue | undefined) => value?.winProbability ?? null
  return {
    game_id: play.game_id,
    play_id: play.play_id,
    offense: snap.offense,
    defense: snap.defense,
    quarter: snap.quarter,
    clock: situation.clock,
    scoreDifferential: snap.offenseScore - snap.defenseScore,
    yardsToGo: snap.yardsToGo,
    yardsToGoal: snap.yardsToGoal,
    actualChoice: play.actualChoice,
    recommendation: decision.recommendation,
    edge: decision.edge,
    goForItWinProbability: winProbability(valueFor('goForIt')),
    fieldGoalWinProbability: winProbability(valueFor('fieldGoal')),
    puntWinProbability: winProbability(valueFor('punt')),
    conversionProbability: decision.conversion?.blended ?? null,
    makeProbability: valueFor('fieldGoal')?.successProbability ?? null,
    confidenceVerdict: decision.confidence?.verdict ?? null,
    agreement: decision.confidence?.agreement ?? null,
    edgeLow: decision.confidence?.interval[0] ?? null,
    edgeHigh: decision.confidence?.interval[1] ?? null,
  }
}

/** A refused situation is no use without the play that it came from. */
function decidePlay(
  { game_id, play_id }: Pick<SeasonRow, 'game_id' | 'play_id'>,
  answer: () => Decision,
): Decision {
  try {
    return answer()
  } catch (error) {
    if (error instanceof FourthrightError) error.message = `${game_id}, play ${play_id}: ${error.message}`
    throw error
  }
}

/** The rows of `fourthDowns.sql` as play-by-play snaps. */
function snapRows(frame: Frame): SnapRow[] {
  const texts = [
    'season_type',
    'offense',
    'defense',
    'home_team',
    'roof',
    'surface',
    'quarterback',
    'stadium_id',
  ]
  const [seasonType, offense, defense, homeTeam, roof, surface, quarterback, stadium] = texts.map((name) =>
    frame.texts(name),
  )
  const neutral = frame.numbers('neutral_site')
  return frame.records(numbers).map((row, at) => ({
    ...row,
    seasonType: seasonType?.[at] as string,
    offense: offense?.[at] as string,
    defense: defense?.[at] as string,
    homeTeam: homeTeam?.[at] as string,
    neutralSite: neutral[at] === 1,
    roof: roof?.[at] as string,
    surface: surface?.[at] as string,
    quarterback: quarterback?.[at] as string,
    altitudeFt: altitudesFt[stadium?.[at] as string] ?? 0,
  }))
}

const numbers = [
  'season',
  'week',
  'quarter',
  'secondsLeftInQuarter',
  'offenseScore',
  'defenseScore',
  'down',
  'yardsToGo',
  'yardsToGoal',
  'offenseTimeouts',
  'defenseTimeouts',
  'receivesSecondHalfKickoff',
  'possessionTeamLine',
  'totalLine',
  'temperatureF',
  'windMph',
  'offenseOvertimePossessions',
  'defenseOvertimePossessions',
] as const satisfies readonly (keyof SnapRow)[]
