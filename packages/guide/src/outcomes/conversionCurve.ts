import { longestDistance } from './wholeYardChances.js'

/** Chance to gain an exact distance, for any situation. */
export interface ConversionCurve {
  /** @param yardsToGo exact distance, more than 0 */
  at(yardsToGo: number): number
}

/** Distances shorter than this (a hidden part may reach behind the line) are taken as this. */
const shortest = 0.01
/** Least fall of the log-odds from one yard to the next: the curve is strictly decreasing. */
const leastSlope = 1e-4
const sweeps = 200
const closeEnough = 1e-10

/**
 * The continuous, strictly decreasing curve behind the whole-yard chances.
 *
 * A play-by-play distance d hides a true one, d + h. The curve C has knots at whole yards, is linear in log-odds
 * between them, and its mean over d + h, h from the tracking sample, is the whole-yard chance W(d). Below one
 * yard it goes on with the slope between one and two, since nothing else is known there. The knots are found by
 * fixed-point sweeps: each moves by the log-odds by which the mean misses W(d).
 *
 * @param chances W(d) for d = 1 … 99, strictly decreasing, as from `wholeYardChances`
 * @param hiddenDistance equally likely values of h, in yards
 */
export function conversionCurve(chances: Float64Array, hiddenDistance: Float64Array): ConversionCurve {
  const hidden = distinctHidden(hiddenDistance)
  const knots = Float64Array.from(chances, logOdds)
  const target = knots.slice()
  const settled = new Uint8Array(longestDistance + 1)
  settled[0] = 1
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let moved = 0
    for (let d = 1; d <= longestDistance; d++) {
      if (settled[d] && settled[d - 1] && (d === longestDistance || settled[d + 1])) continue
      const before = knots[d] as number
      const missing = (target[d] as number) - logOdds(meanOver(knots, d, hidden))
      const above = d === 1 ? Number.POSITIVE_INFINITY : (knots[d - 1] as number) - leastSlope
      knots[d] = Math.min(before + missing, above)
      const step = Math.abs((knots[d] as number) - before)
      settled[d] = step < closeEnough ? 1 : 0
      moved = Math.max(moved, step)
    }
    if (moved < closeEnough) break
  }
  return { at: (yardsToGo) => chanceOf(logOddsAt(knots, yardsToGo)) }
}

interface Hidden {
  readonly yards: Float64Array
  readonly weights: Float64Array
}

const seen = new WeakMap<Float64Array, Hidden>()

/** The hidden parts, each once with its share: tracking is rounded, so many are equal. */
function distinctHidden(sample: Float64Array): Hidden {
  const known = seen.get(sample)
  if (known) return known
  const shares = new Map<number, number>()
  for (const yards of sample) shares.set(yards, (shares.get(yards) ?? 0) + 1 / sample.length)
  const hidden = { yards: Float64Array.from(shares.keys()), weights: Float64Array.from(shares.values()) }
  seen.set(sample, hidden)
  return hidden
}

function meanOver(knots: Float64Array, d: number, { yards, weights }: Hidden): number {
  let mean = 0
  for (let i = 0; i < yards.length; i++) {
    mean += (weights[i] as number) * chanceOf(logOddsAt(knots, d + (yards[i] as number)))
  }
  return mean
}

function logOddsAt(knots: Float64Array, yardsToGo: number): number {
  const x = Math.max(shortest, yardsToGo)
  const left = Math.min(Math.max(1, Math.floor(x)), longestDistance - 1)
  const [here, next] = [knots[left] as number, knots[left + 1] as number]
  return here + (x - left) * (next - here)
}

function logOdds(chance: number): number {
  return Math.log(chance / (1 - chance))
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
