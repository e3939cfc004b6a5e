import type { OutcomeModel } from './outcomeModel.js'
import type { Form, KickConditions, Snap } from './snap.js'

/** The nine published features of the conversion model, and the two of its field-position variant. */
export interface YardsGainedInput extends Form {
  readonly actualYardsToGo: number
  /** 1 a drop-back was called (pass, sack, scramble), 0 a run. */
  readonly isCalledPass: number
  readonly totalLine: number
  readonly possessionTeamLine: number
  readonly possessionTeamTotal: number
  readonly yardsToGoal: number
  readonly down: number
}

export interface PlayCallInput
  extends Omit<Snap, 'receivesSecondHalfKickoff' | 'offenseTimeouts' | 'defenseTimeouts'> {}

/** One thing that can happen: how likely, and a number of yards (meaning stated by its owner). */
export interface YardsLeaf {
  readonly probability: number
  readonly yards: number
}

export interface FailureInput {
  readonly isCalledPass: number
  readonly yardsToGo: number
  readonly yardsToGoal: number
}

/** What a snap brings beside its yards. All probabilities are conditional as stated. */
export interface FailureDistribution {
  /** P(interception | the snap did not gain the distance). 0 for a called run. */
  readonly interception: number
  /** P(fumble lost | the snap did not gain the distance). */
  readonly fumbleLost: number
  /** P(ball lost | the snap gained the distance): a fumble at the end of the run, a turnover after gaining enough. */
  readonly lostAfterGaining: number
  /** P(the taker runs it back for a touchdown | interception), and for a lost fumble. */
  readonly interceptionReturnTouchdown: number
  readonly fumbleReturnTouchdown: number
  /** Where the new offense starts after an interception without touchdown: yards downfield of the old line of scrimmage (negative: behind it). */
  readonly interceptionSpots: readonly YardsLeaf[]
  /** The same for lost fumbles on plays that did not gain the distance. */
  readonly fumbleSpots: readonly YardsLeaf[]
  /** Gain of stopped plays of the class "0 or fewer yards": yards ≤ 0. */
  readonly losses: readonly YardsLeaf[]
}

export interface PenaltyInput {
  readonly down: number
  readonly yardsToGo: number
  readonly yardsToGoal: number
}

/** Accepted penalties on a third- or fourth-down snap; probabilities of the whole snap. */
export interface PenaltyDistribution {
  /** The defense gives a first down. */
  readonly firstDownByDefense: number
  /** Mean yards of such a penalty. */
  readonly firstDownYards: number
  /** The offense is pushed back and the down is played again. */
  readonly replayByOffense: number
  readonly replayYards: number
}

export interface FieldGoalInput extends KickConditions {
  /** Yards from the spot of the kick to the posts: yardsToGoal + 18. */
  readonly kickDistance: number
  readonly season: number
}

export interface MissedKickInput {
  /** Yards from the spot of the kick to the posts. */
  readonly kickDistance: number
}

/** What becomes of a field goal try that is no good. All probabilities are conditional as stated. */
export interface MissedKick {
  /** P(blocked | no good). */
  readonly blocked: number
  /** P(the defense runs it back for a touchdown | missed, not blocked), and for a blocked kick. */
  readonly returnTouchdown: number
  readonly blockedReturnTouchdown: number
  /** Where the ball is dead after a block without touchdown: yards behind the line of scrimmage. */
  readonly blockedSpots: readonly YardsLeaf[]
}

export interface PuntInput {
  readonly yardsToGoal: number
  readonly season: number
}

export type PuntLabel =
  | 'returned'
  | 'touchback'
  | 'blocked'
  | 'returnTouchdown'
  | 'blockedTouchdown'
  | 'muffed'

/** One result of a punt. */
export interface PuntLeaf {
  readonly label: PuntLabel
  readonly probability: number
  /**
   * Where the ball is next, as yards from the goal line that the PUNTING team attacks
   * (so a receiver's start at its own 20 is 20); for `muffed` the punting team has it there.
   * Ignored for touchbacks and touchdowns, which the rulebook places.
   */
  readonly spot: number
}

