/** The clock before a snap. */
export interface ClockBefore {
  /** It runs until the snap. */
  readonly running: boolean
  /** Seconds on the play clock; of no matter where the game clock stands. */
  readonly playClock: number
}

/** The clock stands until the snap: what play-by-play tells, whose time is the time at the snap. */
export const standing: ClockBefore = { running: false, playClock: 0 }
