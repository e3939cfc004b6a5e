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
  readonly kneel: number
  /** Outside the last five minutes of the game and the last two of the first half. */
  readonly betweenSnaps: number
  /** In the last five minutes of the game or of overtime, down to two. */
  readonly lastFiveMinutes: LateRunoff
  /** In the last two minutes of the game or of overtime. */
  readonly lastTwoMinutes: LateRunoff
  /** In the last two minutes of the first half. */
  readonly endOfFirstHalf: number
  /** The play clock: what may be burned between two kneel-downs. */
  readonly playClock: number
  /** With this much or less left there is time for one play at most. */
  readonly lastPlay: number
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
      endOfFirstHalf: 14,
      playClock: 40,
      lastPlay: 8,
    },
    source:
      'play clock: NFL Rule 4, Section 6; the rest measured on 2016–2019: mean seconds from snap to next snap, ' +
      'between snaps after first downs on third and fourth down (8,211 outside of the late game), timeouts taken included',
  },
])
