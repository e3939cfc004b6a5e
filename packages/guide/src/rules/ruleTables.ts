import * as clock from './clockStops.js'
import type { DatedRule } from './dated.js'
import * as results from './kickoffResults.js'
import * as kickoffs from './kickoffSpots.js'
import * as periods from './periods.js'
import * as seconds from './runoff.js'
import * as spots from './spots.js'

/** Rules that belong together, in the order in which they are shown. */
export interface RuleTable {
  readonly topic: string
  readonly rules: readonly DatedRule<unknown>[]
}

/** The whole rulebook by topic. */
export const ruleTables: readonly RuleTable[] = [
  {
    topic: 'Kickoffs and free kicks',
    rules: [
      kickoffs.kickoffSpot,
      kickoffs.kickoffTouchback,
      kickoffs.bouncedTouchback,
      kickoffs.kickoffFairCatch,
      kickoffs.kickoffOutOfBounds,
      results.kickoffResults,
      results.kickoffReturnTouchdownSeconds,
      kickoffs.onsideAllowed,
      results.onsideResults,
      kickoffs.freeKickSpot,
      results.freeKickResults,
    ],
  },
  {
    topic: 'Points, tries, field goals and touchbacks',
    rules: [
      spots.points,
      spots.tryKickSpot,
      spots.twoPointSpot,
      spots.defensiveTryPoints,
      spots.tryAfterLastWin,
      spots.fieldGoalSetback,
      spots.missedKickAtLeast,
      spots.likelyKick,
      spots.touchback,
    ],
  },
  {
    topic: 'Periods, timeouts and overtime',
    rules: [
      periods.quarterSeconds,
      periods.timeoutsPerHalf,
      periods.regularOvertimeFormat,
      periods.postseasonOvertimeFormat,
      periods.regularOvertimeSeconds,
      periods.postseasonOvertimeSeconds,
      periods.regularOvertimeTimeouts,
      periods.postseasonOvertimeTimeouts,
      periods.overtimeCoinToss,
      periods.overtimePossession,
      periods.overtimeTiming,
      periods.regularMayTie,
      periods.postseasonMayTie,
    ],
  },
  {
    topic: 'The clock',
    rules: [
      clock.twoMinuteWarning,
      clock.outOfBoundsStops,
      clock.stopsUntilSnap,
      clock.playClockAfterStop,
      clock.tenSecondRunoff,
      seconds.typicalRunoff,
      seconds.fewSeconds,
      seconds.halfTimeNears,
      seconds.lateOutOfBounds,
    ],
  },
]
