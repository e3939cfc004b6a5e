import { longestDistance, openClass } from './wholeYardChances.js'

/**
 * How far the play goes, given that it does (or does not) gain the distance, by the model's classes on that side.
 * Whole gains; `0` stands for the class of no gain or a loss. Gains of 16 yards and more follow the tail.
 *
 * Between two whole distances the shares of both are mixed, so that nothing jumps at a whole number; below one
 * yard those of one yard hold.
 *
 * @param distributions the model's 17 classes at distances 1 … 16
 * @param yardsToGo exact or whole distance
 * @returns share by yards, 0 to 99; sums to one
 */
export function gainShares(
  distributions: readonly Float64Array[],
  yardsToGo: number,
  gainTail: Float64Array,
  side: 'gained' | 'short',
): Float64Array {
  const below = Math.max(1, Math.floor(yardsToGo))
  const aboveShare = yardsToGo <= 1 ? 0 : yardsToGo - below
  const mixed = new Float64Array(longestDistance + 1)
  addSide(mixed, distributions, below, 1 - aboveShare, gainTail, side)
  if (aboveShare > 0) addSide(mixed, distributions, below + 1, aboveShare, gainTail, side)
  return mixed
}

/** Adds the shares at one whole distance with a weight. */
function addSide(
  mixed: Float64Array,
  distributions: readonly Float64Array[],
  distance: number,
  weight: number,
  gainTail: Float64Array,
  side: 'gained' | 'short',
) {
  const classes = distributions[Math.min(distance, openClass) - 1] ?? new Float64Array()
  const [from, to] = side === 'gained' ? [distance, longestDistance] : [0, distance - 1]
  let sum = 0
  for (let yards = from; yards <= to; yards++) sum += chanceOfYards(classes, yards, gainTail)
  // a side that the model holds impossible: just short of the line, or just over it
  if (!(sum > 0)) mixed[side === 'gained' ? from : to] = (mixed[side === 'gained' ? from : to] ?? 0) + weight
  for (let yards = from; sum > 0 && yards <= to; yards++) {
    mixed[yards] = (mixed[yards] ?? 0) + (weight * chanceOfYards(classes, yards, gainTail)) / sum
  }
}

/** P(gain = yards), the open class spread by the tail of observed gains. */
function chanceOfYards(classes: Float64Array, yards: number, gainTail: Float64Array): number {
  if (yards < openClass) return classes[yards] ?? 0
  const k = yards - openClass
  return (classes[openClass] ?? 0) * ((gainTail[k] ?? 0) - (gainTail[k + 1] ?? 0))
}
