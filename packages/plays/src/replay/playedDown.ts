import type { Side } from '@fourthright/guide'

/** What was recorded of one play of scrimmage: the facts that decide what holds after it. Yards as play-by-play counts them. */
export interface PlayedDown {
  readonly call: 'run' | 'pass' | 'kneel' | 'spike' | 'fieldGoal' | 'punt' | 'noPlay'
  /** Of a run or pass; 0 where the play has none. */
  readonly yardsGained: number
  /** Line of scrimmage to where an intercepted pass was caught, in yards; null where nobody wrote it. */
  readonly airYards: number | null
  /** Of a punt from the line of scrimmage; of a field goal from the spot of the kick to the posts. */
  readonly kickDistance: number | null
  /** By whoever returned a punt or an interception. */
  readonly returnYards: number
  readonly touchback: boolean
  readonly interception: boolean
  /** The offense, or on a punt the returner, lost the ball. */
  readonly fumbleLost: boolean
  readonly touchdownBy: Side | null
  readonly safety: boolean
  readonly fieldGoalResult: 'made' | 'missed' | 'blocked' | null
  readonly isBlocked: boolean
  readonly firstDownByPenalty: boolean
  /**
   * Where a loose ball (fumble, muff, block, lateral) came to rest, as yards to the goal line that the offense attacks:
   * no column has it, the play's own words do. Null where the ball was never loose.
   */
  readonly looseBallAt: number | null
  /** The last penalty that was walked off; null where there was none. */
  readonly walkedOff: WalkedOff | null
  /** The clock was at zero when the play was over. */
  readonly endsPeriod: boolean
}

/** A penalty that was walked off. */
export interface WalkedOff {
  /** From where, as `looseBallAt`; null: from where the play left the ball. */
  readonly from: number | null
  /** Away from the goal line that the offense attacks; negative toward it. */
  readonly yards: number
}

export type PlayOutcome =
  | 'firstDown'
  | 'touchdown'
  | 'stopped'
  | 'interception'
  | 'fumbleLost'
  | 'safety'
  | 'made'
  | 'missed'
  | 'fieldGoalBlocked'
  | 'puntReturned'
  | 'puntTouchback'
  | 'puntBlocked'
  | 'puntLost'
  | 'returnTouchdown'
  | 'noPlay'
