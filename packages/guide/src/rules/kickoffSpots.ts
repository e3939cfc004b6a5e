import { dated } from './dated.js'

/** Who may try an onside kick: anybody, a team that is behind, or a team that is behind in the fourth quarter. */
export type OnsideAllowed = 'always' | 'trailing' | 'trailingInFourthQuarter'

/** Where a kickoff is kicked, as yards from the kicking team's own goal line. */
export const kickoffSpot = dated("Kickoff: yards from the kicking team's goal line", [
  { from: 1999, value: 30, source: 'NFL Rule 6, Section 1 (since 1994)' },
  { from: 2011, value: 35, source: '2011 rule change (player safety)' },
])

/** Where a drive starts after a kickoff touchback, as yards from the receiving team's own goal line. */
export const kickoffTouchback = dated('Start after a kickoff touchback: yards from the own goal line', [
  { from: 1999, value: 20, source: 'NFL Rule 11, Section 6 (touchback)' },
  { from: 2016, value: 25, source: '2016 rule change, one-year trial, kept 2018' },
  { from: 2024, value: 30, source: '2024 dynamic kickoff' },
  { from: 2025, value: 35, source: '2025 amendment' },
])

/** The same when the kick has come down in the landing zone (the receivers' 20 to the goal line) and is downed behind it. */
export const bouncedTouchback = dated(
  'Start after a kickoff touchback that has bounced in the landing zone: yards from the own goal line',
  [
    { from: 1999, value: 20, source: 'NFL Rule 11, Section 6: as any kickoff touchback' },
    { from: 2016, value: 25, source: '2016 rule change: as any kickoff touchback' },
    { from: 2024, value: 20, source: '2024 dynamic kickoff' },
  ],
)

/** Where a drive starts after a fair catch of a kickoff inside the receivers' 25. */
export const kickoffFairCatch = dated<number | 'where it is caught' | 'no fair catch'>(
  'Start after a fair catch of a kickoff inside the own 25: yards from the own goal line',
  [
    { from: 1999, value: 'where it is caught', source: 'NFL Rule 10, Section 2' },
    { from: 2023, value: 25, source: '2023 rule change, one-year trial' },
    { from: 2024, value: 'no fair catch', source: '2024 dynamic kickoff' },
  ],
)

/** Where the receivers start after a kickoff that went out of bounds, from their own goal line. */
export const kickoffOutOfBounds = dated('Start after a kickoff out of bounds: yards from the own goal line', [
  { from: 1999, value: 40, source: 'NFL Rule 6, Section 3: 30 yards beyond the spot of the kick' },
  { from: 2011, value: 40, source: '2011 rule change: 25 yards beyond the spot of the kick' },
])

/** Where the free kick after a safety is kicked, as yards from the kicking team's own goal line. */
export const freeKickSpot = dated("Free kick after a safety: yards from the kicking team's goal line", [
  { from: 1999, value: 20, source: 'NFL Rule 6, Section 1 (punt, drop kick or place kick)' },
])

/** Who may try an onside kick. */
export const onsideAllowed = dated<OnsideAllowed>('Onside kick: who may try one', [
  { from: 1999, value: 'always', source: 'NFL Rule 6' },
  {
    from: 2018,
    value: 'always',
    source: '2018 rule change: five kickers on each side and no running start make it harder',
  },
  { from: 2024, value: 'trailingInFourthQuarter', source: '2024 dynamic kickoff: it is declared' },
  { from: 2025, value: 'trailing', source: '2025 amendment: declared, at any time' },
  { from: 2026, value: 'always', source: '2026 amendment: declared, at any time, by either team' },
])
