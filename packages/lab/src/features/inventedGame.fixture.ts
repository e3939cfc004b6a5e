import type { PlayColumn } from '@fourthright/plays'
import { randomStream } from '../evaluate/random.js'

/** One row of an invented play-by-play, by column; the game's columns, flags that are 0 and empty cells are left out. */
export type InventedPlay = Partial<Record<PlayColumn, string | number>>

/** An invented meeting of two real abbreviations. */
export interface Meeting {
  readonly game_id: string
  readonly season: number
  readonly season_type: 'REG' | 'POST'
  readonly week: number
  readonly home: string
  readonly away: string
  /** Whether regulation is to end in a tie. */
  readonly overtime: boolean
  readonly seed: number
}

export interface InventedGame {
  readonly meeting: Meeting
  readonly plays: readonly InventedPlay[]
  readonly homeScore: number
  readonly awayScore: number
}

/** The id of a team's player: 1 starts at quarterback, 2 relieves him, 3 runs, 4 catches (and now and then throws), 5 kicks, 6 punts. IND's starter is spelled otherwise from 2019 on. */
export function playerOf(
  team: string,
  shirt: 1 | 2 | 3 | 4 | 5 | 6,
  season = 0,
): { id: string; name: string } {
  const number = [...team].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0) % 100000
  const surname = `${team.slice(0, 1)}${team.slice(1).toLowerCase()}son`
  const initials = {
    1: team === 'IND' && season >= 2019 ? 'An' : 'A',
    2: 'B',
    3: 'C',
    4: 'D',
    5: 'E',
    6: 'F',
  }
  return { id: `99-${String(number).padStart(5, '0')}${shirt}`, name: `${initials[shirt]}.${surname}` }
}

/** Plays a meeting out; the same meeting gives the same plays. Drawn again until it is tied when it should be. */
export function inventedGame(meeting: Meeting): InventedGame {
  for (let attempt = 0; ; attempt++) {
    const field = new Field(meeting, randomStream(meeting.seed * 1000 + attempt))
    if (field.playRegulation() !== meeting.overtime) continue
    if (meeting.overtime) field.playOvertime()
    return { meeting, plays: field.plays, homeScore: field.scores.home, awayScore: field.scores.away }
  }
}

type Side = 'home' | 'away'
const other = (side: Side): Side => (side === 'home' ? 'away' : 'home')
/** A field on which one game is played; football without its finer points, but with a row for everything that is read. */
class Field {
  readonly plays: InventedPlay[] = []
  readonly scores = { home: 0, away: 0 }
  private readonly timeouts = { home: 3, away: 3 }
  private quarter = 1
  private seconds = 900
  private offense: Side = 'home'
  private spot = 75
  private down = 1
  private toGo = 10

  constructor(
    private readonly meeting: Meeting,
    private readonly random: () => number,
  ) {}

  /** True when it ends in a tie. */
  playRegulation(): boolean {
    const opening: Side = this.random() < 0.5 ? 'home' : 'away'
    this.openingReceiver = opening
    this.kickoffTo(opening)
    while (this.quarter <= 2) this.snap()
    this.timeouts.home = 3
    this.timeouts.away = 3
    this.kickoffTo(other(opening))
    while (this.quarter <= 4) this.snap()
    return this.scores.home === this.scores.away
  }

  /** Sudden death: the first score ends it, the clock a tie. */
  playOvertime(): void {
    this.quarter = 5
    this.seconds = 600
    this.timeouts.home = 2
    this.timeouts.away = 2
    this.kickoffTo(this.random() < 0.5 ? 'home' : 'away')
    const before = this.scores.home + this.scores.away
    while (this.quarter === 5 && this.scores.home + this.scores.away === before) this.snap()
  }

  private openingReceiver: Side = 'home'
  private team = (side: Side) => this.meeting[side]
  private chance = (share: number) => this.random() < share
  private between = (low: number, high: number) => low + Math.floor(this.random() * (high - low + 1))

  private quarterback(): { id: string; name: string } {
    const isRelieved = this.meeting.overtime && this.offense === 'home' && this.quarter > 2
    return playerOf(this.team(this.offense), isRelieved ? 2 : 1, this.meeting.season)
  }

  private kicker(): InventedPlay {
    const { id, name } = playerOf(this.team(this.offense), 5)
    return { kicker_player_id: id, kicker_player_name: name }
  }

