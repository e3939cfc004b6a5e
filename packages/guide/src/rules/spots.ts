import { dated } from './dated.js'

/** Where a drive starts after a kickoff touchback, as yards from the receiving team's own goal line. */
export const kickoffTouchback = dated([
  { from: 1999, value: 20, source: 'NFL Rule 11, Section 6 (touchback)' },
  { from: 2016, value: 25, source: '2016 rule change, one-year trial, kept 2018' },
  { from: 2024, value: 30, source: '2024 dynamic kickoff' },
  { from: 2025, value: 35, source: '2025 amendment' },
])

/** Where a drive starts after any other touchback (punt, interception, fumble), from its own goal line. */
export const touchback = dated([{ from: 1999, value: 20, source: 'NFL Rule 11, Section 6 (touchback)' }])

/**
 * Where the receiving team's drive starts after the free kick that follows a safety, from its own goal line.
 * Kicked from the 20, punted or placed; one typical start stands for all.
 */
export const freeKickStart = dated([
  {
    from: 1999,
    value: 39,
    source: 'NFL Rule 6 (free kick from the 20); mean start of 310 drives, 2001–2019',
  },
])

/** Where a drive that no kick began starts on average (after punts, turnovers, misses), from its own goal line. */
export const typicalDriveStart = dated([
  { from: 1999, value: 31, source: 'mean start of 13,473 such drives, 2016–2019' },
])

/** Yards from the line of scrimmage back to the spot of a field goal kick. */
export const fieldGoalSetback = dated([
  {
    from: 1999,
    value: 8,
    source: 'holder seven to eight yards behind the line; missed kicks measured 2001–2020',
  },
])

/** The defense gets the ball after a miss at the spot of the kick, but at least this far from its goal line. */
export const missedKickAtLeast = dated([
  { from: 1999, value: 20, source: 'NFL Rule 11, Section 4, Article 2 (spot of the kick since 1994)' },
])

/** Line of scrimmage of a kicked try, as yards to the goal line. */
export const tryKickSpot = dated([
  { from: 1999, value: 2, source: 'NFL Rule 11, Section 3' },
  { from: 2015, value: 15, source: '2015 rule change' },
])

/** Line of scrimmage of a two-point try, as yards to the goal line. */
export const twoPointSpot = dated([{ from: 1999, value: 2, source: 'NFL Rule 11, Section 3' }])

/** Points for the defense when it returns a try: none before it was allowed to. */
export const defensiveTryPoints = dated([
  { from: 1999, value: 0, source: 'NFL Rule 11, Section 3: the ball is dead once the defense has it' },
  { from: 2015, value: 2, source: '2015 rule change' },
])
