import type { ActualChoice } from '../explore/seasonTables.js'
import { playTypeOf } from '../feeds/playType.js'
import type { Moment } from './gameWalk.js'

const choiceOfType: Readonly<Record<string, ActualChoice>> = {
  run: 'goForIt',
  pass: 'goForIt',
  field_goal: 'fieldGoal',
  punt: 'punt',
  qb_kneel: 'kneel',
}

/** What was called on a fourth down: `none` where a penalty came before the choice was to be seen. */
export function actualChoiceOf({ play, happening }: Moment): ActualChoice {
  return choiceOfType[playTypeOf(play, happening) ?? ''] ?? 'none'
}

/** How a fourth down went, in one word. */
export function resultOf(moment: Moment): string {
  const { marks, teams, results } = moment.happening
  const choice = actualChoiceOf(moment)
  if (choice === 'none')
    return marks.has('first_down_penalty')
      ? 'firstDownByPenalty'
      : marks.has('penalty')
        ? 'penalty'
        : 'noPlay'
  if (marks.has('safety')) return 'safety'
  if (marks.has('touchdown')) {
    return teams.td_team === moment.play.offense ? 'touchdown' : 'returnTouchdown'
  }
  if (choice === 'fieldGoal') return results.field_goal_result ?? 'missed'
  if (choice === 'punt') return marks.has('punt_blocked') ? 'blocked' : 'punted'
  if (choice === 'kneel') return 'kneel'
  if (marks.has('interception') || marks.has('fumble_lost')) return 'turnover'
  if (marks.has('first_down_penalty')) return 'firstDownByPenalty'
  return marks.has('fourth_down_converted') || marks.has('first_down') ? 'firstDown' : 'stopped'
}
