import type { FootballModels, PuntInput, PuntLabel, PuntLeaf } from './footballModels.js'

/** The yard lines a punt is known from, as yards to the goal. */
export const puntYardLines = { first: 31, last: 99 } as const

/** Results that need no spot distribution, in the order of the rates' columns. */
export const rarePunts = [
  'touchback',
  'blocked',
  'returnTouchdown',
  'blockedTouchdown',
  'muffed',
] as const satisfies readonly PuntLabel[]

/** A table of punts: a row a yard line from `puntYardLines.first` on. */
export interface PuntModel {
  /** Row-major: P of each of `rarePunts`. */
  readonly rates: Float64Array
  /** Row-major: equally likely places of the ball after an ordinary punt, in yards from the goal line that the punting team attacks. */
  readonly spots: Float64Array
  readonly spotsPerRow: number
  /** Where the ball is after a block, in yards downfield of the line of scrimmage. */
  readonly blockedGain: number
}

const inputs: readonly (keyof PuntInput)[] = ['yardsToGoal']

/** What a punt brings: recency-weighted, smoothed over neighbouring yard lines, by yard line. */
export function puntModel(model: PuntModel): FootballModels['punt'] {
  return { name: 'punt', inputs, predict: (batch) => batch.map((punt) => puntLeaves(punt, model)) }
}

function puntLeaves({ yardsToGoal }: PuntInput, model: PuntModel): PuntLeaf[] {
  const { first, last } = puntYardLines
  const row = Math.min(last, Math.max(first, Math.round(yardsToGoal))) - first
  const rates = model.rates.subarray(row * rarePunts.length, (row + 1) * rarePunts.length)
  const spots = model.spots.subarray(row * model.spotsPerRow, (row + 1) * model.spotsPerRow)
  // a muff lies where the returner stood, so where ordinary punts from here end
  const place: Record<(typeof rarePunts)[number], number> = {
    touchback: 0,
    blocked: inField(yardsToGoal - model.blockedGain),
    returnTouchdown: 0,
    blockedTouchdown: 0,
    muffed: mean(spots),
  }
  const rare = rarePunts.map((label, at) => ({ label, probability: rates[at] as number, spot: place[label] }))
  const ordinary = 1 - rare.reduce((total, leaf) => total + leaf.probability, 0)
  const returned = Array.from(spots, (spot) => ({
    label: 'returned' as const,
    probability: ordinary / spots.length,
    spot,
  }))
  return [...returned, ...rare]
}

function mean(spots: Float64Array): number {
  return spots.reduce((sum, spot) => sum + spot, 0) / spots.length
}

/** A dead ball in the field of play, never on a goal line. */
function inField(yards: number): number {
  return Math.min(99, Math.max(1, yards))
}
