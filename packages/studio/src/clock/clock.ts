/** Two clocks: the wall's, which people and other machines read and which can be set back, and one that only goes on. */
export interface Clock {
  /** Milliseconds since 1970 by the wall clock. */
  now(): number
  /** Milliseconds since some moment; never goes back. */
  monotonic(): number
}

/** The machine's own. */
export const machineClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
}
