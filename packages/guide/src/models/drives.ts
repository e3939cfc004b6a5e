import { driveTerms, timeUpTerms } from './driveTerms.js'
import type { DriveEnds, DriveInput, FootballModels } from './footballModels.js'
import { sigmoid } from './trees/softmax.js'

/** What a drive that does not score brings, and how long drives take, from one spot on one down. */
export interface DriveRow {
  /** Equally likely starts of the other side: its yards to goal, when the offense may punt. */
  readonly takeovers: readonly number[]
  /** The same where a drive without a score loses the game, so that nobody punts. */
  readonly lastTakeovers: readonly number[]
  /** Equally likely seconds to the other side's first snap, with time enough. */
  readonly takeoverSeconds: readonly number[]
  /** Equally likely seconds to the snap that scores, with time enough. */
  readonly scoreSeconds: readonly number[]
  /** P(safety against the offense | no score of its own). */
  readonly safety: number
}

/** How much faster drives are when little time is left: by seconds left, shares of the time that they usually take. */
export interface Haste {
  /** Rising; beyond the last nobody hurries. */
  readonly secondsLeft: readonly number[]
  readonly takeover: readonly number[]
  readonly score: readonly number[]
}

/** The drive model as a bundle holds it. */
export interface DriveModel {
  /** Weights of `driveTerms` in the log-odds of a touchdown. */
  readonly touchdown: readonly number[]
  /** The same for a field goal where there is no touchdown. */
  readonly fieldGoal: readonly number[]
  /** Weights of `timeUpTerms` in those of the end of the half or the game where there is no score. */
  readonly timeUp: readonly number[]
  /** P(run back for a touchdown | no score, in time), when the offense may punt, and when it may not. */
  readonly returnTouchdown: number
  readonly lastReturnTouchdown: number
  /** Yards to goal of the rows of a down, rising. */
  readonly spots: readonly number[]
  /** Rows by down, first to fourth, then by spot. */
  readonly rows: readonly (readonly DriveRow[])[]
  readonly haste: Haste
}

const inputs: readonly (keyof DriveInput)[] = [
  'down',
  'yardsToGo',
  'yardsToGoal',
  'secondsLeft',
  'need',
  'possessionTeamLine',
]

/**
 * How this drive ends: three logistic curves (a touchdown; a field goal if not; time up if neither), and counted ends
 * of what does not score.
 * Between the counted spots everything is read in proportion.
 */
export function drivesModel(model: DriveModel): FootballModels['drives'] {
  return { name: 'drives', inputs, predict: (batch) => batch.map((input) => driveEnds(input, model)) }
}

function driveEnds(input: DriveInput, model: DriveModel): DriveEnds {
  const terms = driveTerms(input)
  const touchdown = sigmoid(dot(terms, model.touchdown))
  const fieldGoal = (1 - touchdown) * sigmoid(dot(terms, model.fieldGoal))
  const scoreless = 1 - touchdown - fieldGoal
  const timeUp = scoreless * sigmoid(dot(timeUpTerms(input), model.timeUp))
  const without = scoreless - timeUp
  const { low, high, share } = rowsAround(input, model)
  const between = (below: readonly number[], above: readonly number[], scale = 1) =>
    below.map((value, at) => scale * (value + share * ((above[at] as number) - value)))
  const isLast = input.need === 'fieldGoalOrLose' || input.need === 'touchdownOrLose'
  const returnTouchdown = without * (isLast ? model.lastReturnTouchdown : model.returnTouchdown)
  const safety = without * (low.safety + share * (high.safety - low.safety))
  const { haste } = model
  const hurried = (shares: readonly number[]) => interpolated(haste.secondsLeft, shares, input.secondsLeft)
  return {
    touchdown,
    fieldGoal,
    returnTouchdown,
    safety,
    timeUp,
    takeover: without - returnTouchdown - safety,
    takeovers: isLast
      ? between(low.lastTakeovers, high.lastTakeovers)
      : between(low.takeovers, high.takeovers),
    takeoverSeconds: between(low.takeoverSeconds, high.takeoverSeconds, hurried(haste.takeover)),
    scoreSeconds: between(low.scoreSeconds, high.scoreSeconds, hurried(haste.score)),
  }
}

/** The counted rows on either side of the spot, and how far it lies from the lower to the upper one. */
function rowsAround({ down, yardsToGoal }: DriveInput, { spots, rows }: DriveModel) {
  const ofDown = rows[down - 1] as readonly DriveRow[]
  const { at, share } = placeAmong(spots, yardsToGoal)
  return { low: ofDown[at] as DriveRow, high: ofDown[at + 1] as DriveRow, share }
}

function interpolated(knots: readonly number[], values: readonly number[], place: number): number {
  const { at, share } = placeAmong(knots, place)
  const low = values[at] as number
  return low + share * ((values[at + 1] as number) - low)
}

/** Which two neighbours of a rising row hold the value between them; beyond an end, the last two. */
function placeAmong(knots: readonly number[], value: number): { at: number; share: number } {
  let at = 0
  while (at < knots.length - 2 && value >= (knots[at + 1] as number)) at++
  const [low, high] = [knots[at], knots[at + 1]] as [number, number]
  return { at, share: Math.min(1, Math.max(0, (value - low) / (high - low))) }
}

function dot(terms: readonly number[], weights: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < terms.length; at++) sum += (terms[at] as number) * (weights[at] as number)
  return sum
}
