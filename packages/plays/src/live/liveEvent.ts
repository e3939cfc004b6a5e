import type { Choice, Decision, SituationInput } from '@fourthright/guide'
import type { ActualChoice } from '../explore/seasonTables.js'

/** What every event of a live game says. */
interface LiveEventBase {
  /**
   * The same event has the same key, whoever reads the feed and however often, so that after a restart nothing is told
   * twice: `<game>/<type>/<play>/<revision>`, the play being the last snap or kick before it (see `eventKey`).
   */
  readonly key: string
  /** nflverse's id, e.g. 2020_01_ARI_SF. */
  readonly game: string
}

/** Which teams; told first. */
export interface GameEvent extends LiveEventBase {
  readonly type: 'game'
  readonly season: number
  readonly week: number | null
  readonly home: string
  readonly away: string
}

/** What holds now: score, clock, possession and spot. */
export interface StateEvent extends LiveEventBase {
  readonly type: 'state'
  readonly quarter: number
  /** m:ss left in the quarter. */
  readonly clock: string
  readonly homeScore: number
  readonly awayScore: number
  readonly possession: string | null
  readonly down: number | null
  readonly yardsToGo: number | null
  readonly yardsToGoal: number | null
  /** The home team's; null where it cannot be told (kickoffs, the end). */
  readonly homeWinProbability: number | null
}

/** A fourth down is coming: what to do, from earlier plays and the coming play's fields before the snap alone. */
export interface DecisionEvent extends LiveEventBase {
  readonly type: 'decision'
  /** Where the feed has no id for the coming play yet: the id of the play before it, plus one. */
  readonly playId: number
  readonly situation: SituationInput
  readonly decision: Decision
  /** The key of the decision that this one takes the place of, after the feed was corrected. */
  readonly replaces: string | null
}

/** What was called on a fourth down that had its decision, and how it went. */
export interface HappenedEvent extends LiveEventBase {
  readonly type: 'happened'
  readonly playId: number
  /** The key of the decision. */
  readonly decision: string
  readonly actualChoice: ActualChoice
  readonly recommendation: Choice
  readonly result: string
  readonly description: string
}

/** A decision that no longer stands: its play was deleted, or is no fourth down any more. */
export interface WithdrawnEvent extends LiveEventBase {
  readonly type: 'withdrawn'
  readonly playId: number
  readonly decision: string
  readonly why: string
}

/** Something about the feed itself that a reader should know; the game goes on. */
export interface NoticeEvent extends LiveEventBase {
  readonly type: 'notice'
  readonly code:
    | 'stalled'
    | 'resumed'
    | 'unreachable'
    | 'clock'
    | 'score'
    | 'unreadable'
    | 'refused'
    | 'ended'
  readonly message: string
}

export type LiveEvent = GameEvent | StateEvent | DecisionEvent | HappenedEvent | WithdrawnEvent | NoticeEvent
