import type { GameState } from '../situation/gameState.js'
import { possessionChanges } from './possessionChanges.js'
import type { Rules } from './rulebook.js'

/** The defense takes over at the spot of the kick, or at its own twenty if that is farther out. */
export function afterMiss(before: GameState, rules: Rules): GameState {
  const spotOfKick = (before.yardsToGoal ?? 0) + rules.fieldGoalSetback
  const fromOwnGoal = Math.max(rules.missedKickAtLeast, spotOfKick)
  return possessionChanges(before, { yardsToGoal: 100 - fromOwnGoal, seconds: rules.runoff.fieldGoal }, rules)
}
