import type { Clock } from './clock.js'

/** A clock that stands until it is told to go on, or set. */
export class TestClock implements Clock {
  #now: number
  #monotonic = 0

  constructor(now = Date.UTC(2026, 10, 25, 12)) {
    this.#now = now
  }

  now = (): number => this.#now
  monotonic = (): number => this.#monotonic

  /** Time passes, on both clocks. */
  pass(milliseconds: number): void {
    this.#now += milliseconds
    this.#monotonic += milliseconds
  }

  /** Somebody sets the wall clock; negative: back. */
  setBy(milliseconds: number): void {
    this.#now += milliseconds
  }
}
