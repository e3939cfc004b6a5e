import type { GameState } from '../situation/gameState.js'
import type { Rules } from './rulebook.js'

const downs = 4

/**
 * Can the leading offense run out the clock by kneeling, whatever timeouts the defense takes?
 * Each kneel takes its own seconds; between two of them the play clock runs, unless the defense has a timeout
 * left or the two-minute warning stops the clock. After a kneel on fourth down the defense has the ball.
 */
export function canKneelOut(state: GameState, rules: Rules): boolean {
  if (state.phase !== 'scrimmage' || state.quarter < 4) return false
  if (state.offenseScore <= state.defenseScore || (state.overtime && !rules.mayTie)) return false
  let { secondsLeft, defenseTimeouts } = state
  for (let down = state.down ?? 1; down <= downs; down++) {
    const before = secondsLeft
    secondsLeft -= rules.runoff.kneel
    if (secondsLeft <= 0) return true
    const warned = before > rules.twoMinuteWarning && secondsLeft <= rules.twoMinuteWarning
    if (warned) continue
    if (defenseTimeouts > 0) defenseTimeouts -= 1
    else secondsLeft = standsAt(secondsLeft, secondsLeft - rules.runoff.playClock, rules.twoMinuteWarning)
    if (secondsLeft <= 0 && down < downs) return true
  }
  return false
}

/** The clock after running down from one time towards another: it stands at the two-minute warning. */
function standsAt(from: number, to: number, warning: number): number {
  return from > warning && to < warning ? warning : to
}

/** Does one kneel-down end the half or the game here? */
export function kneelEndsHalf(state: GameState, rules: Rules): boolean {
  const endsHalf = state.quarter !== 1 && state.quarter !== 3
  if (!endsHalf) return false
  if (state.secondsLeft <= rules.runoff.kneel) return true
  const clockRunsOn = (state.down ?? downs) < downs && state.defenseTimeouts === 0
  return clockRunsOn && state.secondsLeft <= rules.runoff.kneel + rules.runoff.playClock
}
