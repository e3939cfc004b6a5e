import type { Decision, SituationInput } from '@fourthright/guide'
import type { Standing } from '../feeds/scoreboard.js'
import { digest } from './eventKey.js'
import type { Snap } from './fourthDown.js'
import type { Before, Moment } from './gameWalk.js'
import type { KeyRing } from './keyRing.js'
import type { DecisionEvent, LiveEvent } from './liveEvent.js'
import { actualChoiceOf, resultOf } from './whatCame.js'

/** A fourth down as a document shows it. */
export interface FourthDown {
  /** Null while the feed has no id for it. */
  readonly playId: number | null
  readonly snap: Snap
  readonly before: Before
  /** Score and timeouts that the decision is made from. */
  readonly standing: Standing
  /** The play once it was made; null before. */
  readonly made: Moment | null
}

/** A fourth down that was told of. */
interface Told {
  shown: FourthDown
  situation: SituationInput
  /** Null where `decide` refused. */
  event: DecisionEvent | null
  /** Digest of what was told of how it went. */
  went: string | null
}

/** What the decisions are made by: a decision, or null after a notice that it was refused. */
export interface Decider {
  situationOf(fourthDown: FourthDown): SituationInput
  decide(situation: SituationInput): Decision | null
}

/** The clock may run down by as much between the look at the board and the snap: a play clock and a breath. */
const longestWait = 45

/** The fourth downs of a game that were told of, each with its standing decision. */
export class FourthDowns {
  private told: Told[] = []

  constructor(
    private readonly keys: KeyRing,
    private readonly decider: Decider,
  ) {}

  /**
   * Takes back what the document no longer has: the play was deleted, or is no fourth down any more. A coming play that
   * is not shown for a moment stays.
   */
  *withdraw(now: readonly FourthDown[], waitingAt: number | null): Generator<LiveEvent> {
    const gone = this.told.filter(
      (one) =>
        !now.some((fourthDown) => isSame(one.shown, fourthDown)) &&
        (one.shown.made !== null || one.shown.before.anchor !== waitingAt),
    )
    this.told = this.told.filter((one) => !gone.includes(one))
    for (const { event, shown } of gone) {
      if (!event) continue
      const why = 'The feed was corrected: there is no such fourth down any more.'
      const { playId, key: decision } = event
      const key = this.keys.key('withdrawn', shown.before.anchor, { decision })
      yield { type: 'withdrawn', key, game: this.keys.game, playId, decision, why }
    }
  }

  /** Tells the decision of a fourth down if there is a new one, and how it went once that is known. */
  *show(now: FourthDown): Generator<LiveEvent> {
    let one = this.told.find((told) => isSame(told.shown, now))
    if (!one) {
      one = this.decided(now, null)
      this.told.push(one)
      if (one.event) yield one.event
    } else if (isAnother(one.shown, now)) {
      const again = this.decided(now, one)
      if (again.event && again.event !== one.event) yield again.event
      Object.assign(one, again)
    } else {
      one.shown = { ...now, standing: one.shown.standing }
    }
    if (now.made && one.event) yield* this.howItWent(one, one.event, now.made)
  }

  private decided(now: FourthDown, earlier: Told | null): Told {
    const situation = this.decider.situationOf(now)
    const told = { shown: now, situation, went: earlier?.went ?? null }
    if (earlier && JSON.stringify(situation) === JSON.stringify(earlier.situation)) {
      return { ...told, event: earlier.event }
    }
    const decision = this.decider.decide(situation)
    const standing = earlier?.event ?? null
    if (!decision) return { ...told, event: standing }
    if (standing && onlyWaited(earlier?.shown, now)) {
      // the clock runs at every look: worth a word where the call changes
      if (standing.decision.recommendation === decision.recommendation) return { ...told, event: standing }
    }
    const { anchor } = now.before
    return {
      ...told,
      event: {
        type: 'decision',
        key: this.keys.key('decision', anchor, situation),
        game: this.keys.game,
        playId: now.playId ?? anchor + 1,
        situation,
        decision,
        replaces: standing?.key ?? null,
      },
    }
  }

  private *howItWent(one: Told, { key: decision, decision: said }: DecisionEvent, made: Moment) {
    const happened = {
      actualChoice: actualChoiceOf(made),
      recommendation: said.recommendation,
      result: resultOf(made),
      description: made.play.description,
    }
    const went = digest(JSON.stringify({ ...happened, decision }))
    if (went === one.went) return
    one.went = went
    const key = this.keys.key('happened', made.before.anchor, { ...happened, decision })
    const { playId } = made.play
    yield { type: 'happened', key, game: this.keys.game, playId, decision, ...happened } as const
  }
}

/** The same play of the game, whatever its fields say: by its id, before it has one by the play before it. */
function isSame(one: FourthDown, other: FourthDown): boolean {
  if (one.playId !== null && other.playId !== null) return one.playId === other.playId
  return one.before.anchor === other.before.anchor
}

/** Do the fields before the snap say something else than before? */
function isAnother(earlier: FourthDown, now: FourthDown): boolean {
  if (JSON.stringify(fieldsOf(earlier)) !== JSON.stringify(fieldsOf(now))) return true
  if (earlier.made === null && now.made !== null) return !onlyWaited(earlier, now)
  // score and timeouts at the top count until the snap, those by the plays afterwards
  const standingOf = ({ standing, before }: FourthDown) => (now.made ? before.standing : standing)
  return (
    earlier.before.secondsLeft !== now.before.secondsLeft ||
    JSON.stringify(standingOf(earlier)) !== JSON.stringify(standingOf(now))
  )
}

/** Is it the same fourth down, a few seconds nearer to the snap? */
function onlyWaited(earlier: FourthDown | undefined, now: FourthDown): boolean {
  if (!earlier || earlier.made) return false
  if (JSON.stringify(fieldsOf(earlier)) !== JSON.stringify(fieldsOf(now))) return false
  const standing = now.made ? earlier.standing : now.standing
  if (JSON.stringify(earlier.standing) !== JSON.stringify(standing)) return false
  const waited = earlier.before.secondsLeft - now.before.secondsLeft
  return waited >= 0 && waited <= longestWait
}

function fieldsOf({ snap, before }: FourthDown) {
  return { ...snap, quarter: before.quarter }
}
