import { type ClockBefore, standing } from '../rules/clockBefore.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import type { Choice } from './choice.js'
import { kickDistance, longestKick } from './fieldGoal.js'
import { mayKneel } from './kneel.js'

/** Nobody punts from closer in, and no model has seen it. */
const closestPunt = 31

/**
 * What football allows here, less what nobody ever does.
 *
 * @param clock the clock before the snap, which matters for kneeling
 */
export function legalChoices(before: GameState, rules: Rules, clock: ClockBefore = standing): Choice[] {
  if (before.phase === 'try') return ['kick', 'twoPoint']
  const yardsToGoal = before.yardsToGoal ?? 50
  const choices: Choice[] = ['goForIt']
  if (kickDistance(yardsToGoal, rules) <= longestKick) choices.push('fieldGoal')
  if (before.down === 4 && yardsToGoal >= closestPunt) choices.push('punt')
  if (mayKneel(before, rules, clock)) choices.push('kneel')
  return choices
}
