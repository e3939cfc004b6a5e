import type { GameState } from '../situation/gameState.js'
import { possessionChanges } from './possessionChanges.js'
import type { Rules } from './rulebook.js'

/**
 * A field goal try is blocked and not run in: the defense has the ball, as after any miss at its own twenty at least.
 *
 * @param yardsBehind where the ball is dead, in yards behind the line of scrimmage; negative beyond it
 */
export function afterBlockedKick(before: GameState, yardsBehind: number, rules: Rules): GameState {
  const fromOwnGoal = Math.max(rules.missedKickAtLeast, (before.yardsToGoal ?? 0) + yardsBehind)
  return possessionChanges(before, { yardsToGoal: 100 - fromOwnGoal, seconds: rules.runoff.fieldGoal }, rules)
}
