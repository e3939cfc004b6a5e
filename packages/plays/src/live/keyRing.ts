import { eventKey } from './eventKey.js'
import type { LiveEvent } from './liveEvent.js'

/** Gives events their keys: what is said again after something else was said in between gets a number behind it. */
export class KeyRing {
  private readonly given = new Map<string, number>()

  constructor(readonly game: string) {}

  key(type: LiveEvent['type'], play: number | string, content: unknown): string {
    const key = eventKey(this.game, type, play, content)
    const times = (this.given.get(key) ?? 0) + 1
    this.given.set(key, times)
    return times === 1 ? key : `${key}.${times}`
  }

  /** The same, or undefined where it has been said before. */
  once(type: LiveEvent['type'], play: number | string, content: unknown): string | undefined {
    const key = eventKey(this.game, type, play, content)
    if (this.given.has(key)) return undefined
    this.given.set(key, 1)
    return key
  }
}
