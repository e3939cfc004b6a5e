import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { periodEnds } from './periodEnds.js'
import type { Rules } from './rulebook.js'

/**
 * Takes seconds off the clock; at zero the period ends, save that a try is still played.
 *
 * @param after what holds once the play is over, its clock not yet run
 */
export function runClock(after: GameState, seconds: number, rules: Rules): GameState {
  const run = stateWith(after, { secondsLeft: Math.max(0, after.secondsLeft - seconds) })
  if (run.secondsLeft > 0 || run.phase === 'try' || run.phase === 'final') return run
  return periodEnds(run, rules)
}

/**
 * The offense keeps the ball after a tackle in bounds: the clock runs on. In the last two minutes of a half it is
 * still running in the state that follows, since both sides have a say in when it stops; before, the next snap comes
 * after the usual time, and in overtime a team that needs time takes a timeout before the last second.
 */
export function runClockInBounds(before: GameState, after: GameState, rules: Rules): GameState {
  if (isLateInHalf(before, rules)) {
    const dead = runClock(after, rules.runoff.play, rules)
    return dead.quarter === before.quarter && dead.phase === 'scrimmage'
      ? stateWith(dead, { clockRuns: true })
      : dead
  }
  const seconds = secondsToNextSnap(before, rules)
  const wouldEndTheHalf = before.quarter > 4 && seconds >= before.secondsLeft
  const wantsTime = before.offenseScore <= before.defenseScore
  if (wouldEndTheHalf && wantsTime && after.offenseTimeouts > 0) {
    return runClock(
      stateWith(after, { offenseTimeouts: after.offenseTimeouts - 1 }),
      rules.runoff.play,
      rules,
    )
  }
  return runClock(after, seconds, rules)
}

/** The last two minutes of either half, where seconds decide. */
export function isLateInHalf({ quarter, secondsLeft }: GameState, { twoMinuteWarning }: Rules): boolean {
  return (quarter === 2 || quarter === 4) && secondsLeft <= twoMinuteWarning
}

/** Seconds from this snap to the next when the clock runs on, the two-minute warning considered. */
export function secondsToNextSnap(before: GameState, rules: Rules): number {
  const typical = typicalSeconds(before, rules)
  const beyondWarning = before.secondsLeft - rules.twoMinuteWarning
  const isWarned = before.quarter === 2 || before.quarter >= 4
  if (!isWarned || beyondWarning <= 0) return typical
  return Math.min(typical, Math.max(rules.runoff.play, beyondWarning))
}

function typicalSeconds(
  { quarter, secondsLeft, offenseScore, defenseScore }: GameState,
  { runoff, twoMinuteWarning }: Rules,
): number {
  if (quarter < 4 || secondsLeft > 300) return runoff.betweenSnaps
  const late = secondsLeft <= twoMinuteWarning ? runoff.lastTwoMinutes : runoff.lastFiveMinutes
  if (offenseScore === defenseScore) return late.tied
  return offenseScore > defenseScore ? late.leading : late.trailing
}
