import type { GameState } from '../situation/gameState.js'
import { firstAndTen } from './firstAndTen.js'
import type { Rules } from './rulebook.js'
import { runClock, runClockInBounds } from './runClock.js'

/**
 * The offense has gained the distance, short of the goal line, and is tackled in bounds; before the last two minutes of
 * a half the time to the next snap is the mean over all ends, in bounds and out.
 */
export function afterFirstDown(before: GameState, gain: number, rules: Rules): GameState {
  const after = firstAndTen(before, (before.yardsToGoal ?? 0) - gain)
  return runClockInBounds(before, after, rules)
}

/** The same gain ends out of bounds, where the clock stops until the snap. */
export function afterFirstDownOutOfBounds(before: GameState, gain: number, rules: Rules): GameState {
  const after = firstAndTen(before, (before.yardsToGoal ?? 0) - gain)
  return runClock(after, rules.runoff.play, rules)
}