export interface ExpectedPointsInput
  extends Pick<
    Snap,
    'down' | 'yardsToGo' | 'yardsToGoal' | 'secondsLeftInHalf' | 'offenseTimeouts' | 'defenseTimeouts'
  > {}

/** Probability of each next score in this half, from the offense's view; sums to one. */
export interface NextScore {
  readonly touchdown: number
  readonly opponentTouchdown: number
  readonly fieldGoal: number
  readonly opponentFieldGoal: number
  readonly safety: number
  readonly opponentSafety: number
  readonly none: number
}

/**
 * What the offense plays for in overtime: points as usual; any score, since it wins; a field goal at least, or the game is
 * lost; a touchdown, or it is lost.
 */
export type DriveNeed = 'points' | 'fieldGoalWins' | 'fieldGoalOrLose' | 'touchdownOrLose'

export interface DriveInput extends Pick<Snap, 'down' | 'yardsToGo' | 'yardsToGoal' | 'possessionTeamLine'> {
  /** Before time ends the drive; an hour where it does not, as in an overtime that goes on until a score. */
  readonly secondsLeft: number
  readonly need: DriveNeed
}

/** How a drive ends, from this snap on. The six probabilities sum to one. */
export interface DriveEnds {
  readonly touchdown: number
  readonly fieldGoal: number
  /** The other side runs an interception, a fumble or a kick back for a touchdown. */
  readonly returnTouchdown: number
  readonly safety: number
  /** The other side takes over. */
  readonly takeover: number
  /** The half, the game or the overtime period is over before. */
  readonly timeUp: number
  /** Where the other side starts: its yards to goal, equally likely. */
  readonly takeovers: readonly number[]
  /** Equally likely seconds to the other side's first snap. */
  readonly takeoverSeconds: readonly number[]
  /** Equally likely seconds to the snap that scores. */
  readonly scoreSeconds: readonly number[]
}

export interface WinProbabilityInput extends Omit<Snap, 'season' | 'totalLine'> {}

export interface TryInput {
  readonly season: number
  readonly possessionTeamLine: number
}

export interface TryDistribution {
  /** P(the kick is good). */
  readonly kick: number
  /** P(the two-point play is good). */
  readonly twoPoint: number
  /** P(the defense returns it for two | the kick, the two-point play). */
  readonly defensiveReturnOfKick: number
  readonly defensiveReturnOfTwoPoint: number
}

/** Every model that a decision needs. A bundle holds one of each. */
export interface FootballModels {
  /** 17 probabilities: gain ≤ 0, exactly 1 … 15, 16 or more. */
  readonly yardsGained: OutcomeModel<YardsGainedInput, Float64Array>
  /** P(called pass). */
  readonly playCall: OutcomeModel<PlayCallInput, number>
  readonly afterFailure: OutcomeModel<FailureInput, FailureDistribution>
  readonly penalties: OutcomeModel<PenaltyInput, PenaltyDistribution>
  /** P(make). */
  readonly fieldGoal: OutcomeModel<FieldGoalInput, number>
  readonly missedKick: OutcomeModel<MissedKickInput, MissedKick>
  readonly punt: OutcomeModel<PuntInput, readonly PuntLeaf[]>
  readonly expectedPoints: OutcomeModel<ExpectedPointsInput, NextScore>
  /** P(the offense wins), a tie counted half. Regulation only. */
  readonly winProbability: OutcomeModel<WinProbabilityInput, number>
  readonly tries: OutcomeModel<TryInput, TryDistribution>
  /** How a drive ends, for overtime. */
  readonly drives: OutcomeModel<DriveInput, DriveEnds>
  /** Training rows' tail of gains: gainTail[k] = P(gain ≥ 16 + k | gain ≥ 16), k = 0 … 83; gainTail[0] = 1. */
  readonly gainTail: Float64Array
  /** True distance minus the whole-yard figure: equally likely values from the tracking sample. */
  readonly hiddenDistance: Float64Array
}
