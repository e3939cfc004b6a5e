import { maybeClock, type Team } from '@fourthright/guide'
import type { Play } from '../play.js'
import { badClock } from './feedFaults.js'
import type { FeedPlay, GameDetail } from './gameDetail.js'
import type { GameName } from './gameId.js'
import { type Happening, happeningOf } from './happening.js'
import { kneels, playTypeOf, spikes } from './playType.js'
import { Scoreboard, type Standing } from './scoreboard.js'
import { yardsToGoalAt } from './spot.js'
import type { FlagColumn } from './statistics.js'

/** Flags that the statistics give as they are. */
const flagColumns = [
  'pass_attempt',
  'rush_attempt',
  'sack',
  'complete_pass',
  'incomplete_pass',
  'interception',
  'fumble',
  'fumble_lost',
  'touchdown',
  'pass_touchdown',
  'rush_touchdown',
  'return_touchdown',
  'safety',
  'penalty',
  'first_down',
  'first_down_rush',
  'first_down_pass',
  'first_down_penalty',
  'third_down_converted',
  'third_down_failed',
  'fourth_down_converted',
  'fourth_down_failed',
  'timeout',
  'field_goal_attempt',
  'extra_point_attempt',
  'two_point_attempt',
  'punt_attempt',
  'punt_blocked',
  'punt_inside_twenty',
  'punt_in_endzone',
  'punt_out_of_bounds',
  'punt_downed',
  'punt_fair_catch',
  'kickoff_attempt',
  'touchback',
] as const satisfies readonly FlagColumn[]

/** Columns of play-by-play that the game feed gives. */
export type FeedColumn =
  | 'game_id'
  | 'season'
  | 'season_type'
  | 'week'
  | 'home_team'
  | 'away_team'
  | 'play_id'
  | 'posteam'
  | 'defteam'
  | 'posteam_type'
  | 'yardline_100'
  | 'qtr'
  | 'time'
  | 'quarter_seconds_remaining'
  | 'half_seconds_remaining'
  | 'game_seconds_remaining'
  | 'game_half'
  | 'drive'
  | 'down'
  | 'goal_to_go'
  | 'ydstogo'
  | 'home_timeouts_remaining'
  | 'away_timeouts_remaining'
  | 'posteam_timeouts_remaining'
  | 'defteam_timeouts_remaining'
  | 'total_home_score'
  | 'total_away_score'
  | 'posteam_score'
  | 'defteam_score'
  | 'score_differential'
  | 'play_type'
  | 'play_type_nfl'
  | 'desc'
  | 'qb_kneel'
  | 'qb_spike'
  | 'qb_scramble'
  | 'play_deleted'
  | 'yards_gained'
  | 'air_yards'
  | 'yards_after_catch'
  | 'penalty_yards'
  | 'kick_distance'
  | 'return_yards'
  | 'td_team'
  | 'penalty_team'
  | 'timeout_team'
  | 'return_team'
  | 'field_goal_result'
  | 'extra_point_result'
  | 'two_point_conv_result'
  | 'passer_player_name'
  | 'rusher_player_name'
  | 'receiver_player_name'
  | 'kicker_player_name'
  | 'punter_player_name'
  | (typeof flagColumns)[number]

/**
 * One play under nflverse's names and with nflverse's meanings: `total_home_score`, `total_away_score` and the timeouts
 * are those AFTER the play; `posteam_score`, `defteam_score` and everything of the snap are those BEFORE it; on a kickoff
 * the receiving team is `posteam`.
 */
export type FeedRow = Play<FeedColumn>

/**
 * The rows of a game, deleted plays left out, in the order of the game.
 *
 * @throws DataError `feed/clock` for a clock that is no time of a quarter.
 */
export function gameRows(detail: GameDetail, game: GameName): FeedRow[] {
  const scoreboard = new Scoreboard(detail)
  let last: FeedRow | undefined
  return detail.plays
    .filter(({ deleted }) => !deleted)
    .map((play) => {
      const happening = happeningOf(play)
      const before = scoreboard.before(play.quarter)
      const after = scoreboard.after(play, happening)
      last = row({ play, happening, before, after, detail, game, last })
      return last
    })
}

interface Told {
  readonly play: FeedPlay
  readonly happening: Happening
  readonly before: Standing
  readonly after: Standing
  readonly detail: GameDetail
  readonly game: GameName
  readonly last: FeedRow | undefined
}

