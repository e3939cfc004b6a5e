import type { PuntLeaf } from '../models/footballModels.js'
import type { GameState } from '../situation/gameState.js'
import { afterTouchdown } from './afterTouchdown.js'
import { firstAndTen } from './firstAndTen.js'
import { possessionChanges } from './possessionChanges.js'
import type { Rules } from './rulebook.js'
import { runClock } from './runClock.js'

/**
 * A punt's result: the receivers start at its spot or at the touchback's, score, or lose the ball.
 * The leaf's spot is in yards from the goal line that the punting team attacks.
 */
export function afterPunt(before: GameState, { label, spot }: PuntLeaf, rules: Rules): GameState {
  const seconds = rules.runoff.punt
  if (label === 'returnTouchdown' || label === 'blockedTouchdown') {
    return afterTouchdown(before, 'defense', seconds, rules)
  }
  if (label === 'muffed') return runClock(firstAndTen(before, spot), seconds, rules)
  const fromOwnGoal = label === 'touchback' ? rules.touchback : spot
  return possessionChanges(before, { yardsToGoal: 100 - fromOwnGoal, seconds }, rules)
}
