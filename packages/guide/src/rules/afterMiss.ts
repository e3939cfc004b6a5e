import type { GameState } from '../situation/gameState.js'
import { afterBlockedKick } from './afterBlockedKick.js'
import type { Rules } from './rulebook.js'

/** The defense takes over at the spot of the kick, or at its own twenty if that is farther out. */
export function afterMiss(before: GameState, rules: Rules): GameState {
  return afterBlockedKick(before, rules.fieldGoalSetback, rules)
}