  private write(play: InventedPlay): void {
    const { quarter, seconds, offense } = this
    const half = quarter > 4 ? seconds : seconds + (quarter % 2 === 1 ? 900 : 0)
    const margin = this.scores[offense] - this.scores[other(offense)]
    this.plays.push({
      play_id: 40 + 23 * this.plays.length,
      posteam: this.team(offense),
      defteam: this.team(other(offense)),
      yardline_100: this.spot,
      qtr: quarter,
      quarter_seconds_remaining: seconds,
      half_seconds_remaining: half,
      game_seconds_remaining: quarter > 4 ? seconds : half + (quarter <= 2 ? 1800 : 0),
      game_half: quarter > 4 ? 'Overtime' : quarter > 2 ? 'Half2' : 'Half1',
      posteam_timeouts_remaining: this.timeouts[offense],
      defteam_timeouts_remaining: this.timeouts[other(offense)],
      score_differential: margin,
      posteam_score: this.scores[offense],
      defteam_score: this.scores[other(offense)],
      home_opening_kickoff: this.openingReceiver === 'home' ? 1 : 0,
      yards_gained: 0,
      desc: `${this.team(offense)} ${play.play_type}`,
      ...play,
    })
  }

  private fromScrimmage(play: InventedPlay): void {
    this.write({ down: this.down, ydstogo: this.toGo, ...play })
    this.runClock(this.between(6, 38))
  }

  private runClock(by: number): void {
    this.seconds -= by
    if (this.seconds > 0) return
    this.quarter++
    this.seconds = 900
  }

  private firstAndTen(side: Side, spot: number): void {
    this.offense = side
    this.spot = Math.min(99, Math.max(1, spot))
    this.down = 1
    this.toGo = Math.min(10, this.spot)
  }

  private kickoffTo(receiver: Side): void {
    this.offense = receiver
    this.spot = 35
    const isTouchback = this.chance(0.5)
    const isReturned = !isTouchback && this.chance(0.01)
    this.write({
      play_type: 'kickoff',
      kick_distance: 65,
      touchback: isTouchback ? 1 : 0,
      ...(isReturned && { touchdown: 1, td_team: this.team(receiver) }),
    })
    if (isReturned) this.touchdownBy(receiver)
    else this.firstAndTen(receiver, isTouchback ? 75 : this.between(65, 85))
  }

  private snap(): void {
    if (this.chance(0.02)) this.timeouts[this.offense] = Math.max(0, this.timeouts[this.offense] - 1)
    const lead = this.scores[this.offense] - this.scores[other(this.offense)]
    if (this.chance(0.06)) this.flag()
    else if (this.quarter === 4 && this.seconds < 110 && lead > 0) this.kneel()
    else if (this.down === 4 && this.spot <= 38 && this.toGo > 1 && this.chance(0.85)) this.fieldGoal()
    else if (this.down === 4 && this.spot > 38 && this.chance(this.toGo > 2 ? 0.9 : 0.5)) this.punt()
    else if (this.chance(0.58)) this.pass()
    else this.run()
  }

  private flag(): void {
    const against: Side = this.chance(0.5) ? this.offense : other(this.offense)
    const isFirstDown = against !== this.offense && (this.toGo <= 5 || this.chance(0.4))
    const yards = against === this.offense ? Math.min(10, 99 - this.spot) : Math.min(5, this.spot - 1)
    this.fromScrimmage({
      play_type: 'no_play',
      penalty: 1,
      penalty_team: this.team(against),
      penalty_yards: yards,
      first_down_penalty: isFirstDown ? 1 : 0,
    })
    if (against === this.offense) {
      this.spot += yards
      this.toGo += yards
    } else if (isFirstDown) this.firstAndTen(this.offense, this.spot - yards)
    else {
      this.spot -= yards
      this.toGo = Math.max(1, this.toGo - yards)
    }
  }

  private kneel(): void {
    const passer = this.quarterback()
    this.fromScrimmage({
      play_type: 'qb_kneel',
      rush: 0,
      yards_gained: -1,
      rusher_player_id: passer.id,
      rusher_player_name: passer.name,
    })
    this.after(this.spot >= 99 ? 0 : -1)
  }

  private pass(): void {
    const passer = this.chance(0.02) ? playerOf(this.team(this.offense), 4) : this.quarterback()
    const thrown = {
      play_type: 'pass',
      pass: 1,
      passer_player_id: passer.id,
      passer_player_name: passer.name,
    }
    const scramble = { rusher_player_id: passer.id, rusher_player_name: passer.name }
    if (this.chance(0.04)) this.turnover({ ...thrown, interception: 1 }, this.between(-5, 25))
    else if (this.chance(0.07)) this.gain({ ...thrown, sack: 1 }, -this.between(1, 10))
    else if (this.chance(0.05)) this.gain({ play_type: 'run', pass: 1, ...scramble }, this.between(0, 14))
    else if (this.chance(0.35)) this.gain(thrown, 0)
    else this.gain(thrown, this.between(1, 9) + (this.chance(0.2) ? this.between(5, 40) : 0))
  }

  private run(): void {
    const runner = playerOf(this.team(this.offense), 3)
    const run = {
      play_type: 'run',
      rush: 1,
      rusher_player_id: runner.id,
      rusher_player_name: runner.name,
    }
    if (this.chance(0.03)) this.turnover({ ...run, fumble_lost: 1 }, this.between(-3, 6))
    else this.gain(run, this.between(-3, 9) + (this.chance(0.06) ? this.between(5, 40) : 0))
  }

