import type { PlayColumn, playColumns } from '../play.js'

/** nflverse's columns that are 0 or 1. */
export type FlagColumn = {
  [C in PlayColumn]: (typeof playColumns)[C] extends 'flag' ? C : never
}[PlayColumn]

/** What one of the NFL's game statistics says about its play. */
export interface Statistic {
  readonly id: number
  /** In football's words. */
  readonly name: string
  /** Columns that are then 1. */
  readonly marks?: readonly FlagColumn[]
  /** The column that its yards are written to. */
  readonly yards?:
    | 'yards_gained'
    | 'return_yards'
    | 'kick_distance'
    | 'penalty_yards'
    | 'air_yards'
    | 'yards_after_catch'
  /** The yards are added to those of the play so far: a teammate goes on after a lateral. */
  readonly adds?: true
  /** Whose name it brings. */
  readonly player?: 'passer' | 'rusher' | 'receiver' | 'kicker' | 'punter'
  /** Columns that its team is written to. */
  readonly teams?: readonly ('td_team' | 'return_team' | 'penalty_team' | 'timeout_team')[]
  readonly result?: readonly [
    column: 'field_goal_result' | 'extra_point_result' | 'two_point_conv_result',
    value: string,
  ]
}

const rush = { marks: ['rush_attempt'], yards: 'yards_gained', player: 'rusher' } as const
const lateral = { yards: 'yards_gained', adds: true } as const
// the passer's yards include those after laterals: the receivers' are counted one by one
const thrown = { marks: ['pass_attempt', 'complete_pass'], player: 'passer' } as const
const pass = { player: 'passer' } as const
const caught = {
  marks: ['pass_attempt', 'complete_pass'],
  yards: 'yards_gained',
  player: 'receiver',
} as const
const punt = { marks: ['punt_attempt'], player: 'punter' } as const
const kickoff = { marks: ['kickoff_attempt'], player: 'kicker' } as const
const puntReturn = { marks: ['punt_attempt'], yards: 'return_yards', teams: ['return_team'] } as const
const kickoffReturn = { marks: ['kickoff_attempt'], yards: 'return_yards', teams: ['return_team'] } as const
const returned = { yards: 'return_yards' } as const
const fieldGoal = { marks: ['field_goal_attempt'], yards: 'kick_distance', player: 'kicker' } as const
const extraPoint = { marks: ['extra_point_attempt'], player: 'kicker' } as const
const scored = { marks: ['touchdown'], teams: ['td_team'] } as const
const runBack = { marks: ['touchdown', 'return_touchdown'], teams: ['td_team'] } as const

/**
 * The NFL's list of game statistics (GSIS "Stat IDs", as its partners receive it), one row an id, with what each says of
 * its play. A row without columns is known and says nothing that the house uses (tackles, targets, blocks by name).
 */
