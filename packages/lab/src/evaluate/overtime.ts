import {
  type Bundle,
  driveInput,
  type GameState,
  kickoffLeaves,
  OvertimeProgramme,
  type Rules,
  rulebook,
} from '@fourthright/guide'
import { gameInterval, type Interval } from './gameIntervals.js'
import { mean } from './metrics.js'
import type { OvertimeGame } from './overtimeGames.js'

/** A share as the models say it, and as it happened, with a 95 % interval over drawn games. */
export interface PredictedShare {
  readonly predicted: number
  readonly happened: number
  readonly interval: Interval
}

/** Overtime games under the same rules, seen in training or not. */
export interface OvertimeEra {
  readonly rules: string
  readonly seasons: readonly [first: number, last: number]
  /** Did the drive model learn from these games' plays? */
  readonly inTraining: boolean
  /** Whose wins are counted: the team that received first, or the home team where no plays tell. */
  readonly team: 'receiver' | 'home'
  readonly games: number
  /** Wins, ties counted half. */
  readonly wins: PredictedShare
  readonly ties: PredictedShare
  /** First possessions that end so; null where no plays tell. */
  readonly firstTouchdown: PredictedShare | null
  readonly firstFieldGoal: PredictedShare | null
  /** Mean log loss of the wins; a chance of one half for all would have .6931. */
  readonly logLoss: number
}

/** What the programme says of a game before the coin is tossed, or once it is known who receives. */
interface Foreseen {
  readonly win: number
  readonly tie: number
  readonly touchdown: number
  readonly fieldGoal: number
}

/** Holds the programme against the results of overtime games, by rules and by whether they were learnt from. */
export function evaluateOvertime(games: readonly OvertimeGame[], bundle: Bundle): OvertimeEra[] {
  const eras = new Map<string, OvertimeGame[]>()
  for (const game of games) {
    const key = `${rulesText(game)} ${isInTraining(game, bundle)} ${game.receivedFirst}`
    eras.set(key, [...(eras.get(key) ?? []), game])
  }
  return [...eras.values()].map((era) => compare(era, bundle))
}

function compare(games: readonly OvertimeGame[], bundle: Bundle): OvertimeEra {
  const foreseen = games.map((game) => foresee(game, bundle))
  const first = games[0] as OvertimeGame
  const names = games.map(({ game }) => game)
  const share = (predicted: readonly number[], happened: readonly number[]): PredictedShare => ({
    predicted: mean(Float64Array.from(predicted)),
    happened: mean(Float64Array.from(happened)),
    interval: gameInterval(Float64Array.from(happened), names),
  })
  const firstEnds = (end: 'touchdown' | 'fieldGoal') =>
    first.receivedFirst
      ? share(
          foreseen.map((one) => one[end]),
          games.map(({ firstEnd }) => Number(firstEnd === end)),
        )
      : null
  const seasons = games.map(({ season }) => season)
  return {
    rules: rulesText(first),
    seasons: [Math.min(...seasons), Math.max(...seasons)],
    inTraining: isInTraining(first, bundle),
    team: first.receivedFirst ? 'receiver' : 'home',
    games: games.length,
    wins: share(
      foreseen.map(({ win }) => win),
      games.map(({ outcome }) => outcome),
    ),
    ties: share(
      foreseen.map(({ tie }) => tie),
      games.map(({ outcome }) => Number(outcome === 0.5)),
    ),
    firstTouchdown: firstEnds('touchdown'),
    firstFieldGoal: firstEnds('fieldGoal'),
    logLoss: mean(
      Float64Array.from(games, ({ outcome }, at) => {
        const { win } = foreseen[at] as Foreseen
        return -(outcome * Math.log(win) + (1 - outcome) * Math.log(1 - win))
      }),
    ),
  }
}

/** A tie that is worth this much more moves the worth by the chance of a tie times as much. */
const nudge = 1e-5

function foresee({ season, seasonType, line, receivedFirst }: OvertimeGame, bundle: Bundle): Foreseen {
  const rules = rulebook(season, seasonType)
  const kickoff = overtimeKickoff(rules)
  const chancesAt = (tieWorth: number) => {
    const programme = new OvertimeProgramme({
      drives: bundle.models.drives,
      tries: triesOf(bundle, line),
      ...{ rules, line, tieWorth },
    })
    return receivedFirst
      ? programme.worthOfReceiving(kickoff, kickoff.offense)
      : programme.worthOf(kickoff, kickoff.offense)
  }
  const win = chancesAt(0.5)
  return {
    win,
    tie: (chancesAt(0.5 + nudge) - win) / nudge,
    ...firstPossession(kickoff, line, rules, bundle),
  }
}

/** How the possession after the opening kickoff ends, kicks that are run back or lost apart. */
function firstPossession(kickoff: GameState, line: number, rules: Rules, bundle: Bundle) {
  const received = kickoffLeaves(kickoff, rules).filter(
    ({ label }) => label === 'touchback' || label === 'returned',
  )
  const ends = bundle.models.drives.predict(received.map(({ next }) => driveInput(next, line, rules)))
  const all = received.reduce((sum, { probability }) => sum + probability, 0)
  const chance = (end: 'touchdown' | 'fieldGoal') =>
    received.reduce((sum, { probability }, at) => sum + probability * (ends[at]?.[end] ?? 0), 0) / all
  return { touchdown: chance('touchdown'), fieldGoal: chance('fieldGoal') }
}

function overtimeKickoff(rules: Rules): GameState {
  return {
    ...{ phase: 'kickoff', quarter: 5, secondsLeft: rules.overtimeSeconds, offense: 'ARI', defense: 'ATL' },
    ...{ offenseScore: 20, defenseScore: 20, down: null, yardsToGo: null, yardsToGoal: null },
    ...{ offenseTimeouts: rules.overtimeTimeouts, defenseTimeouts: rules.overtimeTimeouts },
    secondHalfKickoff: null,
    overtime: { period: 1, possessionsBefore: { offense: 0, defense: 0 } },
  }
}

function triesOf({ models, lastSeason }: Bundle, line: number) {
  const [favoured, other] = models.tries.predict(
    [line, -line].map((possessionTeamLine) => ({ season: lastSeason, possessionTeamLine })),
  )
  if (!favoured || !other) throw new TypeError('the model of tries gave no answer')
  return { favoured, other }
}

function rulesText({ season, seasonType }: OvertimeGame): string {
  const { overtimeFormat, overtimeSeconds } = rulebook(season, seasonType)
  return `${overtimeFormat} ${overtimeSeconds / 60} min ${seasonType}`
}

function isInTraining({ season }: OvertimeGame, { trainingSeasons }: Bundle): boolean {
  const [first, last] = trainingSeasons.drives ?? [0, 0]
  return season >= first && season <= last
}