  private gain(play: InventedPlay, yards: number): void {
    const gained = Math.min(this.spot, yards)
    const isTouchdown = gained === this.spot
    const isSafety = this.spot - gained >= 100
    this.fromScrimmage({
      ...play,
      yards_gained: gained,
      ...(isTouchdown && { touchdown: 1, td_team: this.team(this.offense) }),
      ...(isSafety && { safety: 1 }),
    })
    if (isTouchdown) this.touchdownBy(this.offense)
    else if (isSafety) this.scored(other(this.offense), 2, other(this.offense))
    else this.after(gained)
  }

  private after(gained: number): void {
    if (gained >= this.toGo) this.firstAndTen(this.offense, this.spot - gained)
    else if (this.down === 4) this.firstAndTen(other(this.offense), 100 - (this.spot - gained))
    else {
      this.spot -= gained
      this.toGo -= gained
      this.down++
    }
  }

  private turnover(play: InventedPlay, downfield: number): void {
    const taker = other(this.offense)
    const isReturned = this.chance(0.1)
    this.fromScrimmage({ ...play, ...(isReturned && { touchdown: 1, td_team: this.team(taker) }) })
    if (isReturned) this.touchdownBy(taker)
    else this.firstAndTen(taker, 100 - Math.max(1, this.spot - downfield))
  }

  private fieldGoal(): void {
    const distance = this.spot + 18
    const isGood = this.chance(1 / (1 + Math.exp((distance - 52) / 6)))
    this.fromScrimmage({
      play_type: 'field_goal',
      ...this.kicker(),
      field_goal_attempt: 1,
      field_goal_result: isGood ? 'made' : this.chance(0.1) ? 'blocked' : 'missed',
      kick_distance: distance,
    })
    const kicker = this.offense
    if (isGood) this.scored(kicker, 3, other(kicker))
    else this.firstAndTen(other(kicker), Math.min(80, 100 - (this.spot + 8)))
  }

  private punt(): void {
    const kicker = this.offense
    const receiver = other(kicker)
    const from = this.spot
    const punter = playerOf(this.team(kicker), 6)
    const punt: InventedPlay = {
      ...{ play_type: 'punt', punt_attempt: 1 },
      ...{ punter_player_id: punter.id, punter_player_name: punter.name },
    }
    const fate = this.random()
    if (fate < 0.02) {
      const isReturned = this.chance(0.3)
      this.fromScrimmage({
        ...punt,
        punt_blocked: 1,
        ...(isReturned && { touchdown: 1, td_team: this.team(receiver) }),
      })
      if (isReturned) this.touchdownBy(receiver)
      else this.firstAndTen(receiver, 100 - Math.min(99, from + this.between(2, 12)))
    } else if (fate < 0.03) {
      this.fromScrimmage({ ...punt, kick_distance: 48, touchdown: 1, td_team: this.team(receiver) })
      this.touchdownBy(receiver)
    } else if (fate < 0.05) {
      this.fromScrimmage({ ...punt, kick_distance: 40, fumble_lost: 1 })
      this.firstAndTen(kicker, from - 38)
    } else {
      const distance = this.between(36, 58)
      const isTouchback = distance >= from
      const back = isTouchback ? 0 : this.between(0, 12)
      this.fromScrimmage({
        ...punt,
        kick_distance: Math.min(distance, from),
        touchback: isTouchback ? 1 : 0,
        return_yards: back,
      })
      this.firstAndTen(receiver, isTouchback ? 80 : 100 - (from - distance + back))
    }
  }

  private touchdownBy(side: Side): void {
    this.scores[side] += 6
    this.offense = side
    if (this.quarter > 4) return
    if (this.chance(0.2)) {
      this.spot = 2
      const isGood = this.chance(0.48)
      const isReturned = !isGood && this.chance(0.1)
      this.write({
        play_type: 'pass',
        pass: 1,
        two_point_attempt: 1,
        two_point_conv_result: isGood ? 'success' : 'failure',
        ...(isReturned && { desc: 'DEFENSIVE TWO-POINT ATTEMPT. ATTEMPT SUCCEEDS.' }),
      })
      if (isReturned) this.scores[other(side)] += 2
      this.scores[side] += isGood ? 2 : 0
    } else {
      this.spot = 15
      const isGood = this.chance(0.94)
      this.write({
        play_type: 'extra_point',
        ...this.kicker(),
        extra_point_attempt: 1,
        extra_point_result: isGood ? 'good' : 'failed',
      })
      this.scores[side] += isGood ? 1 : 0
    }
    this.kickoffTo(other(side))
  }

  private scored(side: Side, points: number, receiver: Side): void {
    this.scores[side] += points
    if (this.quarter <= 4) this.kickoffTo(receiver)
  }
}
