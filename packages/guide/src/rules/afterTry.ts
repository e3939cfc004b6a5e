import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { withoutDown } from './firstAndTen.js'
import { decideOvertime } from './overtime.js'
import type { Rules } from './rulebook.js'
import { runClock } from './runClock.js'
import { turnAround } from './turnAround.js'

export type TryResult = 'kicked' | 'twoPoints' | 'noGood' | 'defensiveReturn'

/** The try takes no time; the other team receives the kickoff, unless half or game are over. */
export function afterTry(before: GameState, result: TryResult, rules: Rules): GameState {
  const { kickedTry, twoPointTry } = rules.points
  const points = { kicked: kickedTry, twoPoints: twoPointTry, noGood: 0, defensiveReturn: 0 }[result]
  const against = result === 'defensiveReturn' ? rules.defensiveTryPoints : 0
  const scored = stateWith(before, {
    offenseScore: before.offenseScore + points,
    defenseScore: before.defenseScore + against,
  })
  const receiving = withoutDown(turnAround(scored), 'kickoff')
  return runClock(decideOvertime(receiving, rules), 0, rules)
}