export const statistics: readonly Statistic[] = [
  { id: 2, name: 'punt blocked', marks: ['punt_attempt', 'punt_blocked'] },
  { id: 3, name: 'first down by a run', marks: ['first_down', 'first_down_rush'] },
  { id: 4, name: 'first down by a pass', marks: ['first_down', 'first_down_pass'] },
  { id: 5, name: 'first down by penalty', marks: ['first_down', 'first_down_penalty'] },
  { id: 6, name: 'third down converted', marks: ['third_down_converted'] },
  { id: 7, name: 'third down failed', marks: ['third_down_failed'] },
  { id: 8, name: 'fourth down converted', marks: ['fourth_down_converted'] },
  { id: 9, name: 'fourth down failed', marks: ['fourth_down_failed'] },

  { id: 10, name: 'run', ...rush },
  {
    id: 11,
    name: 'touchdown run',
    ...rush,
    marks: ['rush_attempt', 'touchdown', 'rush_touchdown'],
    teams: ['td_team'],
  },
  { id: 12, name: 'run after a lateral', ...lateral, marks: ['rush_attempt'] },
  {
    id: 13,
    name: 'touchdown run after a lateral',
    ...lateral,
    marks: ['rush_attempt', 'touchdown', 'rush_touchdown'],
    teams: ['td_team'],
  },

  { id: 14, name: 'pass incomplete', ...pass, marks: ['pass_attempt', 'incomplete_pass'] },
  { id: 15, name: 'pass complete', ...thrown },
  {
    id: 16,
    name: 'touchdown pass',
    ...thrown,
    marks: ['pass_attempt', 'complete_pass', 'touchdown', 'pass_touchdown'],
    teams: ['td_team'],
  },
  { id: 17, name: 'passing yards after a lateral' },
  { id: 18, name: 'touchdown pass after a lateral' },
  { id: 19, name: 'pass intercepted', ...pass, marks: ['pass_attempt', 'interception'] },
  { id: 20, name: 'sacked', ...pass, marks: ['pass_attempt', 'sack'], yards: 'yards_gained' },
  { id: 21, name: 'catch', ...caught },
  {
    id: 22,
    name: 'touchdown catch',
    ...caught,
    marks: ['pass_attempt', 'complete_pass', 'touchdown', 'pass_touchdown'],
    teams: ['td_team'],
  },
  { id: 23, name: 'yards after a lateral', ...lateral, marks: ['pass_attempt', 'complete_pass'] },
  {
    id: 24,
    name: 'touchdown after a lateral',
    ...lateral,
    marks: ['pass_attempt', 'complete_pass', 'touchdown', 'pass_touchdown'],
    teams: ['td_team'],
  },
  { id: 25, name: 'interception return', ...returned, marks: ['pass_attempt'], teams: ['return_team'] },
  { id: 26, name: 'interception returned for a touchdown', ...returned, ...runBack },
  { id: 27, name: 'interception return after a lateral', ...returned },
  { id: 28, name: 'interception returned for a touchdown after a lateral', ...returned, ...runBack },

  { id: 29, name: 'punt', ...punt, yards: 'kick_distance' },
  { id: 30, name: 'punt inside the 20', ...punt, marks: ['punt_attempt', 'punt_inside_twenty'] },
  { id: 31, name: 'punt into the end zone', ...punt, marks: ['punt_attempt', 'punt_in_endzone'] },
  { id: 32, name: 'punt for a touchback', ...punt, marks: ['punt_attempt', 'touchback'] },
  { id: 33, name: 'punt return', ...puntReturn },
  {
    id: 34,
    name: 'punt returned for a touchdown',
    ...puntReturn,
    marks: ['punt_attempt', 'touchdown', 'return_touchdown'],
    teams: ['td_team', 'return_team'],
  },
  { id: 35, name: 'punt return after a lateral', ...puntReturn, teams: [] },
  {
    id: 36,
    name: 'punt returned for a touchdown after a lateral',
    ...puntReturn,
    marks: ['punt_attempt', 'touchdown', 'return_touchdown'],
    teams: ['td_team', 'return_team'],
  },
  {
    id: 37,
    name: 'punt out of bounds',
    marks: ['punt_attempt', 'punt_out_of_bounds'],
    teams: ['return_team'],
  },
  { id: 38, name: 'punt downed', marks: ['punt_attempt', 'punt_downed'], teams: ['return_team'] },
  { id: 39, name: 'punt, fair catch', marks: ['punt_attempt', 'punt_fair_catch'], teams: ['return_team'] },
  { id: 40, name: 'punt, touchback', marks: ['punt_attempt'], teams: ['return_team'] },

  { id: 41, name: 'kickoff', ...kickoff, yards: 'kick_distance' },
  { id: 42, name: 'kickoff inside the 20', ...kickoff },
  { id: 43, name: 'kickoff into the end zone', ...kickoff },
  {
    id: 44,
    name: 'kickoff for a touchback',
    ...kickoff,
    marks: ['kickoff_attempt', 'touchback'],
    yards: 'kick_distance',
  },
  { id: 45, name: 'kickoff return', ...kickoffReturn },
  {
    id: 46,
    name: 'kickoff returned for a touchdown',
    ...kickoffReturn,
    marks: ['kickoff_attempt', 'touchdown', 'return_touchdown'],
    teams: ['td_team', 'return_team'],
  },
  { id: 47, name: 'kickoff return after a lateral', ...kickoffReturn },
  {
    id: 48,
    name: 'kickoff returned for a touchdown after a lateral',
    ...kickoffReturn,
    marks: ['kickoff_attempt', 'touchdown', 'return_touchdown'],
    teams: ['td_team', 'return_team'],
  },
  { id: 49, name: 'kickoff out of bounds', marks: ['kickoff_attempt'], teams: ['return_team'] },
  { id: 50, name: 'kickoff, fair catch', marks: ['kickoff_attempt'], teams: ['return_team'] },
  { id: 51, name: 'kickoff, touchback', marks: ['kickoff_attempt'], teams: ['return_team'] },

  { id: 52, name: 'fumble, forced', marks: ['fumble'] },
  { id: 53, name: 'fumble, not forced', marks: ['fumble'] },
  { id: 54, name: 'fumble out of bounds', marks: ['fumble'] },
  { id: 55, name: 'own fumble recovered', marks: ['fumble'] },
  { id: 56, name: 'own fumble recovered for a touchdown', ...scored, marks: ['fumble', 'touchdown'] },
  { id: 57, name: 'own fumble carried on', marks: ['fumble'] },
  { id: 58, name: 'own fumble carried on for a touchdown', ...scored, marks: ['fumble', 'touchdown'] },
  { id: 59, name: "other team's fumble recovered", marks: ['fumble'] },
  {
    id: 60,
    name: "other team's fumble recovered for a touchdown",
    ...scored,
    marks: ['fumble', 'touchdown'],
  },
  { id: 61, name: "other team's fumble carried on", marks: ['fumble'] },
  {
    id: 62,
    name: "other team's fumble carried on for a touchdown",
    ...scored,
    marks: ['fumble', 'touchdown'],
  },
  { id: 63, name: 'other yards' },
  { id: 64, name: 'other touchdown', ...scored },

  { id: 68, name: 'timeout', marks: ['timeout'], teams: ['timeout_team'] },
  { id: 69, name: 'field goal missed', ...fieldGoal, result: ['field_goal_result', 'missed'] },
  { id: 70, name: 'field goal made', ...fieldGoal, result: ['field_goal_result', 'made'] },
  { id: 71, name: 'field goal blocked', ...fieldGoal, result: ['field_goal_result', 'blocked'] },
  { id: 72, name: 'extra point good', ...extraPoint, result: ['extra_point_result', 'good'] },
  { id: 73, name: 'extra point failed', ...extraPoint, result: ['extra_point_result', 'failed'] },
  { id: 74, name: 'extra point blocked', ...extraPoint, result: ['extra_point_result', 'blocked'] },
  {
    id: 75,
    name: 'two points by a run',
    marks: ['two_point_attempt', 'rush_attempt'],
    player: 'rusher',
    result: ['two_point_conv_result', 'success'],
  },
  {
    id: 76,
    name: 'run for two points failed',
    marks: ['two_point_attempt', 'rush_attempt'],
    player: 'rusher',
    result: ['two_point_conv_result', 'failure'],
  },
  {
    id: 77,
    name: 'two points by a pass',
    marks: ['two_point_attempt', 'pass_attempt'],
    player: 'passer',
    result: ['two_point_conv_result', 'success'],
  },
  {
    id: 78,
    name: 'pass for two points failed',
    marks: ['two_point_attempt', 'pass_attempt'],
    player: 'passer',
    result: ['two_point_conv_result', 'failure'],
  },

  { id: 79, name: 'tackle alone' },
  { id: 80, name: 'tackle with help' },
  { id: 82, name: 'help in a tackle' },
  { id: 83, name: 'sack by the defense' },
  { id: 84, name: 'half a sack by the defense' },
  { id: 85, name: 'pass defended' },
  { id: 86, name: 'punt blocked by the defense' },
  { id: 87, name: 'extra point blocked by the defense' },
  { id: 88, name: 'field goal blocked by the defense' },
  { id: 89, name: 'safety', marks: ['safety'] },
  { id: 91, name: 'fumble forced by the defense' },
  { id: 93, name: 'penalty', marks: ['penalty'], yards: 'penalty_yards', teams: ['penalty_team'] },
  { id: 95, name: 'tackled for a loss' },
  {
    id: 96,
    name: 'extra point by a safety',
    marks: ['extra_point_attempt'],
    result: ['extra_point_result', 'safety'],
  },
  {
    id: 99,
    name: 'try for two by a run ends in a safety',
    marks: ['two_point_attempt', 'rush_attempt'],
    result: ['two_point_conv_result', 'safety'],
  },
  {
    id: 100,
    name: 'try for two by a pass ends in a safety',
    marks: ['two_point_attempt', 'pass_attempt'],
    result: ['two_point_conv_result', 'safety'],
  },
  { id: 102, name: 'kickoff downed', marks: ['kickoff_attempt'] },
  { id: 103, name: 'yards of a sack without a sack' },
  {
    id: 104,
    name: 'two points by a catch',
    marks: ['two_point_attempt', 'pass_attempt'],
    player: 'receiver',
    result: ['two_point_conv_result', 'success'],
  },
  {
    id: 105,
    name: 'catch for two points failed',
    marks: ['two_point_attempt', 'pass_attempt'],
    player: 'receiver',
    result: ['two_point_conv_result', 'failure'],
  },
  { id: 106, name: 'fumble lost', marks: ['fumble', 'fumble_lost'] },
  { id: 107, name: 'own kickoff recovered', marks: ['kickoff_attempt'] },
  {
    id: 108,
    name: 'own kickoff recovered for a touchdown',
    marks: ['kickoff_attempt', 'touchdown'],
    teams: ['td_team'],
  },
  { id: 110, name: 'quarterback hit' },
  { id: 111, name: 'yards in the air of a complete pass', yards: 'air_yards' },
  { id: 112, name: 'yards in the air of an incomplete pass', yards: 'air_yards' },
  { id: 113, name: 'yards after the catch', yards: 'yards_after_catch' },
  { id: 115, name: 'target of a pass' },
  { id: 120, name: 'tackle for a loss by the defense' },
  {
    id: 301,
    name: 'extra point aborted',
    marks: ['extra_point_attempt'],
    result: ['extra_point_result', 'aborted'],
  },
  { id: 402, name: 'yards of a tackle for a loss' },
  { id: 403, name: 'defense brings a try for two back' },
  {
    id: 404,
    name: 'two points by the defense on a try for two',
    result: ['two_point_conv_result', 'return'],
  },
  { id: 405, name: 'defense brings an extra point back' },
  { id: 406, name: 'two points by the defense on an extra point', result: ['extra_point_result', 'return'] },
  { id: 410, name: 'yards of a kickoff, the end zone included' },
  { id: 420, name: 'try for two returned', result: ['two_point_conv_result', 'return'] },
]

/** Each statistic by its id. */
export const statisticById: ReadonlyMap<number, Statistic> = new Map(statistics.map((row) => [row.id, row]))