function row({ play, happening, before, after, detail, game, last }: Told): FeedRow {
  const { home, away } = detail
  const { yards, players, teams, results, marks } = happening
  const quarterEnds = play.type === 'END_QUARTER'
  // the ball stays where it is between the quarters of a half
  const staysWith = quarterEnds && play.quarter !== null && play.quarter % 2 === 1
  const counted = play.statistics.length > 0
  const offense = staysWith ? (last?.posteam ?? null) : withBall(play, detail)
  const defense = offense === null ? null : offense === home ? away : home
  const qtr = play.quarter
  const time = quarterEnds ? '00:00' : play.clock || (unwrittenClock[play.type] ?? '')
  const left = clockOf(play, time)
  const flag = (holds: boolean) => (holds ? 1 : 0)
  const of = (team: Team | null, ofHome: number, ofAway: number) =>
    team === null ? null : team === home ? ofHome : ofAway
  const scores = {
    posteam_score: of(offense, before.homeScore, before.awayScore),
    defteam_score: of(defense, before.homeScore, before.awayScore),
  }
  return {
    game_id: game.id,
    season: game.season,
    season_type: game.seasonType,
    week: game.week,
    home_team: home,
    away_team: away,
    play_id: play.playId,
    posteam: offense,
    defteam: defense,
    posteam_type: offense === null ? null : offense === home ? 'home' : 'away',
    yardline_100: offense === null ? null : yardsToGoalAt(play.yardLine, offense),
    qtr,
    time: time || null,
    quarter_seconds_remaining: left,
    half_seconds_remaining: left === null || qtr === null ? null : left + (qtr === 1 || qtr === 3 ? 900 : 0),
    game_seconds_remaining: left === null || qtr === null ? null : left + 900 * Math.max(0, 4 - qtr),
    game_half: qtr === null ? null : qtr <= 2 ? 'Half1' : qtr <= 4 ? 'Half2' : 'Overtime',
    drive: play.drive,
    down: play.down,
    goal_to_go: flag(play.goalToGo),
    ydstogo: play.yardsToGo,
    home_timeouts_remaining: after.homeTimeouts,
    away_timeouts_remaining: after.awayTimeouts,
    posteam_timeouts_remaining: of(offense, after.homeTimeouts, after.awayTimeouts),
    defteam_timeouts_remaining: of(defense, after.homeTimeouts, after.awayTimeouts),
    total_home_score: after.homeScore,
    total_away_score: after.awayScore,
    ...scores,
    score_differential: offense === null ? null : (scores.posteam_score ?? 0) - (scores.defteam_score ?? 0),
    play_type: playTypeOf(play, happening),
    play_type_nfl: play.type || null,
    desc: play.description || null,
    qb_kneel: flag(kneels(play)),
    qb_spike: flag(spikes(play)),
    qb_scramble: flag(/ scrambles /.test(play.description)),
    play_deleted: flag(play.deleted),
    yards_gained: counted ? (yards.yards_gained ?? 0) : null,
    air_yards: yards.air_yards ?? null,
    yards_after_catch: yards.yards_after_catch ?? null,
    penalty_yards: yards.penalty_yards ?? null,
    kick_distance: yards.kick_distance ?? null,
    return_yards: counted ? (yards.return_yards ?? 0) : null,
    td_team: teams.td_team ?? null,
    penalty_team: teams.penalty_team ?? null,
    timeout_team: teams.timeout_team ?? null,
    return_team: teams.return_team ?? null,
    field_goal_result: results.field_goal_result ?? null,
    extra_point_result: results.extra_point_result ?? null,
    two_point_conv_result: results.two_point_conv_result ?? null,
    passer_player_name: players.passer ?? null,
    rusher_player_name: players.rusher ?? null,
    receiver_player_name: players.receiver ?? null,
    kicker_player_name: players.kicker ?? null,
    punter_player_name: players.punter ?? null,
    ...(Object.fromEntries(
      flagColumns.map((column) => [column, counted ? flag(marks.has(column)) : null]),
    ) as Record<(typeof flagColumns)[number], number | null>),
  }
}

/** Where the feed writes no clock and yet there is no doubt. */
const unwrittenClock: Readonly<Record<string, string>> = { GAME_START: '15:00', END_GAME: '00:00' }

const kicksOff: ReadonlySet<string> = new Set(['KICK_OFF', 'FREE_KICK'])

/** The team with the ball; on a kickoff the feed names the one that kicks, nflverse the one that receives. */
function withBall({ offense, type }: FeedPlay, { home, away }: GameDetail): Team | null {
  if (offense === null || !kicksOff.has(type)) return offense
  return offense === home ? away : home
}

function clockOf(play: FeedPlay, time: string): number | null {
  if (time === '') return null
  const seconds = maybeClock(time)
  if (seconds === undefined) throw badClock(play)
  return seconds
}
