import { isWritten, valueAt } from '../feeds/written.js'

/** How far a game is, as its feed's phase says it: before, at half-time or suspended nothing is expected to change. */
export type GamePhase = 'waiting' | 'running' | 'over'

/**
 * The phase of a game by a document of its feed.
 *
 * @param document as parsed from JSON; null and what has no phase: waiting
 */
export function gamePhase(document: unknown): GamePhase {
  if (!isWritten(document)) return 'waiting'
  const phase = String(
    valueAt(document, 'data', 'viewer', 'gameDetail', 'phase') ?? valueAt(document, 'phase'),
  )
  if (/^FINAL/i.test(phase)) return 'over'
  return /^INGAME$/i.test(phase) ? 'running' : 'waiting'
}
