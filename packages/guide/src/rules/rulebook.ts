import { inSeason } from './dated.js'
import * as periods from './periods.js'
import { typicalRunoff } from './runoff.js'
import * as spots from './spots.js'

/** The last season from which a row of the rulebook begins; later seasons are played by the same rules. */
export const lastRuledSeason = 2025

/** The rules of one season and season type. Spots from a goal line in yards, times in seconds. */
export type Rules = ReturnType<typeof rulesOf>

function rulesOf(season: number, seasonType: 'REG' | 'POST') {
  const regular = seasonType === 'REG'
  return Object.freeze({
    season,
    seasonType,
    kickoffTouchback: inSeason(spots.kickoffTouchback, season),
    touchback: inSeason(spots.touchback, season),
    freeKickStart: inSeason(spots.freeKickStart, season),
    typicalDriveStart: inSeason(spots.typicalDriveStart, season),
    fieldGoalSetback: inSeason(spots.fieldGoalSetback, season),
    missedKickAtLeast: inSeason(spots.missedKickAtLeast, season),
    tryKickSpot: inSeason(spots.tryKickSpot, season),
    twoPointSpot: inSeason(spots.twoPointSpot, season),
    defensiveTryPoints: inSeason(spots.defensiveTryPoints, season),
    quarterSeconds: inSeason(periods.quarterSeconds, season),
    timeoutsPerHalf: inSeason(periods.timeoutsPerHalf, season),
    twoMinuteWarning: inSeason(periods.twoMinuteWarning, season),
    overtimeFormat: inSeason(
      regular ? periods.regularOvertimeFormat : periods.postseasonOvertimeFormat,
      season,
    ),
    overtimeSeconds: inSeason(
      regular ? periods.regularOvertimeSeconds : periods.postseasonOvertimeSeconds,
      season,
    ),
    overtimeTimeouts: inSeason(regular ? periods.regularOvertimeTimeouts : periods.timeoutsPerHalf, season),
    /** A regular-season game still even after one overtime period is a tie; a postseason game goes on. */
    mayTie: regular,
    runoff: inSeason(typicalRunoff, season),
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
