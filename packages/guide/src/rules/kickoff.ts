import type { GameState } from '../situation/gameState.js'
import { afterTouchdown } from './afterTouchdown.js'
import { firstAndTen } from './firstAndTen.js'
import type { KickResults } from './kickoffResults.js'
import { possessionChanges } from './possessionChanges.js'
import type { Rules } from './rulebook.js'
import { runClock } from './runClock.js'

/** One thing that can become of a kickoff. */
export interface KickoffLeaf {
  readonly label: 'touchback' | 'returned' | 'returnTouchdown' | 'lost'
  readonly probability: number
  readonly next: GameState
}

/**
 * A kickoff or a free kick: touchback, return to one of a few equally likely spots, return touchdown, or the ball
 * lost to the kicking team. The probabilities sum to one.
 *
 * @param state in phase `kickoff` or `freeKick`, from the receivers' view
 */
export function kickoffLeaves(state: GameState, rules: Rules): KickoffLeaf[] {
  const results = resultsOf(state, rules)
  const { touchback, returnTouchdown, lost, lostAt, starts, seconds } = results
  const returned = inPlay(results) / starts.length
  const scored = afterTouchdown(state, 'offense', rules.kickoffReturnTouchdownSeconds, rules)
  const leaves: KickoffLeaf[] = [
    { label: 'touchback', probability: touchback, next: firstAndTen(state, 100 - rules.kickoffTouchback) },
    ...starts.map((start) => ({
      label: 'returned' as const,
      probability: returned,
      next: runClock(firstAndTen(state, 100 - start), seconds, rules),
    })),
    { label: 'returnTouchdown', probability: returnTouchdown, next: scored },
    {
      label: 'lost',
      probability: lost,
      next: possessionChanges(state, { yardsToGoal: lostAt, seconds }, rules),
    },
  ]
  return leaves.filter(({ probability }) => probability > 0)
}

/** A kickoff or a free kick as one typical result: the receivers' first and ten at the mean start, no time gone. */
export function kickedAway(state: GameState, rules: Rules): GameState {
  const results = resultsOf(state, rules)
  const { touchback, starts } = results
  const meanReturn = starts.reduce((sum, start) => sum + start, 0) / starts.length
  const kept = touchback + inPlay(results)
  const start = (touchback * rules.kickoffTouchback + inPlay(results) * meanReturn) / kept
  return firstAndTen(state, 100 - start)
}

function resultsOf({ phase }: GameState, rules: Rules): KickResults {
  return phase === 'freeKick' ? rules.freeKickResults : rules.kickoffResults
}

/** Share of kicks that are run back, short of a touchdown, and kept. */
function inPlay({ touchback, returnTouchdown, lost }: KickResults): number {
  return 1 - touchback - returnTouchdown - lost
}
