import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { afterSafety } from './afterSafety.js'
import { possessionChanges } from './possessionChanges.js'
import type { Rules } from './rulebook.js'
import { runClock, runClockInBounds } from './runClock.js'

const lastDown = 4

/**
 * The distance was not gained. On fourth down the defense takes over where the ball is dead; on an earlier
 * down the next one is played. A gain is measured from the line of scrimmage and may be negative.
 */
export function afterFailure(before: GameState, gain: number, rules: Rules): GameState {
  const deadBall = (before.yardsToGoal ?? 0) - gain // from the offense's view
  if (deadBall >= 100) return afterSafety(before, rules.runoff.play, rules) // tackled in the own end zone
  const down = before.down ?? lastDown
  if (down === lastDown) {
    return possessionChanges(before, { yardsToGoal: 100 - deadBall, seconds: rules.runoff.play }, rules)
  }
  const yardsToGo = Math.min((before.yardsToGo ?? 0) - gain, deadBall)
  const after = stateWith(before, { down: down + 1, yardsToGo, yardsToGoal: deadBall })
  // with so little time that an earlier down is asked about, 95 of 100 plays for no gain are incomplete passes or
  // spikes (996 with 16 seconds or less, 2010–2018)
  if (gain === 0) return runClock(after, rules.runoff.play, rules)
  return runClockInBounds(before, after, rules)
}
