import { maybeClock, type Team } from '@fourthright/guide'
import type { FeedPlay, GameDetail } from '../feeds/gameDetail.js'
import { type Happening, happeningOf } from '../feeds/happening.js'
import { Scoreboard, type Standing } from '../feeds/scoreboard.js'
import { OvertimePossessions } from './overtimePossessions.js'
import { Passers } from './passers.js'

/** A play of the game and what held before it, by the plays before it alone. */
export interface Moment {
  readonly play: FeedPlay
  readonly happening: Happening
  readonly before: Before
}

/** What the plays so far say of the moment that comes after them. */
export interface Before {
  /** Id of the last snap or kick; 0 before the first. */
  readonly anchor: number
  readonly standing: Standing
  readonly quarter: number
  /** Seconds left in the quarter: the play's own clock, or the last good one where it cannot be right. */
  readonly secondsLeft: number
  /** The clock as written where it was not taken. */
  readonly badClock: string | null
  readonly openingKicker: Team | null
  quarterbackOf(team: Team): string
  /** Possessions that this team and the other have finished in this overtime. */
  possessionsBefore(team: Team): { readonly offense: number; readonly defense: number }
}

/** Entries of the feed's list that are neither snap nor kick. */
const betweenPlays: ReadonlySet<string> = new Set([
  'GAME_START',
  'TIMEOUT',
  'COMMENT',
  'END_QUARTER',
  'END_GAME',
])

const quarterSeconds = 900

/** Goes through a game play by play, and knows at each what was known before it. */
export class GameWalk {
  private readonly scoreboard: Scoreboard
  private readonly passers = new Passers()
  private readonly possessions = new OvertimePossessions()
  private anchor = 0
  private quarter = 1
  private secondsLeft = quarterSeconds
  private openingKicker: Team | null = null

  constructor(detail: Pick<GameDetail, 'home' | 'away'>) {
    this.scoreboard = new Scoreboard(detail)
  }

  /** What holds before a play at that quarter and clock; nothing of the play itself. */
  before(quarter: number | null, clock: string): Before {
    const at = this.clockAt(quarter, clock)
    const quarterbacks = this.passers.now()
    const possessions = this.possessions.now(at.quarter)
    return {
      anchor: this.anchor,
      standing: this.scoreboard.before(at.quarter),
      ...at,
      openingKicker: this.openingKicker,
      quarterbackOf: quarterbacks,
      possessionsBefore: possessions,
    }
  }

  /** Takes a play that was made, and tells what held before it. */
  take(play: FeedPlay): Moment {
    const happening = happeningOf(play)
    const before = this.before(play.quarter, play.clock)
    this.scoreboard.after(play, happening)
    this.passers.saw(play, happening)
    this.possessions.saw(play)
    if (!betweenPlays.has(play.type)) {
      this.anchor = play.playId
      this.secondsLeft = before.secondsLeft
      if (play.type === 'KICK_OFF') this.openingKicker ??= play.offense
    }
    this.quarter = before.quarter
    return { play, happening, before }
  }

  /** A clock that rises within a quarter, or is none, is an error of the feed: the last good one stands. */
  private clockAt(quarter: number | null, clock: string) {
    const at = quarter ?? this.quarter
    if (at > this.quarter) this.secondsLeft = quarterSeconds
    const seconds = clock === '' ? this.secondsLeft : maybeClock(clock)
    const good = at >= this.quarter && seconds !== undefined && seconds <= this.secondsLeft
    return {
      quarter: Math.max(at, this.quarter),
      secondsLeft: good ? seconds : this.secondsLeft,
      badClock: good ? null : clock,
    }
  }
}
