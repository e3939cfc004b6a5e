import { gameDetailIn } from '../feeds/gameDetail.js'
import { valueAt, type Written } from '../feeds/written.js'
import { ordered } from './documentBefore.js'

/** Seconds from one play to the next where the feed does not say. */
const usualGap = 30
/** Half-time is shorter, and nobody watches a thunderstorm again. */
const longestGap = 20 * 60
const day = 24 * 3600

/**
 * When each play of a recorded game began, in seconds from the first one on, by the plays' `timeOfDay`: never going
 * back, over midnight too, and at a usual pace where a time is missing.
 *
 * @returns a time a play, in the order of the game
 */
export function playTimes(document: unknown): number[] {
  let now = 0
  let told: { readonly secondOfDay: number; readonly time: number } | null = null
  return ordered(gameDetailIn(document)).map((play, index) => {
    const secondOfDay = maybeSecondOfDay(play)
    const byTheWall: number | null =
      told === null || secondOfDay === null ? null : told.time + gap(told.secondOfDay, secondOfDay)
    // after plays without a time, the next one that has a time catches up
    if (index > 0) now = byTheWall === null ? now + usualGap : Math.max(now, byTheWall)
    if (secondOfDay !== null) told = { secondOfDay, time: now }
    return now
  })
}

function gap(from: number, to: number): number {
  const seconds = to - from < -day / 2 ? to - from + day : to - from
  return Math.min(longestGap, Math.max(0, seconds))
}

/** `20:25:48`, by itself or within a date. */
function maybeSecondOfDay(play: Written): number | null {
  const [whole, hours, minutes, seconds] =
    /(\d{1,2}):(\d\d):(\d\d)/.exec(String(valueAt(play, 'timeOfDay') ?? '')) ?? []
  return whole === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}
