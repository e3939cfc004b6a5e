import {
  type Bundle,
  clockText,
  type Decision,
  decide,
  FourthrightError,
  type Members,
  type SituationInput,
} from '@fourthright/guide'
import type { GameDetail } from '../feeds/gameDetail.js'
import { detailOf } from '../feeds/gameFeed.js'
import { type GameName, readGameId } from '../feeds/gameId.js'
import type { Standing } from '../feeds/scoreboard.js'
import { type ComingPlay, comingPlay, isComing, isFinal, madePlays } from './coming.js'
import type { FeedArrival } from './feedSource.js'
import { maybeSnap, situationOf, snapRow } from './fourthDown.js'
import { type FourthDown, FourthDowns } from './fourthDowns.js'
import { type GameFacts, gameFacts } from './gameFacts.js'
import { type Before, GameWalk, type Moment } from './gameWalk.js'
import { homeWinProbability } from './homeWinProbability.js'
import { KeyRing } from './keyRing.js'
import type { LiveEvent, NoticeEvent } from './liveEvent.js'
import { liveStanding } from './liveStanding.js'
import { warmUp } from './warmUp.js'

export interface FollowOptions {
  /** nflverse's id, e.g. 2020_01_ARI_SF: season and week of the game. */
  readonly game: string
  readonly bundle: Bundle
  /** Refits of the bundle's models: with them each decision says how sure it is. */
  readonly members?: Members
}

/**
 * Follows a game by the documents of its feed, and tells what is new in each: the state of the game, the decision of
 * each fourth down before its snap, how it went, and what was corrected.
 *
 * A document that ends before the last play that is known is an older one and changes nothing; a play that is missing
 * among later ones, or marked as deleted, is gone.
 *
 * The first follower of a bundle takes about a second to make (see `warmUp`), so that no arrival takes long.
 *
 * @throws DataError `feed/game-id` for an id that names no game
 * @example
 * const follower = new GameFollower({ game: '2020_01_ARI_SF', bundle })
 * for (const event of follower.arrive({ kind: 'document', document })) show(event)
 */
export class GameFollower {
  private readonly game: GameName
  private readonly facts: GameFacts
  private readonly keys: KeyRing
  private readonly fourthDowns: FourthDowns
  private readonly options: FollowOptions
  private notices: NoticeEvent[] = []
  private greeted = false
  private ended = false
  private unreadable = ''
  /** Place in the game of the last play that was made or deleted. */
  private reached = Number.NEGATIVE_INFINITY
  private anchor = 0
  private last: { readonly told: Standing; readonly played: Standing } | undefined
  private lastState = ''

  constructor(options: FollowOptions) {
    this.options = options
    this.game = readGameId(options.game)
    this.facts = gameFacts(this.game, options.bundle)
    warmUp(options.bundle)
    this.keys = new KeyRing(options.game)
    this.fourthDowns = new FourthDowns(this.keys, {
      situationOf: ({ snap, before, standing }) => situationOf(snap, before, standing, this.game, this.facts),
      decide: (situation) => this.decide(situation),
    })
  }

  /** Events that an arrival brings, in order; none where it brings nothing new. Never throws for what a feed wrote. */
  arrive(arrival: FeedArrival): LiveEvent[] {
    switch (arrival.kind) {
      case 'document':
        return [...this.read(arrival.document)]
      case 'stalled':
        return [this.notice('stalled', `Nothing new for ${Math.round(arrival.seconds)} seconds.`)]
      case 'resumed':
        return [this.notice('resumed', 'The feed goes on.')]
      case 'unreachable':
        return [this.notice('unreachable', arrival.message)]
    }
  }

  private *read(document: unknown): Generator<LiveEvent> {
    let detail: GameDetail
    try {
      detail = detailOf(document, this.game)
    } catch (error) {
      if (!(error instanceof FourthrightError)) throw error
      if (error.message !== this.unreadable) yield this.notice('unreadable', error.message)
      this.unreadable = error.message
      return
    }
    this.unreadable = ''
    const reached = Math.max(
      Number.NEGATIVE_INFINITY,
      ...detail.plays.filter((play) => !isComing(play)).map(({ order }) => order),
    )
    if (reached < this.reached) return
    this.reached = reached
    yield* this.greet()
    yield* this.follow(detail)
  }

  private *greet(): Generator<LiveEvent> {
    if (this.greeted) return
    this.greeted = true
    const { id, season, week, home, away } = this.game
    yield { type: 'game', key: this.keys.key('game', 0, id), game: id, season, week, home, away }
  }

