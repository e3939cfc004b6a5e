import type { GameState } from '../situation/gameState.js'
import type { Rules } from './rulebook.js'

const fieldGoalPoints = 3

/**
 * Ends an overtime that the last play has decided.
 *
 * @param state from the view of the team that would have the ball next, finished possessions counted
 */
export function decideOvertime(state: GameState, rules: Rules): GameState {
  if (!state.overtime || state.phase === 'final' || !isDecided(state, rules)) return state
  return { ...state, phase: 'final', down: null, yardsToGo: null, yardsToGoal: null }
}

/**
 * Is this overtime decided by its score and the possessions so far? Overtime starts even, so the lead is what
 * was scored in it.
 */
export function isDecided(state: GameState, rules: Rules): boolean {
  const lead = state.offenseScore - state.defenseScore
  if (!state.overtime || lead === 0) return false
  if (rules.overtimeFormat === 'suddenDeath') return true
  const { offense, defense } = state.overtime.possessionsBefore
  if (offense > 0 && defense > 0) return true
  const firstTeamLeads = offense > 0 ? lead > 0 : lead < 0
  // a safety or a return touchdown against the team that had the ball first ends it in every format
  if (!firstTeamLeads) return true
  return rules.overtimeFormat === 'modified' && Math.abs(lead) > fieldGoalPoints
}
