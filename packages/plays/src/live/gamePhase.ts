/** How far a game is, as its feed's phase says it: before, at half-time or suspended nothing is expected to change. */
export type GamePhase = 'waiting' | 'running' | 'over'

/**
 * The phase of a game by a document of its feed.
 *
 * @param document as parsed from JSON; null and what has no phase: waiting
 */
export function gamePhase(document: unknown): GamePhase {
  const phase = String(
    valueAt(document, 'phase') ?? valueAt(document, 'data', 'viewer', 'gameDetail', 'phase'),
  )
  if (/^FINAL/i.test(phase)) return 'over'
  return /^(INGAME|IN_GAME|OVERTIME)/i.test(phase) ? 'running' : 'waiting'
}

function valueAt(from: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    from,
  )
}
