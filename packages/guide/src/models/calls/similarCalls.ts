import { type GameScript, gameScripts } from './gameScript.js'

/** What teams chose on fourth downs, in the order in which counts are kept. */
export const calls = ['goForIt', 'fieldGoal', 'punt'] as const

/** Longest distance that is told apart; it holds all beyond. */
const longest = 15
const lastYardLine = 99

/** Fourth downs counted by script, distance, spot and call; only what occurred is kept. */
export interface CallCounts {
  /** Ascending, as `callCell` numbers them. */
  readonly cells: Uint16Array
  /** Plays in each. */
  readonly plays: Uint8Array
}

/** Place of a call among the counts. */
export function callCell(script: number, yardsToGo: number, yardsToGoal: number, call: number): number {
  const distance = Math.min(longest, Math.max(1, Math.round(yardsToGo)))
  const spot = Math.min(lastYardLine, Math.max(1, Math.round(yardsToGoal)))
  return ((script * longest + distance - 1) * lastYardLine + spot - 1) * calls.length + call
}

export interface CallQuestion {
  readonly yardsToGo: number
  readonly yardsToGoal: number
  /** Null for fourth downs of any. */
  readonly script: GameScript | null
}

/** Shares of what teams chose, and of how many plays. */
export interface SimilarCalls {
  readonly n: number
  readonly goForIt: number
  readonly fieldGoal: number
  readonly punt: number
}

/** Plays that a share is to rest on. */
const enough = 50
/** A neighbourhood grows by steps: each lengthens the distance's reach by a factor, and the spot's by yards. */
const distanceStep = Math.exp(0.125)
const spotStep = 1.25
const mostSteps = 100

/**
 * What teams did in similar situations: the same script, and the smallest neighbourhood of distance and spot that holds
 * 50 plays (a step of the distance's eighth for a yard and a quarter of spot, chosen on 2016–2019, one season left out
 * at a time). A script with fewer plays than that gives what it has.
 *
 * @returns null where there is no play at all
 */
export function similarCalls(counts: CallCounts): (question: CallQuestion) => SimilarCalls | null {
  let spread: Uint16Array | undefined
  return ({ yardsToGo, yardsToGoal, script }) => {
    spread ??= spreadOut(counts)
    const asked = script === null ? gameScripts.map((_, at) => at) : [gameScripts.indexOf(script)]
    const distance = Math.min(longest, Math.max(1, yardsToGo))
    let found = [0, 0, 0]
    let n = 0
    for (let step = 1; step <= mostSteps && n < enough; step++) {
      const reach = distanceStep ** step
      found = countWithin(spread, asked, {
        shortest: Math.max(1, Math.ceil(distance / reach)),
        longest: Math.min(longest, Math.floor(distance * reach)),
        nearest: Math.max(1, Math.ceil(yardsToGoal - spotStep * step)),
        farthest: Math.min(lastYardLine, Math.floor(yardsToGoal + spotStep * step)),
      })
      n = found.reduce((sum, count) => sum + count, 0)
    }
    if (n === 0) return null
    const [goForIt = 0, fieldGoal = 0, punt = 0] = found.map((count) => count / n)
    return { n, goForIt, fieldGoal, punt }
  }
}

/** Bounds of a neighbourhood, all included. */
interface Neighbourhood {
  readonly shortest: number
  readonly longest: number
  readonly nearest: number
  readonly farthest: number
}

function countWithin(spread: Uint16Array, scripts: readonly number[], within: Neighbourhood): number[] {
  const found = calls.map(() => 0)
  for (const script of scripts)
    for (let distance = within.shortest; distance <= within.longest; distance++) {
      const from = callCell(script, distance, within.nearest, 0)
      const to = callCell(script, distance, within.farthest, 0) + calls.length
      for (let cell = from; cell < to; cell++) {
        const call = (cell - from) % calls.length
        found[call] = (found[call] as number) + (spread[cell] as number)
      }
    }
  return found
}

function spreadOut({ cells, plays }: CallCounts): Uint16Array {
  const spread = new Uint16Array(callCell(gameScripts.length, 1, 1, 0))
  cells.forEach((cell, at) => {
    spread[cell] = plays[at] as number
  })
  return spread
}
