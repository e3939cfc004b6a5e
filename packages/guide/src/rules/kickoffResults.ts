import { dated } from './dated.js'

/** What becomes of a kick that the other team may return; shares of all such kicks. Spots in yards from the receivers' goal line. */
export interface KickResults {
  readonly touchback: number
  readonly returnTouchdown: number
  /** The kicking team has the ball: a fumble or a muff. */
  readonly lost: number
  readonly lostAt: number
  /** Equally likely starts of all other kicks, penalties and kicks out of bounds included: means of equal slices. */
  readonly starts: readonly number[]
  /** Seconds that a return takes; a touchback takes none. */
  readonly seconds: number
}

/** What becomes of an expected onside kick; spots in yards from the own goal line of whoever has the ball. */
export interface OnsideResults {
  /** The kicking team has the ball. */
  readonly recovered: number
  readonly kickersStart: number
  readonly receiversStart: number
  readonly seconds: number
}

/** Kickoffs that are no onside kicks. A touchback's spot is `kickoffTouchback`. */
export const kickoffResults = dated<KickResults>('Kickoff: what becomes of it', [
  {
    from: 1999,
    value: {
      touchback: 0.113,
      returnTouchdown: 0.0063,
      lost: 0.0095,
      lostAt: 28,
      starts: [19, 27, 39],
      seconds: 6,
    },
    source: 'measured: 24,103 kickoffs, 2001–2010',
  },
  {
    from: 2011,
    value: {
      touchback: 0.504,
      returnTouchdown: 0.0036,
      lost: 0.0052,
      lostAt: 23,
      starts: [14, 22, 33.5],
      seconds: 6,
    },
    source: 'measured: 12,785 kickoffs, 2011–2015',
  },
  {
    from: 2016,
    value: {
      touchback: 0.594,
      returnTouchdown: 0.0024,
      lost: 0.004,
      lostAt: 21,
      starts: [15, 22.5, 33.5],
      seconds: 6,
    },
    source: 'measured: 5,034 kickoffs, 2016–2017',
  },
  {
    from: 2018,
    value: {
      touchback: 0.626,
      returnTouchdown: 0.0021,
      lost: 0.0041,
      lostAt: 23.5,
      starts: [15.5, 24, 34.5],
      seconds: 6,
    },
    source: 'measured: 5,139 kickoffs, 2018–2019',
  },
  {
    from: 2023,
    value: {
      touchback: 0.782,
      returnTouchdown: 0.002,
      lost: 0.005,
      lostAt: 23.5,
      starts: [16.5, 24, 36],
      seconds: 6,
    },
    source:
      'measured: 2,543 kickoffs of 2023 before the last five minutes, a start at the 25 counted as touchback or fair ' +
      'catch; spot of lost balls as 2018–2019',
  },
  {
    from: 2024,
    value: {
      touchback: 0.643,
      returnTouchdown: 0.0025,
      lost: 0.0041,
      lostAt: 23.5,
      starts: [19.5, 28, 39],
      seconds: 6,
    },
    source:
      'no play-by-play: league figures of 2024 (returned 32.8 %, touchbacks 64.3 %, seven touchdowns, mean start ' +
      'without touchbacks 28.8: ESPN, CBS, AP); the rest and the spread of starts as 2018–2019',
  },
  {
    from: 2025,
    value: {
      touchback: 0.226,
      returnTouchdown: 0.0021,
      lost: 0.0041,
      lostAt: 23.5,
      starts: [20.5, 29, 40],
      seconds: 6,
    },
    source:
      'no play-by-play: league figures of 2025 (returned 74.5 %, mean start of returns 29.4; 2.9 % out of bounds or ' +
      'short as in 2024, start at the 40); the rest and the spread of starts as 2018–2019',
  },
])

/** The free kick after a safety. */
export const freeKickResults = dated<KickResults>('Free kick after a safety: what becomes of it', [
  {
    from: 1999,
    value: {
      touchback: 0,
      returnTouchdown: 0.007,
      lost: 0.031,
      lostAt: 36,
      starts: [27.5, 38, 48],
      seconds: 6,
    },
    source: 'measured: 292 free kicks, 2001–2019',
  },
])

/** Onside kicks that were expected: the kicking team behind in the fourth quarter or overtime. */
export const onsideResults = dated<OnsideResults>('Expected onside kick: what becomes of it', [
  {
    from: 1999,
    value: { recovered: 0.155, kickersStart: 43, receiversStart: 58, seconds: 1 },
    source: 'measured: 386 in the fourth quarter by a team that was behind, 60 recovered, 2001–2010',
  },
  {
    from: 2011,
    value: { recovered: 0.11, kickersStart: 47, receiversStart: 53, seconds: 1 },
    source: 'measured: 344 such kicks, 38 recovered, 2011–2017',
  },
  {
    from: 2018,
    value: { recovered: 0.109, kickersStart: 47, receiversStart: 51, seconds: 1 },
    source: 'measured: 101 such kicks, 11 recovered, 2018–2019',
  },
  {
    from: 2024,
    value: { recovered: 0.06, kickersStart: 47, receiversStart: 51, seconds: 1 },
    source:
      'no play-by-play: 3 of 50 recovered in 2024, 1 of 21 in 2025 by October (CBS, AP); spots as 2018–2019',
  },
])

/** Seconds of a kickoff that is run back for a touchdown. */
export const kickoffReturnTouchdownSeconds = dated('Kickoff run back for a touchdown: seconds', [
  {
    from: 1999,
    value: 18,
    source: 'measured: 211 kickoffs run back, 2001–2019 (mean 18.4)',
  },
])
