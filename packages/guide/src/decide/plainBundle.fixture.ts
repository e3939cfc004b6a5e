import type { Bundle } from '../models/bundle.js'
import type {
  DriveEnds,
  DriveInput,
  FootballModels,
  NextScore,
  WinProbabilityInput,
  YardsGainedInput,
} from '../models/footballModels.js'
import type { OutcomeModel } from '../models/outcomeModel.js'
import type { SpecialistTable } from '../models/specialists.js'
import type { BundleTables, KnownGame } from '../models/tables.js'

/** Models made of smooth, plausible formulas, and small tables: for tests only. */
export function plainBundle(changes: Partial<FootballModels> = {}): Bundle {
  return {
    id: '0123456789abcdef',
    name: 'plain',
    trainedOn: 'nothing: smooth formulas',
    lastSeason: 2020,
    trainingSeasons: {},
    recipe: null,
    models: { ...plainModels, ...changes },
    yardsGainedReasons: null,
    tables: plainTables,
  }
}

function model<Input, Output>(
  name: string,
  inputs: readonly (keyof Input)[],
  one: (input: Input) => Output,
): OutcomeModel<Input, Output> {
  return { name, inputs, predict: (batch) => batch.map(one) }
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/** Survival of gains: P(gain ≥ y), easier for the favoured, on short distances by run, on long ones by pass. */
function survives(
  y: number,
  { actualYardsToGo, isCalledPass, possessionTeamLine }: YardsGainedInput,
): number {
  const strength = 0.02 * possessionTeamLine - 0.01 * actualYardsToGo
  return isCalledPass
    ? logistic(0.45 + strength - 0.13 * y)
    : logistic(1.35 + strength - 0.45 * y) * 0.9 + 0.1 * Math.exp(-0.08 * y) * logistic(1.3)
}

function yardsGained(input: YardsGainedInput): Float64Array {
  const classes = new Float64Array(17)
  let above = 1
  for (let gain = 0; gain < 16; gain++) {
    const beyond = survives(gain + 1, input)
    classes[gain] = above - beyond
    above = beyond
  }
  classes[16] = above
  return classes
}

/** Better closer to the goal line; without time nobody scores. */
function nextScore(yardsToGoal: number, down: number, secondsLeft: number): NextScore {
  const some = 1 - Math.exp(-secondsLeft / 300)
  const ours = logistic(1.75 - 0.02 * yardsToGoal - 0.3 * (down - 1))
  const [offense, opponent] = [some * 0.93 * ours, some * 0.93 * (1 - ours)]
  const early = 1 - 0.004 * yardsToGoal
  return {
    touchdown: offense * 0.6 * early,
    fieldGoal: offense * (1 - 0.6 * early),
    opponentTouchdown: opponent * 0.58,
    opponentFieldGoal: opponent * 0.42,
    safety: some * 0.02,
    opponentSafety: some * 0.05,
    none: 1 - some,
  }
}

/** Drives that score more from closer in, and a field goal rather than a touchdown where that wins. */
function drive({ down, yardsToGoal, secondsLeft, need, possessionTeamLine }: DriveInput): DriveEnds {
  const strength =
    0.03 * possessionTeamLine - 0.4 * (down - 1) - 2 * Math.exp(-secondsLeft / 40) * (yardsToGoal / 50)
  const touchdown = logistic(1.2 - 0.035 * yardsToGoal + strength - (need === 'fieldGoalWins' ? 0.5 : 0))
  const kicks = need === 'touchdownOrLose' ? 0 : logistic(1.8 - 0.04 * yardsToGoal + 0.5 * strength)
  const fieldGoal = (1 - touchdown) * kicks
  const timeUp = (1 - touchdown - fieldGoal) * Math.exp(-secondsLeft / 40)
  const without = 1 - touchdown - fieldGoal - timeUp
  const [returnTouchdown, safety] = [0.03 * without, yardsToGoal > 90 ? 0.02 * without : 0]
  const downfield = need === 'points' || need === 'fieldGoalWins' ? 35 : 8
  const takeovers = [-10, 0, 10].map((more) =>
    Math.min(95, Math.max(20, 100 - yardsToGoal + downfield + more)),
  )
  return {
    ...{ touchdown, fieldGoal, returnTouchdown, safety, timeUp, takeovers },
    takeover: without - returnTouchdown - safety,
    takeoverSeconds: [60, 110, 220].map((seconds) => Math.min(seconds, secondsLeft / 2)),
    scoreSeconds: [1, 2, 3].map((size) => size * (10 + 1.2 * yardsToGoal)),
  }
}

/** Score and points to be expected against what may still happen: a normal margin in logistic form. */
function winProbability(input: WinProbabilityInput): number {
  const { scoreDifferential, secondsLeftInGame, possessionTeamLine, yardsToGoal, down, yardsToGo } = input
  const share = Math.max(secondsLeftInGame, 1) / 3600
  const down1 = Math.min(1, secondsLeftInGame / 60)
  const points = down1 * (5 - 0.06 * yardsToGoal - 0.5 * (down - 1) - 0.04 * yardsToGo)
  const timeouts = 0.15 * (input.offenseTimeouts - input.defenseTimeouts) * (1 - share)
  const kickoff = secondsLeftInGame > 1800 ? 1.2 * (input.receivesSecondHalfKickoff - 0.5) : 0
  const margin = scoreDifferential + points + timeouts + kickoff + possessionTeamLine * share
  return logistic((1.7 * margin) / (13.5 * Math.sqrt(share) + 0.4))
}

const plainModels: FootballModels = {
  yardsGained: model('yardsGained', ['actualYardsToGo', 'isCalledPass', 'possessionTeamLine'], yardsGained),
  playCall: model('playCall', ['yardsToGo'], ({ yardsToGo }) => logistic(-1 + 0.45 * yardsToGo)),
  afterFailure: model('afterFailure', ['isCalledPass'], ({ isCalledPass }) => ({
    interception: isCalledPass ? 0.1 : 0,
    fumbleLost: 0.03,
    lostAfterGaining: 0.005,
    interceptionReturnTouchdown: 0.07,
    fumbleReturnTouchdown: 0.05,
    interceptionSpots: [
      { probability: 0.3, yards: -6 },
      { probability: 0.5, yards: 8 },
      { probability: 0.2, yards: 25 },
    ],
    fumbleSpots: [
      { probability: 0.6, yards: -3 },
      { probability: 0.4, yards: 4 },
    ],
    losses: [
      { probability: 0.6, yards: 0 },
      { probability: 0.25, yards: -2 },
      { probability: 0.15, yards: -8 },
    ],
  })),
  penalties: model('penalties', ['yardsToGo'], () => ({
    firstDownByDefense: 0.034,
    firstDownYards: 9,
    replayByOffense: 0.025,
    replayYards: 8,
  })),
  fieldGoal: model('fieldGoal', ['kickDistance', 'indoors'], ({ kickDistance, indoors }) =>
    logistic(6.2 + 0.3 * indoors - 0.107 * kickDistance),
  ),
  missedKick: model('missedKick', ['kickDistance'], ({ kickDistance }) => ({
    blocked: kickDistance < 40 ? 0.2 : 0.1,
    returnTouchdown: kickDistance < 50 ? 0 : 0.005,
    blockedReturnTouchdown: 0.06,
    blockedSpots: [
      { yards: 5, probability: 0.5 },
      { yards: 15, probability: 0.5 },
    ],
  })),
  punt: model('punt', ['yardsToGoal'], ({ yardsToGoal }) => {
    const start = Math.max(8, yardsToGoal - 42)
    return [
      { label: 'returned', probability: 0.6, spot: start },
      { label: 'returned', probability: 0.25, spot: start + 10 },
      { label: 'touchback', probability: 0.1, spot: 20 },
      { label: 'blocked', probability: 0.015, spot: Math.min(99, yardsToGoal + 8) },
      { label: 'returnTouchdown', probability: 0.01, spot: 100 },
      { label: 'blockedTouchdown', probability: 0.005, spot: 100 },
      { label: 'muffed', probability: 0.02, spot: start },
    ]
  }),
  expectedPoints: model('expectedPoints', ['down', 'yardsToGoal', 'secondsLeftInHalf'], (input) =>
    nextScore(input.yardsToGoal, input.down, input.secondsLeftInHalf),
  ),
  winProbability: model('winProbability', ['scoreDifferential', 'secondsLeftInGame'], winProbability),
  tries: model('tries', ['season'], ({ season }) => ({
    kick: season < 2015 ? 0.99 : 0.94,
    twoPoint: 0.48,
    defensiveReturnOfKick: 0.002,
    defensiveReturnOfTwoPoint: 0.008,
  })),
  drives: model('drives', ['yardsToGoal', 'need', 'secondsLeft', 'possessionTeamLine'], drive),
  gainTail: Float64Array.from({ length: 84 }, (_, k) => Math.exp(-k / 12)),
  hiddenDistance: Float64Array.from({ length: 80 }, (_, i) => Math.round((-0.7 + i / 80) * 100) / 100),
}

const knownGame: KnownGame = {
  ...{ season: 2020, week: 15, home: 'IND', away: 'HOU', neutralSite: false },
  ...{ spreadLine: 7.5, totalLine: 52.5 },
  ...{ roof: 'closed', surface: 'fieldturf', temperatureF: null, windMph: null },
}
const superBowl: KnownGame = {
  ...{ season: 2019, week: 21, home: 'KC', away: 'SF', neutralSite: true },
  ...{ spreadLine: 1.5, totalLine: 53 },
  ...{ roof: 'outdoors', surface: 'grass', temperatureF: 60, windMph: 5 },
}

/** The same in every week. */
function specialists(
  lastOfTeam: ReadonlyMap<string, string>,
  effects: ReadonlyMap<string, number>,
): SpecialistTable {
  return {
    last: (_season, _week, team) => lastOfTeam.get(team) ?? null,
    effect: (_season, _week, name) => effects.get(name),
  }
}

const plainTables: BundleTables = {
  game: (season, week, one, other) =>
    [knownGame, superBowl].find(
      (game) =>
        game.season === season &&
        (week === null || week === game.week) &&
        [game.home, game.away].includes(one) &&
        [game.home, game.away].includes(other),
    ),
  teamForm: (season, _week, team) =>
    season > 2000
      ? { offEpa: 0.05, defEpa: -0.02, quarterback: team === 'IND' ? 'P.Rivers' : null }
      : undefined,
  quarterbackForm: (_season, _week, name) =>
    name === 'P.Rivers' ? { qbEpa: 0.12, qbSuccessEpa: 0.1 } : undefined,
  leagueForm: { offEpa: 0, defEpa: 0, qbEpa: 0, qbSuccessEpa: 0 },
  leagueTotal: () => 45.2,
  kickers: specialists(
    new Map([['IND', 'R.Blankenship']]),
    new Map([
      ['R.Blankenship', 0],
      ['J.Tucker', 0.4],
    ]),
  ),
  punters: specialists(
    new Map([['IND', 'R.Sanchez']]),
    new Map([
      ['R.Sanchez', 0],
      ['J.Hekker', -3],
    ]),
  ),
  similarCalls: () => null,
  stadium: (_season, team) =>
    team === 'DEN'
      ? { roof: 'outdoors', surface: 'grass', altitudeFt: 5280 }
      : { roof: 'retractable', surface: 'fieldturf', altitudeFt: 700 },
}
