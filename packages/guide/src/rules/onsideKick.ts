import type { GameState } from '../situation/gameState.js'
import { firstAndTen } from './firstAndTen.js'
import { possessionChanges } from './possessionChanges.js'
import type { Rules } from './rulebook.js'
import { runClock } from './runClock.js'

/** One thing that can become of an onside kick. */
export interface OnsideLeaf {
  readonly label: 'recovered' | 'notRecovered'
  readonly probability: number
  readonly next: GameState
}

/**
 * Is an onside kick to be expected: the kicking team is behind in the fourth quarter? Every season's rule allows it
 * one there, and what becomes of it is known from there only.
 *
 * @param state in phase `kickoff`, from the receivers' view
 */
export function expectsOnside({ phase, quarter, offenseScore, defenseScore }: GameState): boolean {
  return phase === 'kickoff' && quarter === 4 && offenseScore > defenseScore
}

/** An onside kick: recovered by the kicking team or not, the ball dead where it is. The probabilities sum to one. */
export function onsideLeaves(state: GameState, rules: Rules): OnsideLeaf[] {
  const { recovered, kickersStart, receiversStart, seconds } = rules.onsideResults
  const kept = firstAndTen(state, 100 - receiversStart)
  return [
    {
      label: 'recovered',
      probability: recovered,
      next: possessionChanges(state, { yardsToGoal: 100 - kickersStart, seconds }, rules),
    },
    { label: 'notRecovered', probability: 1 - recovered, next: runClock(kept, seconds, rules) },
  ]
}