  private *follow(detail: GameDetail): Generator<LiveEvent> {
    // 1 what was played
    const walk = new GameWalk(detail)
    const moments = madePlays(detail).map((play) => walk.take(play))

    // 2 what holds now
    const coming = comingPlay(detail)
    const now = walk.before(coming?.quarter ?? detail.board.quarter, coming?.clock ?? detail.board.clock)
    const { standing, scoreFault } = liveStanding(detail, now.standing, this.last)
    this.last = { told: standing, played: now.standing }
    this.anchor = now.anchor
    yield* this.clockFaults(moments, now)
    if (scoreFault) yield* this.noticeOnce('score', scoreFault)

    // 3 fourth downs: what is gone, what was made, what comes
    const made = moments.flatMap((moment) => madeFourthDown(moment, detail))
    const next = coming ? comingFourthDown(coming, { detail, before: now, standing }) : null
    const waitingAt = coming?.down || isFinal(detail) ? null : now.anchor
    yield* this.fourthDowns.withdraw(next ? [...made, next] : made, waitingAt)
    for (const fourthDown of made) yield* this.show(fourthDown)
    yield* this.state(detail, coming, now, standing)
    if (next) yield* this.show(next)

    // 4 the end
    if (!isFinal(detail) || this.ended) return
    this.ended = true
    const { homeScore, awayScore } = standing
    const { home, away } = this.game
    yield this.notice('ended', `The game is over: ${away} ${awayScore}, ${home} ${homeScore}.`)
  }

  private *show(fourthDown: FourthDown): Generator<LiveEvent> {
    const events = [...this.fourthDowns.show(fourthDown)]
    yield* this.notices.splice(0)
    yield* events
  }

  private *state(
    detail: GameDetail,
    coming: ComingPlay | null,
    now: Before,
    standing: Standing,
  ): Generator<LiveEvent> {
    const over = isFinal(detail)
    const snap = coming ? maybeSnap(coming, detail) : null
    const state = {
      quarter: now.quarter,
      clock: clockText(over ? 0 : now.secondsLeft),
      homeScore: standing.homeScore,
      awayScore: standing.awayScore,
      possession: coming?.offense ?? null,
      down: snap?.down ?? null,
      yardsToGo: snap?.yardsToGo ?? null,
      yardsToGoal: snap?.yardsToGoal ?? null,
    }
    const { homeTimeouts, awayTimeouts } = standing
    const whole = JSON.stringify({ ...state, homeTimeouts, awayTimeouts })
    if (whole === this.lastState) return
    this.lastState = whole
    yield {
      type: 'state',
      key: this.keys.key('state', now.anchor, whole),
      game: this.game.id,
      ...state,
      homeWinProbability:
        snap &&
        homeWinProbability(
          snapRow(snap, now, standing, this.game, this.facts),
          this.game,
          this.options.bundle,
        ),
    }
  }

  private decide(situation: SituationInput): Decision | null {
    const { bundle, members } = this.options
    try {
      return decide(situation, bundle, members ? { members } : {})
    } catch (error) {
      if (!(error instanceof FourthrightError)) throw error
      this.notices.push(...this.noticeOnce('refused', error.message))
      return null
    }
  }

  private *clockFaults(moments: readonly Moment[], now: Before): Generator<LiveEvent> {
    const faults = [...moments.map(({ before }) => before), now].filter(({ badClock }) => badClock !== null)
    for (const { badClock, secondsLeft, anchor } of faults) {
      yield* this.noticeOnce(
        'clock',
        `The clock read "${badClock}", which cannot be; ${clockText(secondsLeft)} stands.`,
        anchor,
      )
    }
  }

  private notice(code: NoticeEvent['code'], message: string): NoticeEvent {
    const key = this.keys.key('notice', this.anchor, { code, message })
    return { type: 'notice', key, game: this.game.id, code, message }
  }

  private *noticeOnce(
    code: NoticeEvent['code'],
    message: string,
    anchor = this.anchor,
  ): Generator<NoticeEvent> {
    const key = this.keys.once('notice', anchor, { code, message })
    if (key) yield { type: 'notice', key, game: this.game.id, code, message }
  }
}

function madeFourthDown(moment: Moment, detail: GameDetail): FourthDown[] {
  const { play, before } = moment
  const snap = play.down === 4 ? maybeSnap(play, detail) : null
  return snap ? [{ playId: play.playId, snap, before, standing: before.standing, made: moment }] : []
}

function comingFourthDown(
  coming: ComingPlay,
  {
    detail,
    before,
    standing,
  }: { readonly detail: GameDetail; readonly before: Before; readonly standing: Standing },
): FourthDown | null {
  const snap = coming.down === 4 ? maybeSnap(coming, detail) : null
  return snap && { playId: coming.playId, snap, before, standing, made: null }
}
