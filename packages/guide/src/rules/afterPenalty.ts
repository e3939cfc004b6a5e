import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { firstAndTen } from './firstAndTen.js'
import type { Rules } from './rulebook.js'
import { runClock } from './runClock.js'

/**
 * The defense's foul gives a first down; no more than half the distance to the goal line is walked off.
 * A half does not end on it: with no time left an untimed down follows.
 */
export function afterDefensivePenalty(before: GameState, yards: number, rules: Rules): GameState {
  const yardsToGoal = before.yardsToGoal ?? 0
  const after = firstAndTen(before, yardsToGoal - Math.min(yards, yardsToGoal / 2))
  return stateWith(after, { secondsLeft: Math.max(0, before.secondsLeft - rules.runoff.play) })
}

/**
 * The offense's foul pushes it back, by half the distance to its own goal line at most; the down is played again.
 *
 * @param clockRan the clock has run until the snap: then the foul is taken to have stopped it, as a false start does
 */
export function afterOffensivePenalty(
  before: GameState,
  yards: number,
  rules: Rules,
  clockRan = false,
): GameState {
  const yardsToGoal = before.yardsToGoal ?? 0
  const back = Math.min(yards, (100 - yardsToGoal) / 2)
  const after = stateWith(before, {
    yardsToGo: (before.yardsToGo ?? 0) + back,
    yardsToGoal: yardsToGoal + back,
  })
  return clockRan ? stoppedByFoul(after, rules) : runClock(after, rules.runoff.play, rules)
}

/**
 * A foul before the snap has stopped a running clock. In the last seconds of a half that costs the offense some of
 * them, or the half, unless it takes a timeout; a defense that is behind declines the run-off.
 */
function stoppedByFoul(after: GameState, rules: Rules): GameState {
  const { quarter, secondsLeft, offenseScore, defenseScore, offenseTimeouts } = after
  const { seconds, lastSeconds } = rules.tenSecondRunoff
  const isLast = (quarter === 2 || quarter >= 4) && secondsLeft <= lastSeconds
  const isDeclined = quarter >= 4 && offenseScore > defenseScore
  if (!isLast || isDeclined) return after
  if (offenseTimeouts > 0) return stateWith(after, { offenseTimeouts: offenseTimeouts - 1 })
  return runClock(after, seconds, rules)
}
