import { dated } from './dated.js'

/** Seconds from one snap to the next when the offense keeps the ball and the clock runs, by who is ahead. */
interface LateRunoff {
  readonly leading: number
  readonly tied: number
  readonly trailing: number
}

/** Seconds that the game clock loses, by what happened. */
export interface Runoff {
  /** Snap to dead ball, where the clock stands afterwards. */
  readonly play: number
  /** An interception or a lost fumble, with its return. */
  readonly turnover: number
  readonly fieldGoal: number
  readonly punt: number
  /** Snap to dead ball of a kneel-down. */
  readonly kneel: number
  /** Outside the last five minutes of the game and the last two of the first half. */
  readonly betweenSnaps: number
  /** In the last five minutes of the game or of overtime, down to two. */
  readonly lastFiveMinutes: LateRunoff
  /** In the last two minutes of overtime; of a half both sides' choices are weighed instead. */
  readonly lastTwoMinutes: LateRunoff
  /** The play clock that starts when a play is over. */
  readonly playClock: number
  /** Dead ball in bounds to the next snap of a team in a hurry. */
  readonly hurryUp: number
}

export const typicalRunoff = dated<Runoff>('Seconds that the game clock loses', [
  {
    from: 1999,
    value: {
      play: 6,
      turnover: 9,
      fieldGoal: 4,
      punt: 9,
      kneel: 2,
      betweenSnaps: 36,
      lastFiveMinutes: { leading: 28, tied: 33, trailing: 23 },
      lastTwoMinutes: { leading: 36, tied: 19, trailing: 17 },
      playClock: 40,
      hurryUp: 15,
    },
    source:
      'play clock: NFL Rule 4, Section 6; the rest measured on 2016–2019: mean seconds from snap to next snap, ' +
      'between snaps after first downs on third and fourth down (8,211 outside of the late game), timeouts taken ' +
      'included; kneel: 123 that a timeout followed, 2010–2018 (median 3, lower quartile 2; without one 41 to the next ' +
      'snap, 1,194); hurry-up: 434 plays in bounds of the last two minutes, behind by one score without timeouts, ' +
      '2010–2018 (mean 20.7 from snap to snap)',
  },
])

/** How few seconds leave time for how little. */
export interface FewSeconds {
  /** Time for one play at most. */
  readonly lastPlay: number
  /** From here up a second play is likely, and the win-probability model is as good as anywhere. */
  readonly anotherPlay: number
  /** Before fourth down, a kick now is weighed against a play. */
  readonly kickNow: number
  /** The same while the clock runs, or without timeouts, when a tackle in bounds leaves no time to snap again. */
  readonly kickNowWithoutTimeouts: number
}

export const fewSeconds = dated<FewSeconds>(
  'Few seconds: time for one play; for another; when a kick before fourth down is weighed',
  [
    {
      from: 1999,
      value: { lastPlay: 5, anotherPlay: 10, kickNow: 8, kickNowWithoutTimeouts: 16 },
      source:
        'measured: runs and passes that another snap followed in the half, 2010–2018: 2 % of those with 0 to 3 seconds ' +
        'left (295), 16 % with 4, 28 % with 5, 59 % with 6, 80 % with 10 (105 to 210 each); of hurried teams without ' +
        'timeouts a tenth snap again within 16 seconds of a play in bounds (266)',
    },
  ],
)

/** Share of first downs, gained by a run or a pass in the last two minutes of a half, that end out of bounds. */
export const lateOutOfBounds = dated('First downs in the last two minutes of a half: share out of bounds', [
  {
    from: 1999,
    value: { run: 0.09, pass: 0.26 },
    source:
      'measured: 1,357 runs and 7,045 passes, 2010–2018 (passes alike whoever leads: .27, .29 tied, .25 behind)',
  },
])

/** When half-time is so near that the win-probability model, which hardly sees it come, is not believed alone. */
export interface HalfTimeNears {
  /** Seconds left in the first half from which half-time counts, and at which it counts in full. */
  readonly from: number
  readonly fully: number
  /** The share that what follows half-time then has beside the model. */
  readonly share: number
}

export const halfTimeNears = dated<HalfTimeNears>(
  'Last seconds of the first half: share of what half-time is worth in the worth of a moment',
  [
    {
      from: 1999,
      value: { from: 45, fully: 30, share: 0.25 },
      source:
        'measured: 10,280 snaps with 30 seconds or less, 2006–2018: log loss of the result .4766 by the model (no less ' +
        'than a kneel to half-time), .4745 with a quarter of half-time, .4744 with a half, .4758 with three quarters; ' +
        'the quarter, since inside the 35 it is the best share (4,346 snaps: .4729, .4696, .4699, .4735)',
    },
  ],
)
