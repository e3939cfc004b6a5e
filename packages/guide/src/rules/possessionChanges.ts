import type { GameState } from '../situation/gameState.js'
import { firstAndTen } from './firstAndTen.js'
import { decideOvertime } from './overtime.js'
import type { Rules } from './rulebook.js'
import { runClock } from './runClock.js'
import { possessionEnds, turnAround } from './turnAround.js'

/**
 * The other team takes over, first and ten.
 *
 * @param to.yardsToGoal where, from the view of the team that takes over
 * @param to.seconds what the play took off the clock, which stands afterwards
 */
export function possessionChanges(
  before: GameState,
  to: { readonly yardsToGoal: number; readonly seconds: number },
  rules: Rules,
): GameState {
  const after = firstAndTen(turnAround(possessionEnds(before)), to.yardsToGoal)
  return decideOvertime(runClock(after, to.seconds, rules), rules)
}
