import type { MissedKick } from '../models/footballModels.js'
import { afterBlockedKick } from '../rules/afterBlockedKick.js'
import { afterFieldGoal } from '../rules/afterFieldGoal.js'
import { afterMiss } from '../rules/afterMiss.js'
import { afterTouchdown } from '../rules/afterTouchdown.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import type { Outcome, OutcomeLabel, OutcomeTree } from './outcome.js'

/** Nobody tries from farther out: the longest make is 68 yards. */
export const longestKick = 68

/** Yards from the line of scrimmage to the posts behind the spot of the kick: ten of end zone, eight of setback. */
export function kickDistance(yardsToGoal: number, rules: Rules): number {
  const endZone = 10
  return yardsToGoal + endZone + rules.fieldGoalSetback
}

/**
 * A field goal try: good, or missed, or blocked; either may be run back for a touchdown.
 *
 * @param make chance that the kick is good
 * @param noGood how the other kicks are shared out
 */
export function fieldGoal(before: GameState, make: number, noGood: MissedKick, rules: Rules): OutcomeTree {
  const { blocked, returnTouchdown, blockedReturnTouchdown, blockedSpots } = noGood
  const miss = (1 - make) * (1 - blocked)
  const block = (1 - make) * blocked
  // as long as the return of a turnover, so that both are one state to value
  const returned = afterTouchdown(before, 'defense', rules.runoff.turnover, rules)
  const leaf = (label: OutcomeLabel, probability: number, next: GameState): Outcome => ({
    label,
    probability,
    next,
    isSuccess: label === 'made',
    gained: null,
  })
  const outcomes = [
    leaf('made', make, afterFieldGoal(before, rules)),
    leaf('missed', miss * (1 - returnTouchdown), afterMiss(before, rules)),
    leaf('returnTouchdown', miss * returnTouchdown, returned),
    ...blockedSpots.map(({ yards, probability }) =>
      leaf(
        'blocked',
        block * (1 - blockedReturnTouchdown) * probability,
        afterBlockedKick(before, yards, rules),
      ),
    ),
    leaf('blockedTouchdown', block * blockedReturnTouchdown, returned),
  ]
  return { choice: 'fieldGoal', outcomes: outcomes.filter(({ probability }) => probability > 0) }
}
