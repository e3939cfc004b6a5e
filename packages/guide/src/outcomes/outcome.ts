import type { GameState } from '../situation/gameState.js'
import type { Choice } from './choice.js'

export type OutcomeLabel =
  | 'firstDown'
  | 'touchdown'
  | 'stopped'
  | 'turnover'
  | 'turnoverReturnTouchdown'
  | 'turnoverAfterGaining'
  | 'safety'
  | 'firstDownByPenalty'
  | 'offensivePenaltyReplay'
  | 'made'
  | 'missed'
  | 'returned'
  | 'touchback'
  | 'blocked'
  | 'returnTouchdown'
  | 'blockedTouchdown'
  | 'muffed'
  | 'good'
  | 'noGood'
  | 'defensiveReturn'
  | 'gameEnds'
  | 'halfEnds'

/** One leaf of a choice's tree. */
export interface Outcome {
  readonly label: OutcomeLabel
  readonly probability: number
  /** What holds afterwards, from the view of the team that then has (or gets) the ball. */
  readonly next: GameState
  /** On this branch the choice has worked. */
  readonly isSuccess: boolean
  /** goForIt: did the snap gain the distance? Null on a penalty's branch, and for other choices. */
  readonly gained: boolean | null
}

/** What can happen after a choice; the probabilities sum to one. */
export interface OutcomeTree {
  readonly choice: Choice
  readonly outcomes: readonly Outcome[]
}
