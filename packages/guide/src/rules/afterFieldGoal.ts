import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { withoutDown } from './firstAndTen.js'
import { decideOvertime } from './overtime.js'
import type { Rules } from './rulebook.js'
import { runClock } from './runClock.js'
import { possessionEnds, turnAround } from './turnAround.js'

/** Three points; the other team receives the kickoff. */
export function afterFieldGoal(before: GameState, rules: Rules): GameState {
  const scored = stateWith(before, { offenseScore: before.offenseScore + rules.points.fieldGoal })
  const receiving = withoutDown(turnAround(possessionEnds(scored)), 'kickoff')
  return runClock(decideOvertime(receiving, rules), rules.runoff.fieldGoal, rules)
}
