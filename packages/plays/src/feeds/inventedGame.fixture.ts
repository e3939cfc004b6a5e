/** An invented quarter between invented players, told as the feed tells it: nested names, plain values. */
export const inventedGame = '2020_06_ARI_SF'

type Statistic = readonly [statId: number, yards: number, team: string, player?: string]

interface PlayInWords {
  readonly id: number
  readonly type: string
  readonly clock: string
  readonly offense?: string
  readonly down?: number
  readonly toGo?: number
  readonly spot?: string
  readonly says: string
  readonly statistics?: readonly Statistic[]
}

const plays: readonly PlayInWords[] = [
  { id: 1, type: 'GAME_START', clock: '', says: 'GAME' },
  {
    ...{ id: 40, type: 'KICK_OFF', clock: '15:00', offense: 'SF', spot: 'SF 35' },
    says: 'M.Foot kicks 65 yards from SF 35 to end zone, Touchback.',
    statistics: [
      [44, 65, 'SF', 'M.Foot'],
      [51, 0, 'ARI'],
    ],
  },
  {
    ...{ id: 60, type: 'RUSH', clock: '15:00', offense: 'ARI', down: 1, toGo: 10, spot: 'ARI 25' },
    says: '(15:00) R.Back left end to ARI 28 for 3 yards.',
    statistics: [[10, 3, 'ARI', 'R.Back']],
  },
  {
    ...{ id: 80, type: 'PASS', clock: '14:25', offense: 'ARI', down: 2, toGo: 7, spot: 'ARI 28' },
    says: '(14:25) Q.Arm pass incomplete short left.',
    statistics: [[14, 0, 'ARI', 'Q.Arm']],
  },
  {
    ...{ id: 100, type: 'PASS', clock: '14:20', offense: 'ARI', down: 3, toGo: 7, spot: 'ARI 28' },
    says: '(14:20) Q.Arm pass short right to W.Hands to ARI 33 for 5 yards.',
    statistics: [
      [7, 0, 'ARI'],
      [15, 5, 'ARI', 'Q.Arm'],
      [21, 5, 'ARI', 'W.Hands'],
    ],
  },
  {
    ...{ id: 120, type: 'PUNT', clock: '13:45', offense: 'ARI', down: 4, toGo: 2, spot: 'ARI 33' },
    says: '(13:45) P.Leg punts 47 yards to SF 20, fair catch by C.Safe.',
    statistics: [
      [29, 47, 'ARI', 'P.Leg'],
      [39, 0, 'SF', 'C.Safe'],
    ],
  },
  {
    ...{ id: 140, type: 'RUSH', clock: '13:38', offense: 'SF', down: 1, toGo: 10, spot: 'SF 20' },
    says: '(13:38) B.Run right end to ARI 20 for 60 yards.',
    statistics: [
      [3, 0, 'SF'],
      [10, 60, 'SF', 'B.Run'],
    ],
  },
  {
    ...{ id: 160, type: 'TIMEOUT', clock: '13:00', says: 'Timeout #1 by ARI at 13:00.' },
    statistics: [[68, 0, 'ARI']],
  },
  {
    ...{ id: 180, type: 'RUSH', clock: '13:00', offense: 'SF', down: 1, toGo: 10, spot: 'ARI 20' },
    says: '(13:00) B.Run up the middle to ARI 20 for no gain.',
    statistics: [[10, 0, 'SF', 'B.Run']],
  },
  {
    ...{ id: 200, type: 'PASS', clock: '12:20', offense: 'SF', down: 2, toGo: 10, spot: 'ARI 20' },
    says: '(12:20) T.Throw pass incomplete deep left.',
    statistics: [[14, 0, 'SF', 'T.Throw']],
  },
  {
    ...{ id: 220, type: 'PASS', clock: '12:14', offense: 'SF', down: 3, toGo: 10, spot: 'ARI 20' },
    says: '(12:14) T.Throw pass short left to E.End to ARI 11 for 9 yards.',
    statistics: [
      [7, 0, 'SF'],
      [15, 9, 'SF', 'T.Throw'],
      [21, 9, 'SF', 'E.End'],
    ],
  },
  {
    ...{ id: 240, type: 'FIELD_GOAL', clock: '11:30', offense: 'SF', down: 4, toGo: 1, spot: 'ARI 11' },
    says: '(11:30) M.Foot 29 yard field goal is GOOD.',
    statistics: [[70, 29, 'SF', 'M.Foot']],
  },
  {
    ...{ id: 260, type: 'KICK_OFF', clock: '11:25', offense: 'SF', spot: 'SF 35' },
    says: 'M.Foot kicks 65 yards from SF 35 to end zone, Touchback.',
    statistics: [
      [44, 65, 'SF', 'M.Foot'],
      [51, 0, 'ARI'],
    ],
  },
  {
    ...{ id: 280, type: 'RUSH', clock: '11:25', offense: 'ARI', down: 1, toGo: 10, spot: 'ARI 25' },
    says: '(11:25) R.Back left guard to ARI 33 for 8 yards.',
    statistics: [[10, 8, 'ARI', 'R.Back']],
  },
  {
    ...{ id: 300, type: 'RUSH', clock: '10:50', offense: 'ARI', down: 2, toGo: 2, spot: 'ARI 33' },
    says: '(10:50) R.Back right guard to ARI 34 for 1 yard.',
    statistics: [[10, 1, 'ARI', 'R.Back']],
  },
  {
    ...{ id: 320, type: 'RUSH', clock: '10:10', offense: 'ARI', down: 3, toGo: 1, spot: 'ARI 34' },
    says: '(10:10) R.Back up the middle to ARI 34 for no gain.',
    statistics: [
      [7, 0, 'ARI'],
      [10, 0, 'ARI', 'R.Back'],
    ],
  },
  {
    ...{ id: 340, type: 'PENALTY', clock: '09:30', offense: 'ARI', down: 4, toGo: 1, spot: 'ARI 34' },
    says: '(9:30) (Punt formation) PENALTY on ARI-L.Early, False Start, 5 yards, enforced at ARI 34 - No Play.',
    statistics: [[93, 5, 'ARI', 'L.Early']],
  },
  {
    ...{ id: 360, type: 'PASS', clock: '09:30', offense: 'ARI', down: 4, toGo: 6, spot: 'ARI 29' },
    says: '(9:30) Q.Arm pass short middle to W.Hands to ARI 39 for 10 yards.',
    statistics: [
      [4, 0, 'ARI'],
      [8, 0, 'ARI'],
      [15, 10, 'ARI', 'Q.Arm'],
      [21, 10, 'ARI', 'W.Hands'],
    ],
  },
  {
    ...{ id: 380, type: 'RUSH', clock: '08:50', offense: 'ARI', down: 1, toGo: 10, spot: 'ARI 39' },
    says: '(8:50) R.Back left end for 61 yards, TOUCHDOWN.',
    statistics: [
      [3, 0, 'ARI'],
      [11, 61, 'ARI', 'R.Back'],
    ],
  },
  {
    ...{ id: 400, type: 'XP_KICK', clock: '08:40', offense: 'ARI', spot: 'SF 15' },
    says: 'K.Toe extra point is GOOD.',
    statistics: [[72, 0, 'ARI', 'K.Toe']],
  },
  { id: 420, type: 'END_QUARTER', clock: '', says: 'END QUARTER 1' },
  { id: 440, type: 'END_GAME', clock: '00:00', says: 'END GAME' },
]

