import type { GameState } from '../situation/gameState.js'
import { firstAndTen } from './firstAndTen.js'
import type { Rules } from './rulebook.js'

/** A kickoff or a free kick as its typical result: the receivers' first and ten at the rulebook's spot. */
export function kickedAway(state: GameState, rules: Rules): GameState {
  const fromOwnGoal = state.phase === 'freeKick' ? rules.freeKickStart : rules.kickoffTouchback
  return firstAndTen(state, 100 - fromOwnGoal)
}
