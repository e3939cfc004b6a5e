import { kickDistance, longestKick } from '../outcomes/fieldGoal.js'
import { afterFieldGoal } from '../rules/afterFieldGoal.js'
import { afterTouchdown } from '../rules/afterTouchdown.js'
import { periodEnds } from '../rules/periodEnds.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import type { Appraisal, Worth } from './appraisal.js'
import { chanceToMake, chanceToReach } from './lastChances.js'

/** Is there time for one play only, by a team that needs it, in regulation? */
export function isLastPlayOfGame(state: GameState, { fewSeconds }: Rules): boolean {
  const { quarter, secondsLeft, offenseScore, defenseScore } = state
  return quarter === 4 && secondsLeft <= fewSeconds.lastPlay && offenseScore <= defenseScore
}

/**
 * The last play of regulation, exactly by the rules: a field goal, or a pass for the goal line, whichever is better, or
 * the end of a tied game. Each is good or the game is over (or goes to overtime).
 */
export function lastPlayWorth(state: GameState, appraisal: Appraisal): Worth {
  const { rules, bundle, season } = appraisal.stakes
  const last = stateWith(state, { secondsLeft: 0 })
  const yardsToGoal = state.yardsToGoal ?? 50
  const ended = appraisal.from(state, periodEnds(last, rules))
  const touchdown = appraisal.from(state, afterTouchdown(last, 'offense', 0, rules))
  const fieldGoal = appraisal.from(state, afterFieldGoal(last, rules))
  const ways = [{ chance: chanceToReach(yardsToGoal, bundle, season), worth: touchdown }]
  if (kickDistance(yardsToGoal, rules) <= longestKick) {
    ways.push({ chance: chanceToMake(yardsToGoal, bundle, season, rules), worth: fieldGoal })
  }
  return () => {
    const otherwise = ended()
    return Math.max(...ways.map(({ chance, worth }) => otherwise + chance * (worth() - otherwise)))
  }
}