// biome-ignore lint/suspicious/noExplicitAny: tests break documents in every way
export type Loose = Record<string, any>

/** The whole game as recorded; each call makes a new one, so that tests may change theirs. */
export function inventedDocument(): Loose {
  return {
    homeTeam: { abbreviation: 'SF' },
    visitorTeam: { abbreviation: 'ARI' },
    phase: 'FINAL',
    homePointsTotal: 3,
    visitorPointsTotal: 7,
    homeTimeoutsRemaining: 3,
    visitorTimeoutsRemaining: 2,
    scoringSummaries: [{ playId: 240, homeScore: 3, visitorScore: 0 }],
    drives: [{ endTransition: 'PUNT', playCount: 4 }],
    plays: plays.map(writtenPlay),
  }
}

function writtenPlay({ id, type, clock, offense, down, toGo, spot, says, statistics }: PlayInWords): Loose {
  return {
    playId: id,
    orderSequence: id,
    playType: type,
    quarter: 1,
    clockTime: clock,
    down: down ?? 0,
    yardsToGo: toGo ?? 0,
    yardLine: spot ?? '',
    ...(offense === undefined ? {} : { possessionTeam: { abbreviation: offense } }),
    playDescription: says,
    playDeleted: false,
    drivePlayCount: 4,
    driveNetYards: 33,
    nextPlayType: 'PLAY_FROM_SCRIMMAGE',
    playStats: (statistics ?? []).map(([statId, yards, team, playerName]) => ({
      ...{ statId, yards, team: { abbreviation: team } },
      ...(playerName === undefined ? {} : { playerName }),
    })),
  }
}

/** Place of a play in the invented game. */
export function placeOf(playId: number): number {
  return plays.findIndex(({ id }) => id === playId)
}
