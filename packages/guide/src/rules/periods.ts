import { dated } from './dated.js'

/**
 * How an overtime is won.
 * - `suddenDeath`: the first score wins.
 * - `modified`: a touchdown or safety on the first possession wins; after a field goal the other team has one
 *   possession; then the first score wins.
 * - `bothPossess`: both teams have a possession whatever the first brings (but the kicking team's safety
 *   wins); then the first score wins.
 */
export type OvertimeFormat = 'suddenDeath' | 'modified' | 'bothPossess'

export const quarterSeconds = dated('Quarter: seconds', [
  { from: 1999, value: 900, source: 'NFL Rule 4, Section 1' },
])

export const timeoutsPerHalf = dated('Timeouts a half', [
  { from: 1999, value: 3, source: 'NFL Rule 4, Section 5' },
])

export const regularOvertimeTimeouts = dated(
  'Timeouts in overtime',
  [{ from: 1999, value: 2, source: 'NFL Rule 16' }],
  'REG',
)

export const postseasonOvertimeTimeouts = dated(
  'Timeouts in overtime (every two periods)',
  [{ from: 1999, value: 3, source: 'NFL Rule 16' }],
  'POST',
)

export const regularOvertimeSeconds = dated(
  'Overtime period: seconds',
  [
    { from: 1999, value: 900, source: 'NFL Rule 16' },
    { from: 2017, value: 600, source: '2017 rule change (player safety)' },
  ],
  'REG',
)

export const postseasonOvertimeSeconds = dated(
  'Overtime period: seconds',
  [{ from: 1999, value: 900, source: 'NFL Rule 16' }],
  'POST',
)

export const regularOvertimeFormat = dated<OvertimeFormat>(
  'Overtime format',
  [
    { from: 1999, value: 'suddenDeath', source: 'NFL Rule 16 (since 1974)' },
    { from: 2012, value: 'modified', source: '2012 rule change' },
    { from: 2025, value: 'bothPossess', source: '2025 rule change' },
  ],
  'REG',
)

export const postseasonOvertimeFormat = dated<OvertimeFormat>(
  'Overtime format',
  [
    { from: 1999, value: 'suddenDeath', source: 'NFL Rule 16' },
    { from: 2010, value: 'modified', source: '2010 rule change (postseason)' },
    { from: 2022, value: 'bothPossess', source: '2022 rule change (postseason)' },
  ],
  'POST',
)

/** Who has the ball first. The winner's choice is not foreseen: before the toss either team may receive. */
export const overtimeCoinToss = dated('First possession of an overtime', [
  {
    from: 1999,
    value: 'a coin toss: its winner chooses to receive, to kick, or an end',
    source: 'NFL Rule 16, Section 1, Articles 2 and 3',
  },
])

/** What counts as a team's possession. */
export const overtimePossession = dated('A team has had its possession of an overtime once', [
  {
    from: 1999,
    value: 'its drive has ended, or it has lost a kick that it could have had',
    source: 'NFL Rule 16, Section 1, Article 4 (opportunity to possess; since the modified format)',
  },
])

/** How the clock of an overtime stops beside. */
export const overtimeTiming = dated('The clock of an overtime is run as that of', [
  {
    from: 1999,
    value: 'the fourth quarter: two-minute warning and stops out of bounds alike',
    source: 'NFL Rule 16, Section 1, Article 4: general rules of the fourth period apply',
  },
])

/** A regular-season game still even after one overtime period is a tie; a postseason game goes on. */
export const regularMayTie = dated(
  'A game may end in a tie',
  [{ from: 1999, value: true, source: 'NFL Rule 16: one period' }],
  'REG',
)

export const postseasonMayTie = dated(
  'A game may end in a tie',
  [{ from: 1999, value: false, source: 'NFL Rule 16: periods until a score decides' }],
  'POST',
)
