import type { DriveNeed } from '../models/footballModels.js'
import { afterFieldGoal } from '../rules/afterFieldGoal.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'

/** What the offense plays for in this overtime: asked of the rules, by what a field goal would bring. */
export function needOf(state: GameState, rules: Rules): DriveNeed {
  const lead = state.offenseScore - state.defenseScore
  if (lead < 0) {
    return lead + rules.points.fieldGoal >= 0 ? 'fieldGoalOrLose' : 'touchdownOrLose'
  }
  return afterFieldGoal(state, rules).phase === 'final' ? 'fieldGoalWins' : 'points'
}
