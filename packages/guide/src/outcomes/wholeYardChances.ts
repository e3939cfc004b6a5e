/** Classes of yards gained: ≤ 0, exactly 1 … 15, 16 or more. */
export const gainClasses = 17
/** The class that holds every gain of that many yards or more. */
export const openClass = 16
/** Longest distance there is. */
export const longestDistance = 99

/** Keeps chances strictly decreasing and their log-odds finite where the data say nothing. */
const leastDrop = 1e-6
const least = 1e-9

/**
 * Chance to gain each whole distance: `chances[d]` for d = 1 … 99 (`chances[0]` is unused).
 *
 * Up to 16 yards W(d) = Σ classes ≥ d of the model's answer at distance d, held down by a running minimum, so
 * that a longer distance is never easier. Beyond, W(d) = W(16) · S(d) / S(16) with S the training rows' tail of
 * gains: third and fourth downs of 16 yards and of 25 gain 16 or more equally often (.12 on 2016–2019).
 *
 * @param distributions the model's 17 classes at distances 1 … 16, in this order
 * @param gainTail gainTail[k] = P(gain ≥ 16 + k | gain ≥ 16)
 */
export function wholeYardChances(
  distributions: readonly Float64Array[],
  gainTail: Float64Array,
): Float64Array {
  const chances = new Float64Array(longestDistance + 1).fill(Number.NaN)
  let previous = 1 - least
  for (let d = 1; d <= longestDistance; d++) {
    const modelled = distributions[d - 1]
    const raw = modelled && d <= openClass ? tailSum(modelled, d) : beyond(chances, gainTail, d)
    previous = Math.min(Math.max(raw, least), previous * (1 - leastDrop))
    chances[d] = previous
  }
  return chances
}

/** P(gain ≥ d) of one distribution, d from 1 to 16. */
export function tailSum(distribution: Float64Array, d: number): number {
  let sum = 0
  for (let gain = d; gain < gainClasses; gain++) sum += distribution[gain] ?? 0
  return sum
}

function beyond(chances: Float64Array, gainTail: Float64Array, d: number): number {
  return (chances[openClass] ?? 0) * (gainTail[d - openClass] ?? 0)
}
