import type { LiveEvent } from './liveEvent.js'

/**
 * The key of an event: `<game>/<type>/<play>/<revision>`. The revision is made from what the event says, so that who
 * joins late, or starts again, gives the same event the same key.
 *
 * `play` is the id of the snap or kick BEFORE the event's play (0 before the first): a coming play may have no id yet,
 * and must have the same key once it has one.
 */
export function eventKey(
  game: string,
  type: LiveEvent['type'],
  play: number | string,
  content: unknown,
): string {
  return `${game}/${type}/${play}/${digest(JSON.stringify(content))}`
}

/** FNV-1a, 32 bits, in eight hex digits: short, and the same in Node and browsers. */
export function digest(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
