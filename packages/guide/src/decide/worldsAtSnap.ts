import { type World, world } from '../outcomes/outcomesOf.js'
import { type ClockBefore, standing } from '../rules/clockBefore.js'
import type { Rules } from '../rules/rulebook.js'
import { type Snap, snapsFrom } from '../rules/snapsFrom.js'
import type { Situation } from '../situation/situation.js'
import { stateWith } from '../situation/stateWith.js'
import { stateBefore } from './stateBefore.js'
import { eachWay, type WaysToSnap } from './waysToSnap.js'

/** Whether the clock runs before the snap; it never does before a try. */
export function clockBefore({ phase, clockRunning, playClock }: Situation): ClockBefore {
  return clockRunning && phase === 'scrimmage' ? { running: true, playClock: playClock ?? 0 } : standing
}

/**
 * The situation at each moment at which the ball may be snapped: where the clock stands, as it is.
 *
 * @param settled equally likely situations, whose clocks, scores and timeouts agree
 */
export function worldsAtSnap(settled: readonly Situation[], rules: Rules): WaysToSnap<readonly World[]> {
  const [first] = settled
  if (!first) throw new TypeError('a decision without a situation')
  const clock = clockBefore(first)
  return eachWay(snapsFrom(stateBefore(first), clock, rules), ({ state, clockRan }: Snap) => {
    const { quarter, secondsLeft, offenseTimeouts, defenseTimeouts, overtime } = state
    const then = { quarter, secondsLeft, offenseTimeouts, defenseTimeouts, overtime }
    return settled.map((its) => world(its, stateWith(stateBefore(its), then), rules, clockRan))
  })
}
