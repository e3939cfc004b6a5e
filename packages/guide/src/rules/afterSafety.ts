import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { withoutDown } from './firstAndTen.js'
import { decideOvertime } from './overtime.js'
import type { Rules } from './rulebook.js'
import { runClock } from './runClock.js'
import { possessionEnds, turnAround } from './turnAround.js'

/** Two points for the defense, which then receives a free kick. */
export function afterSafety(before: GameState, seconds: number, rules: Rules): GameState {
  const receiving = withoutDown(turnAround(possessionEnds(before)), 'freeKick')
  const scored = stateWith(receiving, { offenseScore: receiving.offenseScore + rules.points.safety })
  return runClock(decideOvertime(scored, rules), seconds, rules)
}
