import type { GameState } from '../situation/gameState.js'
import type { Side } from '../situation/situation.js'
import { stateWith } from '../situation/stateWith.js'
import { withoutDown } from './firstAndTen.js'
import { isDecided } from './overtime.js'
import type { Rules } from './rulebook.js'
import { runClock } from './runClock.js'
import { possessionEnds, turnAround } from './turnAround.js'

/**
 * Six points and a try for the scoring team, also with no time left, unless that has won the game; in overtime the
 * game may be over.
 *
 * @param scorer who scored, seen from the team that had the ball: `defense` for a return
 */
export function afterTouchdown(before: GameState, scorer: Side, seconds: number, rules: Rules): GameState {
  const ended = possessionEnds(before)
  const scoring = withoutDown(scorer === 'offense' ? ended : turnAround(ended), 'try')
  const after = stateWith(scoring, { offenseScore: scoring.offenseScore + rules.points.touchdown })
  const isAhead = after.offenseScore > after.defenseScore
  if (isAhead && isDecided(after, rules)) return withoutDown(after, 'final')
  const next = runClock(after, seconds, rules)
  const isLastPlay = next.quarter === 4 && next.secondsLeft === 0
  return isAhead && isLastPlay && !rules.tryAfterLastWin ? withoutDown(next, 'final') : next
}
