import type { GameState } from '../situation/gameState.js'
import { periodEnds } from './periodEnds.js'
import type { Rules } from './rulebook.js'

/**
 * Takes seconds off the clock; at zero the period ends, save that a try is still played.
 *
 * @param after what holds once the play is over, its clock not yet run
 */
export function runClock(after: GameState, seconds: number, rules: Rules): GameState {
  const run = { ...after, secondsLeft: Math.max(0, after.secondsLeft - seconds) }
  if (run.secondsLeft > 0 || run.phase === 'try' || run.phase === 'final') return run
  return periodEnds(run, rules)
}

/** The offense keeps the ball after a tackle in bounds: the clock runs to the next snap, or it takes a timeout. */
export function runClockInBounds(before: GameState, after: GameState, rules: Rules): GameState {
  const seconds = secondsToNextSnap(before, rules)
  const wouldEndTheHalf = endsHalf(before) && seconds >= before.secondsLeft
  const wantsTime = before.quarter === 2 || before.offenseScore <= before.defenseScore
  if (wouldEndTheHalf && wantsTime && after.offenseTimeouts > 0) {
    return runClock({ ...after, offenseTimeouts: after.offenseTimeouts - 1 }, rules.runoff.play, rules)
  }
  return runClock(after, seconds, rules)
}

/** Seconds from this snap to the next when the clock runs on, the two-minute warning considered. */
export function secondsToNextSnap(before: GameState, rules: Rules): number {
  const typical = typicalSeconds(before, rules)
  const beyondWarning = before.secondsLeft - rules.twoMinuteWarning
  if (!endsHalf(before) || beyondWarning <= 0) return typical
  return Math.min(typical, Math.max(rules.runoff.play, beyondWarning))
}

function typicalSeconds(
  { quarter, secondsLeft, offenseScore, defenseScore }: GameState,
  { runoff }: Rules,
): number {
  if (quarter === 2 && secondsLeft <= 120) return runoff.endOfFirstHalf
  if (quarter < 4 || secondsLeft > 300) return runoff.betweenSnaps
  const late = secondsLeft <= 120 ? runoff.lastTwoMinutes : runoff.lastFiveMinutes
  if (offenseScore === defenseScore) return late.tied
  return offenseScore > defenseScore ? late.leading : late.trailing
}

function endsHalf({ quarter }: GameState): boolean {
  return quarter !== 1 && quarter !== 3
}
