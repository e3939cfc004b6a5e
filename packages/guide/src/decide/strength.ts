import type { Strength } from './decision.js'

/** Edges below each cut-off get its word; from the last on the edge is overwhelming. */
const cutoffs: readonly (readonly [number, Strength])[] = [
  [0.01, 'tossUp'],
  [0.0225, 'medium'],
  [0.05, 'strong'],
  [0.1, 'veryStrong'],
]

/** @param edge win probability of the best choice minus that of the next best, 0 to 1 */
export function strengthOf(edge: number): Strength {
  return cutoffs.find(([below]) => edge < below)?.[1] ?? 'overwhelming'
}
