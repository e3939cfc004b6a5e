import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import type { Rules } from './rulebook.js'

const fieldGoalPoints = 3

/**
 * Leads of the first possession that leave the other team an answer, in rising order: none in sudden death, a field
 * goal when modified, and a touchdown with whatever its try brings when both possess.
 */
export function leadsToAnswer(rules: Rules): number[] {
  const { fieldGoal, touchdown, kickedTry, twoPointTry } = rules.points
  const returned = touchdown - rules.defensiveTryPoints
  const scored = [fieldGoal, returned, touchdown, touchdown + kickedTry, touchdown + twoPointTry]
  const answered = (lead: number) => !isDecided({ ...answering, defenseScore: lead }, rules)
  return [...new Set(scored)].filter(answered).sort((a, b) => a - b)
}

/** A team that has the ball after the other one had it first. */
const answering: GameState = {
  ...{ phase: 'scrimmage', quarter: 5, secondsLeft: 600, offense: 'ARI', defense: 'ATL' },
  ...{ offenseScore: 0, defenseScore: 0, down: 1, yardsToGo: 10, yardsToGoal: 75 },
  ...{ offenseTimeouts: 2, defenseTimeouts: 2, secondHalfKickoff: null },
  overtime: { period: 1, possessionsBefore: { offense: 0, defense: 1 } },
}

/**
 * Ends an overtime that the last play has decided.
 *
 * @param state from the view of the team that would have the ball next, finished possessions counted
 */
export function decideOvertime(state: GameState, rules: Rules): GameState {
  if (!state.overtime || state.phase === 'final' || !isDecided(state, rules)) return state
  return stateWith(state, { phase: 'final', down: null, yardsToGo: null, yardsToGoal: null })
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
