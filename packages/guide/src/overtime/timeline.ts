/**
 * Times left in an overtime period at which worths are kept, closer together near its end. Where a game goes on until
 * somebody has won, time does not matter: then there is one moment, to which every play leads back.
 */
export interface Timeline {
  /** Seconds left, rising from 0; the one moment of a game without end has `endless`. */
  readonly seconds: readonly number[]
  readonly isEndless: boolean
  /** Index of the last moment at or before each whole second. */
  readonly upTo: readonly number[]
}

/** Seconds left that no drive runs out of. */
export const endless = 3600

/** Seconds between moments near the end of a period: from there on so many. */
const gaps = [
  { from: 0, seconds: 2 },
  { from: 6, seconds: 3 },
  { from: 12, seconds: 4 },
  { from: 20, seconds: 5 },
  { from: 30, seconds: 10 },
  { from: 60, seconds: 10 },
  { from: 120, seconds: 15 },
  { from: 180, seconds: 30 },
] as const

/**
 * The moments of a period that may end in a tie.
 *
 * @param closer how many times as close together as usual
 */
export function periodTimeline(periodSeconds: number, closer: number): Timeline {
  const seconds = [0]
  for (let at = 0; at < periodSeconds; ) {
    at += (gaps.findLast(({ from }) => from <= at)?.seconds ?? 1) / closer
    seconds.push(at)
  }
  const upTo = Array.from({ length: Math.ceil(periodSeconds) + 1 }, (_, second) =>
    seconds.findLastIndex((moment) => moment <= second),
  )
  return { seconds, isEndless: false, upTo }
}

/** The one moment of a game that goes on until it is won. */
export const endlessTimeline: Timeline = { seconds: [endless], isEndless: true, upTo: [0] }

/** Where a value lies between two kept ones: index of the lower, and the share of the way to the next. */
export interface Between {
  readonly at: number
  readonly share: number
}

/**
 * Where a time lies; what is beyond the ends lies at them. With any time left there is another snap: nothing is read
 * between the end and the moment before it.
 */
export function momentOf(secondsLeft: number, { seconds, isEndless, upTo }: Timeline): Between {
  if (isEndless || secondsLeft <= 0) return { at: 0, share: 0 }
  const last = seconds.length - 1
  let at = Math.max(1, upTo[Math.min(upTo.length - 1, Math.floor(secondsLeft))] as number)
  while (at < last && (seconds[at + 1] as number) <= secondsLeft) at++
  if (at === last) return { at, share: 0 }
  const [low, high] = [seconds[at], seconds[at + 1]] as [number, number]
  return { at, share: Math.max(0, (secondsLeft - low) / (high - low)) }
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
