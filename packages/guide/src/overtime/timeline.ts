/**
 * Times left in an overtime period at which worths are kept, closer together near its end. Where a game goes on until
 * somebody has won, time does not matter: then there is one moment, to which every play leads back.
 */
export interface Timeline {
  /** Seconds left, rising from 0; the one moment of a game without end has `endless`. */
  readonly seconds: readonly number[]
  readonly isEndless: boolean
  /** Seconds from one late moment to the next. */
  readonly step: number
}

/** Seconds left that no drive runs out of. */
export const endless = 3600

/** So many steps before the end of the period a moment is one step from the next, earlier so many. */
const lateSteps = 12
const earlySteps = 4

/** The moments of a period that may end in a tie. */
export function periodTimeline(periodSeconds: number, step: number): Timeline {
  const late = Array.from({ length: lateSteps + 1 }, (_, at) => at * step)
  const early = Math.max(0, Math.ceil((periodSeconds / step - lateSteps) / earlySteps))
  const beyond = Array.from({ length: early }, (_, at) => (lateSteps + (at + 1) * earlySteps) * step)
  return { seconds: [...late, ...beyond], isEndless: false, step }
}

/** The one moment of a game that goes on until it is won. */
export const endlessTimeline: Timeline = { seconds: [endless], isEndless: true, step: 1 }

/** Where a value lies between two kept ones: index of the lower, and the share of the way to the next. */
export interface Between {
  readonly at: number
  readonly share: number
}

/** Where a time lies; what is beyond the ends lies at them. */
export function momentOf(secondsLeft: number, { seconds, isEndless, step }: Timeline): Between {
  if (isEndless || secondsLeft <= 0) return { at: 0, share: 0 }
  const steps = secondsLeft / step
  const place = steps < lateSteps ? steps : lateSteps + (steps - lateSteps) / earlySteps
  const at = Math.min(seconds.length - 2, Math.floor(place))
  return { at, share: Math.min(1, place - at) }
}

/** Spots at which worths are kept, as yards to goal of a first and ten: closer where a yard means more. */
export const keptSpots = [1, 3, 6, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 95, 99] as const

/** Index of the last kept spot at or before each whole yard, but never the last one. */
const before = Array.from({ length: 100 }, (_, yard) => {
  const beyond = keptSpots.findIndex((spot) => spot > yard)
  return Math.max(0, beyond < 0 ? keptSpots.length - 2 : beyond - 1)
})

/** Where a spot lies among the kept ones. */
export function spotOf(yardsToGoal: number): Between {
  const at = before[Math.min(99, Math.max(1, Math.floor(yardsToGoal)))] as number
  const [low, high] = [keptSpots[at], keptSpots[at + 1]] as [number, number]
  return { at, share: Math.min(1, Math.max(0, (yardsToGoal - low) / (high - low))) }
}
