import { longestDistance } from './wholeYardChances.js'

/** Least fall of the log-odds a yard: a longer distance is never easier. */
const leastFall = 1e-5

/**
 * Whole-yard chances whose part beyond the goal line continues the last fall of log-odds before it. No line to
 * gain lies there and no model has seen one; but the curve of exact distances reaches over the goal line, since
 * the hidden part of a whole-yard distance may be longer than it.
 *
 * @param chances chances[d], d = 1 … 99, strictly decreasing
 */
export function beyondTheGoal(chances: Float64Array, yardsToGoal: number): Float64Array {
  const continued = chances.slice()
  const odds = (d: number) => Math.log((chances[d] as number) / (1 - (chances[d] as number)))
  // at one yard the fall to the second is that of two yards from the goal line
  const last = Math.max(2, Math.ceil(yardsToGoal))
  const fall = Math.max(leastFall, odds(last - 1) - odds(last))
  for (let d = last + 1; d <= longestDistance; d++) {
    continued[d] = 1 / (1 + Math.exp(fall * (d - last) - odds(last)))
  }
  return continued
}
