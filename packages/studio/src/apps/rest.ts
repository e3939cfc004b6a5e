/** How often an app fell in a row, and when it may be started again. */
export interface Rest {
  readonly falls: number
  /** Moment of the monotonic clock, in milliseconds. */
  readonly until: number
}

/** It never fell, or was stopped on purpose. */
export const noFalls: Rest = { falls: 0, until: Number.NEGATIVE_INFINITY }

const steadyMilliseconds = 60_000
const longestRest = 30_000

/**
 * The rest after a fall: none after the first, then 1, 2, 4 … 30 seconds, so that an app that cannot live is not
 * started in a loop. An app that lived for a minute begins anew.
 *
 * @param started moment of its start, by the monotonic clock
 * @param fell moment of its end, by the monotonic clock
 */
export function restAfter(before: Rest, started: number, fell: number): Rest {
  const falls = fell - started >= steadyMilliseconds ? 1 : before.falls + 1
  const rest = falls === 1 ? 0 : Math.min(1000 * 2 ** (falls - 2), longestRest)
  return { falls, until: fell + rest }
}
