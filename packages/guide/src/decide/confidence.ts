import type { Decision } from './decision.js'

export type Confidence = NonNullable<Decision['confidence']>

/** Shares of members that agree from which a call is clear, or leans (Brill, Yurko and Wyner 2025: .83 and .67). */
const agreements = { clear: 0.83, lean: 0.67 } as const

/**
 * How sure a call is, by refits of the models on other draws of the games.
 *
 * The 95 % interval of the edge is the published edge and how far the members' edges lie around their own mean: the
 * members, being smaller, may all lie a little to one side, which says nothing of the games that were drawn.
 *
 * @param edge the published edge
 * @param worths a row a member, a worth a choice
 * @param best place of the recommended choice in each row
 */
export function confidenceOf(edge: number, worths: readonly Float64Array[], best: number): Confidence {
  const edges = Float64Array.from(worths, (row) => edgeOf(row, best)).sort()
  const agreement = edges.filter((one) => one >= 0).length / edges.length
  const mean = edges.reduce((sum, one) => sum + one, 0) / edges.length
  return {
    agreement,
    interval: [edge + quantile(edges, 0.025) - mean, edge + quantile(edges, 0.975) - mean],
    members: edges.length,
    verdict: agreement >= agreements.clear ? 'clear' : agreement >= agreements.lean ? 'lean' : 'tooClose',
  }
}

/** The worth of the recommended choice less that of the best other one; 0 where there is no other. */
function edgeOf(worths: Float64Array, best: number): number {
  const others = worths.filter((_, choice) => choice !== best)
  return others.length === 0 ? 0 : (worths[best] as number) - Math.max(...others)
}

/**
 * The value below which a share of all possible members lies, by a few of them: place share · (n + 1), so that on average
 * just that share of further members lies below (Weibull; type 6 of Hyndman and Fan 1996). Others, made for the middle, leave
 * a twentieth too little between the 2.5th and the 97.5th of a hundred.
 *
 * @param sorted in rising order
 */
function quantile(sorted: Float64Array, share: number): number {
  const last = sorted.length - 1
  const place = Math.min(last, Math.max(0, share * (sorted.length + 1) - 1))
  const below = Math.floor(place)
  const [low, high] = [sorted[below] as number, sorted[Math.min(below + 1, last)] as number]
  return low + (high - low) * (place - below)
}
