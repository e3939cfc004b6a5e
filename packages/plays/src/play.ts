import type { Team } from '@fourthright/guide'

/**
 * How a column's cells are read.
 *
 * - `number`: any finite number; `integer`: a whole number (files may write 3.0); `flag`: 0 or 1
 * - `team`: a team's modern abbreviation, whatever the file wrote; `text`: without spaces around it
 *
 * Every cell of every kind may be null: `nullSpellings` lists how files write that.
 */
export type ColumnKind = 'number' | 'integer' | 'flag' | 'team' | 'text'

/** What stands in a file where a value is unknown: nothing, R's NA, and what a column of floats makes of it. */
export const nullSpellings: readonly string[] = ['', 'NA', 'NaN', 'nan']

/**
 * The columns of nflverse play-by-play that the house uses, under their published names.
 *
 * Left out on purpose: everything that another model computed (ep, epa, wp, wpa, vegas_wp, cp, xpass,
 * fg_prob, success …). Those authors trained on overlapping seasons, so our models must not see them.
 */
export const playColumns = {
  // The game
  game_id: 'text',
  old_game_id: 'text',
  season: 'integer',
  season_type: 'text',
  week: 'integer',
  game_date: 'text',
  home_team: 'team',
  away_team: 'team',
  home_score: 'integer',
  away_score: 'integer',
  result: 'integer',
  location: 'text',
  div_game: 'flag',
  spread_line: 'number',
  total_line: 'number',
  roof: 'text',
  surface: 'text',
  temp: 'number',
  wind: 'number',
  stadium_id: 'text',
  home_coach: 'text',
  away_coach: 'text',
  home_opening_kickoff: 'flag',

  // Before the snap
  play_id: 'integer',
  posteam: 'team',
  defteam: 'team',
  posteam_type: 'text',
  yardline_100: 'integer',
  qtr: 'integer',
  time: 'text',
  quarter_seconds_remaining: 'integer',
  half_seconds_remaining: 'integer',
  game_seconds_remaining: 'integer',
  game_half: 'text',
  play_clock: 'integer',
  drive: 'integer',
  fixed_drive: 'integer',
  series: 'integer',
  down: 'integer',
  goal_to_go: 'flag',
  ydstogo: 'integer',
  home_timeouts_remaining: 'integer',
  away_timeouts_remaining: 'integer',
  posteam_timeouts_remaining: 'integer',
  defteam_timeouts_remaining: 'integer',
  total_home_score: 'integer',
  total_away_score: 'integer',
  posteam_score: 'integer',
  defteam_score: 'integer',
  score_differential: 'integer',
  shotgun: 'flag',
  no_huddle: 'flag',

  // What was called
  play_type: 'text',
  play_type_nfl: 'text',
  desc: 'text',
  play: 'flag',
  special: 'flag',
  pass: 'flag',
  rush: 'flag',
  qb_dropback: 'flag',
  qb_kneel: 'flag',
  qb_spike: 'flag',
  qb_scramble: 'flag',
  aborted_play: 'flag',
  play_deleted: 'flag',

  // What happened
  yards_gained: 'integer',
  pass_attempt: 'flag',
  rush_attempt: 'flag',
  sack: 'flag',
  complete_pass: 'flag',
  incomplete_pass: 'flag',
  air_yards: 'integer',
  yards_after_catch: 'integer',
  pass_length: 'text',
  pass_location: 'text',
  run_location: 'text',
  run_gap: 'text',
  interception: 'flag',
  fumble: 'flag',
  fumble_lost: 'flag',
  touchdown: 'flag',
  pass_touchdown: 'flag',
  rush_touchdown: 'flag',
  return_touchdown: 'flag',
  td_team: 'team',
  safety: 'flag',
  penalty: 'flag',
  penalty_team: 'team',
  penalty_yards: 'integer',
  penalty_type: 'text',
  first_down: 'flag',
  first_down_rush: 'flag',
  first_down_pass: 'flag',
  first_down_penalty: 'flag',
  third_down_converted: 'flag',
  third_down_failed: 'flag',
  fourth_down_converted: 'flag',
  fourth_down_failed: 'flag',
  timeout: 'flag',
  timeout_team: 'team',
  end_clock_time: 'text',

  // Kicks and tries
  field_goal_attempt: 'flag',
  field_goal_result: 'text',
  kick_distance: 'integer',
  extra_point_attempt: 'flag',
  extra_point_result: 'text',
  two_point_attempt: 'flag',
  two_point_conv_result: 'text',
  punt_attempt: 'flag',
  punt_blocked: 'flag',
  punt_inside_twenty: 'flag',
  punt_in_endzone: 'flag',
  punt_out_of_bounds: 'flag',
  punt_downed: 'flag',
  punt_fair_catch: 'flag',
  kickoff_attempt: 'flag',
  touchback: 'flag',
  return_team: 'team',
  return_yards: 'integer',

  // Who
  passer_player_id: 'text',
  passer_player_name: 'text',
  rusher_player_id: 'text',
  rusher_player_name: 'text',
  receiver_player_id: 'text',
  receiver_player_name: 'text',
  kicker_player_id: 'text',
  kicker_player_name: 'text',
  punter_player_id: 'text',
  punter_player_name: 'text',

  // Afterwards
  posteam_score_post: 'integer',
  defteam_score_post: 'integer',
  score_differential_post: 'integer',
  fixed_drive_result: 'text',
  series_success: 'flag',
  series_result: 'text',
} as const satisfies Record<string, ColumnKind>

export type PlayColumn = keyof typeof playColumns

/** Is this the name of a column that the house reads? */
export function isPlayColumn(name: string): name is PlayColumn {
  return Object.hasOwn(playColumns, name)
}

/** What one cell of a column holds once it is read. */
export type Cell<C extends PlayColumn> = (typeof playColumns)[C] extends 'text'
  ? string | null
  : (typeof playColumns)[C] extends 'team'
    ? Team | null
    : number | null

/** One play: one row of the file, by the columns that were asked for. */
export type Play<C extends PlayColumn = PlayColumn> = { readonly [K in C]: Cell<K> }
