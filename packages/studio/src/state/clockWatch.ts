import type { Clock } from '../clock/clock.js'

/** Milliseconds by which a clock may be corrected without anything being withdrawn: JWTs get the same. */
export const clockTolerance = 5000

/**
 * Notices that the wall clock was set back, against the clock that only goes on: times that have passed would come
 * again, and with them what had expired.
 */
export class ClockWatch {
  readonly #clock: Clock
  /** Wall less monotonic, at its highest. */
  #highest: number

  /** @param lastSeen the wall's time when the studio last ran, or 0: it must not be earlier now */
  constructor(clock: Clock, lastSeen = 0) {
    this.#clock = clock
    this.#highest = Math.max(clock.now(), lastSeen) - clock.monotonic()
  }

  /** Milliseconds by which the clock was set back since the last answer, where that is more than the tolerance; else 0. */
  setBack(): number {
    const offset = this.#clock.now() - this.#clock.monotonic()
    const back = this.#highest - offset
    if (back <= 0) {
      this.#highest = offset
      return 0
    }
    if (back <= clockTolerance) return 0
    this.#highest = offset
    return back
  }
}
