import type { GameState } from '../situation/gameState.js'
import { possessionChanges } from './possessionChanges.js'
import type { Rules } from './rulebook.js'

/**
 * An interception or a lost fumble, run back short of the goal line.
 *
 * @param downfield where the ball is dead, in yards downfield of the old line of scrimmage (negative: behind it);
 *   in the end zone it is a touchback
 */
export function afterTurnover(before: GameState, downfield: number, rules: Rules): GameState {
  const fromOwnGoal = (before.yardsToGoal ?? 0) - downfield // of the team that takes over
  const start = fromOwnGoal <= 0 ? rules.touchback : fromOwnGoal
  return possessionChanges(before, { yardsToGoal: 100 - start, seconds: rules.runoff.turnover }, rules)
}
