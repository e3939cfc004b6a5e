import { dated } from './dated.js'

/** Seconds left in the half at which the clock stops by itself. */
export const twoMinuteWarning = dated('Two-minute warning: seconds left in the half', [
  { from: 1999, value: 120, source: 'NFL Rule 4, Section 4' },
])

/** Seconds left in a half from which the clock, once stopped by the sideline, starts at the snap only. */
export const outOfBoundsStops = dated(
  'Out of bounds stops the clock until the snap with so many seconds left in the half; before, until the ready signal',
  [{ from: 1999, value: { firstHalf: 120, secondHalf: 300 }, source: 'NFL Rule 4, Section 3, Article 2' }],
)

/** What else stops the clock until the snap. */
export const stopsUntilSnap = dated('The clock stops until the next snap after', [
  {
    from: 1999,
    value:
      'an incomplete pass, a score, a change of possession, a kick, a charged timeout, the two-minute warning',
    source: 'NFL Rule 4, Section 3, Article 2',
  },
])

/** Seconds on the play clock once it has been stopped (timeout, penalty, change of possession, two-minute warning). */
export const playClockAfterStop = dated('Play clock after a stop: seconds', [
  { from: 1999, value: 25, source: 'NFL Rule 4, Section 6' },
])

/** When stopping a running clock late in a half by a foul costs the offense seconds of it; a timeout saves them. */
export const tenSecondRunoff = dated(
  'Run-off of a running clock against the offense, in the last seconds of a half, unless it takes a timeout',
  [
    {
      from: 1999,
      value: {
        seconds: 10,
        lastSeconds: 60,
        for: 'a foul that stops the clock or an injury without timeouts',
      },
      source: 'NFL Rule 4, Section 7',
    },
    {
      from: 2010,
      value: {
        seconds: 10,
        lastSeconds: 60,
        for: 'such a foul or injury, or a replay that would not have stopped it',
      },
      source: '2010 rule change (replay)',
    },
    {
      from: 2017,
      value: { seconds: 10, lastSeconds: 120, for: 'such a foul, injury or replay' },
      source: '2017 rule change: after the two-minute warning',
    },
  ],
)
