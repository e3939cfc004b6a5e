import * as clock from './clockStops.js'
import { type DatedRule, inSeason } from './dated.js'
import * as results from './kickoffResults.js'
import * as kickoffs from './kickoffSpots.js'
import * as periods from './periods.js'
import * as seconds from './runoff.js'
import * as spots from './spots.js'

/** The last season from which a row of the rulebook begins; later seasons are played by the same rules. */
export const lastRuledSeason = 2026

/** The rules of one season and season type. Spots from a goal line in yards, times in seconds. */
export type Rules = ReturnType<typeof rulesOf>

function rulesOf(season: number, seasonType: 'REG' | 'POST') {
  const regular = seasonType === 'REG'
  const now = <Value>(rule: DatedRule<Value>) => inSeason(rule, season)
  return Object.freeze({
    season,
    seasonType,
    points: now(spots.points),
    kickoffSpot: now(kickoffs.kickoffSpot),
    kickoffTouchback: now(kickoffs.kickoffTouchback),
    bouncedTouchback: now(kickoffs.bouncedTouchback),
    kickoffFairCatch: now(kickoffs.kickoffFairCatch),
    kickoffOutOfBounds: now(kickoffs.kickoffOutOfBounds),
    freeKickSpot: now(kickoffs.freeKickSpot),
    onsideAllowed: now(kickoffs.onsideAllowed),
    kickoffResults: now(results.kickoffResults),
    freeKickResults: now(results.freeKickResults),
    onsideResults: now(results.onsideResults),
    kickoffReturnTouchdownSeconds: now(results.kickoffReturnTouchdownSeconds),
    touchback: now(spots.touchback),
    fieldGoalSetback: now(spots.fieldGoalSetback),
    likelyKick: now(spots.likelyKick),
    missedKickAtLeast: now(spots.missedKickAtLeast),
    tryKickSpot: now(spots.tryKickSpot),
    twoPointSpot: now(spots.twoPointSpot),
    defensiveTryPoints: now(spots.defensiveTryPoints),
    tryAfterLastWin: now(spots.tryAfterLastWin),
    quarterSeconds: now(periods.quarterSeconds),
    timeoutsPerHalf: now(periods.timeoutsPerHalf),
    overtimeFormat: now(regular ? periods.regularOvertimeFormat : periods.postseasonOvertimeFormat),
    overtimeSeconds: now(regular ? periods.regularOvertimeSeconds : periods.postseasonOvertimeSeconds),
    overtimeTimeouts: now(regular ? periods.regularOvertimeTimeouts : periods.postseasonOvertimeTimeouts),
    mayTie: now(regular ? periods.regularMayTie : periods.postseasonMayTie),
    twoMinuteWarning: now(clock.twoMinuteWarning),
    outOfBoundsStops: now(clock.outOfBoundsStops),
    playClockAfterStop: now(clock.playClockAfterStop),
    tenSecondRunoff: now(clock.tenSecondRunoff),
    runoff: now(seconds.typicalRunoff),
    fewSeconds: now(seconds.fewSeconds),
    halfTimeNears: now(seconds.halfTimeNears),
    lateOutOfBounds: now(seconds.lateOutOfBounds),
  })
}

const books = new Map<string, Rules>()

/**
 * The rules of that season, one frozen object; every number with its source in the dated tables beside this
 * file. No other function looks at a year.
 *
 * @param season 1999 or later; after the last row the latest rules are taken
 * @example rulebook(2020, 'REG').kickoffTouchback // 25
 */
export function rulebook(season: number, seasonType: 'REG' | 'POST'): Rules {
  const key = `${season} ${seasonType}`
  const known = books.get(key)
  if (known) return known
  const book = rulesOf(season, seasonType)
  books.set(key, book)
  return book
}
