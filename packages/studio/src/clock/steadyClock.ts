import type { Clock } from './clock.js'

/** Milliseconds by which a clock may be set back without anything being withdrawn: JWTs get the same. */
export const clockTolerance = 5000

/**
 * A wall clock that does not go back: where the machine's is set back, time goes on from where it was, so that what had
 * expired stays expired. It is made to follow the machine's again by `accept`, once all that has a time was withdrawn.
 */
export class SteadyClock implements Clock {
  readonly #machine: Clock
  /** Wall less monotonic, at its highest. */
  #highest: number

  /** @param lastSeen what the studio's clock last said when it ran before; 0 where it never did */
  constructor(machine: Clock, lastSeen = 0) {
    this.#machine = machine
    this.#highest = Math.max(machine.now(), lastSeen) - machine.monotonic()
  }

  now = (): number => this.#machine.monotonic() + this.#follow()

  monotonic = (): number => this.#machine.monotonic()

  /** Milliseconds by which the machine's clock is behind, where that is more than the tolerance; else 0. */
  behind(): number {
    const behind = this.#follow() - this.#offset()
    return behind > clockTolerance ? behind : 0
  }

  /** Takes the machine's time, though it is earlier. */
  accept(): void {
    this.#highest = this.#offset()
  }

  #follow(): number {
    this.#highest = Math.max(this.#highest, this.#offset())
    return this.#highest
  }

  #offset(): number {
    return this.#machine.now() - this.#machine.monotonic()
  }
}
