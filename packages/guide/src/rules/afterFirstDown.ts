import type { GameState } from '../situation/gameState.js'
import { firstAndTen } from './firstAndTen.js'
import type { Rules } from './rulebook.js'
import { runClockInBounds } from './runClock.js'

/** The offense has gained the distance, short of the goal line, and is tackled in bounds. */
export function afterFirstDown(before: GameState, gain: number, rules: Rules): GameState {
  const after = firstAndTen(before, (before.yardsToGoal ?? 0) - gain)
  return runClockInBounds(before, after, rules)
}
