import { momentOf, type Timeline } from './timeline.js'
import type { Prospect } from './worthOfDrive.js'

/** With fewer seconds left it matters whether a kickoff's return uses them up. */
const lastKicks = 30

/** The prospect, asked once at each kept moment, and read in proportion between them; near the end asked each time. */
export function tabulated(prospect: Prospect, timeline: Timeline): Prospect {
  let table: Float64Array | undefined
  return (secondsLeft) => {
    if (secondsLeft < lastKicks) return prospect(secondsLeft)
    table ??= Float64Array.from(timeline.seconds, prospect)
    const { at, share } = momentOf(secondsLeft, timeline)
    const early = table[at] as number
    return share === 0 ? early : early + share * ((table[at + 1] as number) - early)
  }
}

/** The function, made when it is first called. */
export function once<Arguments extends number[]>(
  make: () => (...asked: Arguments) => number,
): (...asked: Arguments) => number {
  let made: ((...asked: Arguments) => number) | undefined
  return (...asked) => {
    made ??= make()
    return made(...asked)
  }
}

export function constant(worth: number): Prospect {
  return () => worth
}

export function mean(
  parts: readonly { readonly probability: number; readonly prospect: Prospect }[],
): Prospect {
  return (secondsLeft) =>
    parts.reduce((sum, { probability, prospect }) => sum + probability * prospect(secondsLeft), 0)
}
