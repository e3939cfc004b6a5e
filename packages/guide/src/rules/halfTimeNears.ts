import type { GameState } from '../situation/gameState.js'
import type { Rules } from './rulebook.js'

/**
 * How near half-time is: the share, 0 to `halfTimeNears.share`, that what follows half-time has in the worth of a moment
 * of the first half. It rises over some seconds, so that no second is a step.
 */
export function shareOfHalfTime({ quarter, secondsLeft }: GameState, { halfTimeNears }: Rules): number {
  const { from, fully, share } = halfTimeNears
  if (quarter !== 2 || secondsLeft >= from) return 0
  return share * Math.min(1, (from - secondsLeft) / (from - fully))
}
