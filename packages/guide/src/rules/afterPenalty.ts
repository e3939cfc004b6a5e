import type { GameState } from '../situation/gameState.js'
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
  return { ...after, secondsLeft: Math.max(0, before.secondsLeft - rules.runoff.play) }
}

/** The offense's foul pushes it back, by half the distance to its own goal line at most; the down is played again. */
export function afterOffensivePenalty(before: GameState, yards: number, rules: Rules): GameState {
  const yardsToGoal = before.yardsToGoal ?? 0
  const back = Math.min(yards, (100 - yardsToGoal) / 2)
  const after = { ...before, yardsToGo: (before.yardsToGo ?? 0) + back, yardsToGoal: yardsToGoal + back }
  return runClock(after, rules.runoff.play, rules)
}
