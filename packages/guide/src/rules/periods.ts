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

export const quarterSeconds = dated([{ from: 1999, value: 900, source: 'NFL Rule 4, Section 1' }])

export const timeoutsPerHalf = dated([{ from: 1999, value: 3, source: 'NFL Rule 4, Section 5' }])

export const regularOvertimeTimeouts = dated([{ from: 1999, value: 2, source: 'NFL Rule 16' }])

export const regularOvertimeSeconds = dated([
  { from: 1999, value: 900, source: 'NFL Rule 16' },
  { from: 2017, value: 600, source: '2017 rule change (player safety)' },
])

export const postseasonOvertimeSeconds = dated([{ from: 1999, value: 900, source: 'NFL Rule 16' }])

export const regularOvertimeFormat = dated<OvertimeFormat>([
  { from: 1999, value: 'suddenDeath', source: 'NFL Rule 16 (since 1974)' },
  { from: 2012, value: 'modified', source: '2012 rule change' },
  { from: 2025, value: 'bothPossess', source: '2025 rule change' },
])

export const postseasonOvertimeFormat = dated<OvertimeFormat>([
  { from: 1999, value: 'suddenDeath', source: 'NFL Rule 16' },
  { from: 2010, value: 'modified', source: '2010 rule change (postseason)' },
  { from: 2022, value: 'bothPossess', source: '2022 rule change (postseason)' },
])

/** Seconds left in the half at which the clock stops by itself. */
export const twoMinuteWarning = dated([{ from: 1999, value: 120, source: 'NFL Rule 4, Section 4' }])
