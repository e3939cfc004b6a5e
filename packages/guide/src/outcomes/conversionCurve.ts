import { halfYardKnots, halfYardLogOdds } from './halfYardKnots.js'

/** Chance to gain an exact distance of more than 0 and at most 99 yards. */
export type ConversionCurve = (yardsToGo: number) => number

/** Distances shorter than this (a hidden part may reach behind the line) are taken as this. */
const shortest = 0.01
/** Least fall of the log-odds from one yard to the next: the curve is strictly decreasing. */
const leastSlope = 1e-4
const sweeps = 100
const closeEnough = 1e-10
/** A mean that misses its chance by more calls for finer knots. */
const missedBy = 5e-4

/** Distances up to here are answered from the first knots alone; what lies beyond moves them by less than 1e-8. */
const usual = 15
const usualKnots = 20

/**
 * The continuous, strictly decreasing curve behind the whole-yard chances.
 *
 * A play-by-play distance d hides a true one, d + h. The curve C has knots at whole yards, is linear in log-odds
 * between them, and its mean over d + h, h from the tracking sample, is the whole-yard chance W(d). Below one
 * yard it goes on with the slope between one and two, since nothing else is known there. The knots are found by
 * fixed-point sweeps: each moves by the log-odds by which the mean misses W(d), over its own share in that mean.
 * Where no decreasing curve with these knots has these means (W hardly falls, then falls steeply), up to 15 yards
 * knots at half yards come as near as a decreasing curve can.
 *
 * @param chances W(d) for d = 1 … 99, strictly decreasing, as from `wholeYardChances`
 * @param hiddenDistance equally likely values of h, in yards
 */
export function conversionCurve(chances: Float64Array, hiddenDistance: Float64Array): ConversionCurve {
  const hidden = distinctHidden(hiddenDistance)
  let [near, all]: ((yardsToGo: number) => number)[] = []
  return (yardsToGo) => {
    if (yardsToGo <= usual) near ??= nearLogOdds(chances.subarray(0, usualKnots + 1), hidden)
    else all ??= wholeYardLogOdds(solveKnots(chances, hidden))
    const odds = yardsToGo <= usual ? near : all
    return chanceOf(odds?.(Math.max(shortest, yardsToGo)) ?? Number.NaN)
  }
}

/** The curve up to 15 yards: by whole-yard knots where these give the means back, else by half-yard knots. */
function nearLogOdds(chances: Float64Array, hidden: Hidden): (yardsToGo: number) => number {
  const knots = solveKnots(chances, hidden)
  const places = placesOf(hidden, knots.length)
  const isMissed = (d: number) =>
    Math.abs(meanOver(knots, d, hidden, places) - (chances[d] as number)) > missedBy
  if (!Array.from({ length: usual }, (_, i) => i + 1).some(isMissed)) return wholeYardLogOdds(knots)
  const halves = halfYardKnots({ knots, chances, usual, leastSlope, ...hidden })
  return (yardsToGo) => halfYardLogOdds(halves, yardsToGo)
}

function wholeYardLogOdds(knots: Float64Array): (yardsToGo: number) => number {
  return (yardsToGo) => logOddsAt(knots, yardsToGo)
}

/** Log-odds at 1, 2, … yards (index 0 is unused). */
function solveKnots(chances: Float64Array, hidden: Hidden): Float64Array {
  const target = Float64Array.from(chances, logOdds)
  const knots = target.slice()
  const places = placesOf(hidden, knots.length)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let moved = 0
    for (let d = 1; d < knots.length; d++) {
      const before = knots[d] as number
      const missing = (target[d] as number) - logOdds(meanOver(knots, d, hidden, places))
      const above = d === 1 ? Number.POSITIVE_INFINITY : (knots[d - 1] as number) - leastSlope
      const after = Math.min(before + missing / (d === 1 ? hidden.firstShare : hidden.ownShare), above)
      knots[d] = after
      moved = Math.max(moved, Math.abs(after - before))
    }
    if (moved < closeEnough) break
  }
  return knots
}

interface Hidden {
  readonly yards: Float64Array
  readonly weights: Float64Array
  /** Mean share of a whole yard's own knot in the log-odds at its hidden distances. */
  readonly ownShare: number
  /** The same at one yard, from whose knot the line to shorter distances is continued. */
  readonly firstShare: number
  /** Where whole yards and hidden parts lie among so many knots. */
  readonly places: Map<number, Places>
}

/** Of whole yards d = 0, 1, … and each hidden part: the knot to the left, and the share of the way to the next one. */
interface Places {
  readonly lefts: Uint8Array
  readonly shares: Float64Array
}

const seen = new WeakMap<Float64Array, Hidden>()

/** The hidden parts, each once with its share: tracking is rounded, so many are equal. */
function distinctHidden(sample: Float64Array): Hidden {
  const known = seen.get(sample)
  if (known) return known
  const shares = new Map<number, number>()
  for (const yards of sample) shares.set(yards, (shares.get(yards) ?? 0) + 1 / sample.length)
  const meanOf = (part: (yards: number) => number) =>
    [...shares].reduce((sum, [yards, share]) => sum + share * part(yards), 0)
  const hidden = {
    yards: Float64Array.from(shares.keys()),
    weights: Float64Array.from(shares.values()),
    ownShare: Math.max(
      0.5,
      meanOf((yards) => Math.max(0, 1 - Math.abs(yards))),
    ),
    firstShare: Math.max(
      0.5,
      meanOf((yards) => 1 - yards),
    ),
    places: new Map<number, Places>(),
  }
  seen.set(sample, hidden)
  return hidden
}

/** They are the same for every decision, and a decision asks some fifteen thousand times. */
function placesOf({ yards, places }: Hidden, knots: number): Places {
  const known = places.get(knots)
  if (known) return known
  const all = Array.from({ length: knots }, (_, d) => d).flatMap((d) =>
    Array.from(yards, (part) => placeOf(d + part, knots)),
  )
  const found = {
    lefts: Uint8Array.from(all, ({ left }) => left),
    shares: Float64Array.from(all, ({ share }) => share),
  }
  places.set(knots, found)
  return found
}

/** Plainly: Σ weights[i] · chanceOf(logOddsAt(knots, d + yards[i])). */
function meanOver(knots: Float64Array, d: number, { weights }: Hidden, { lefts, shares }: Places): number {
  const count = weights.length
  let mean = 0
  for (let i = 0, at = d * count; i < count; i++, at++) {
    const left = lefts[at] as number
    const here = knots[left] as number
    mean +=
      (weights[i] as number) * chanceOf(here + (shares[at] as number) * ((knots[left + 1] as number) - here))
  }
  return mean
}

function logOddsAt(knots: Float64Array, yardsToGo: number): number {
  const { left, share } = placeOf(yardsToGo, knots.length)
  const [here, next] = [knots[left] as number, knots[left + 1] as number]
  return here + share * (next - here)
}

function placeOf(yardsToGo: number, knots: number) {
  const x = Math.max(shortest, yardsToGo)
  const left = Math.min(Math.max(1, Math.floor(x)), knots - 2)
  return { left, share: x - left }
}

function logOdds(chance: number): number {
  return Math.log(chance / (1 - chance))
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
