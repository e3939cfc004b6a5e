import type { FeedPlay } from './gameDetail.js'
import type { Happening } from './happening.js'

/** nflverse's play types. */
export type PlayType =
  | 'pass'
  | 'run'
  | 'punt'
  | 'field_goal'
  | 'kickoff'
  | 'extra_point'
  | 'qb_kneel'
  | 'qb_spike'
  | 'no_play'

/**
 * What kind of play it was: `no_play` where nothing counted (a timeout, an accepted penalty before or instead of the
 * play), null where there was no play at all (the beginning, the end of a quarter, a warning).
 */
export function playTypeOf(play: FeedPlay, { marks }: Happening): PlayType | null {
  if (play.statistics.length === 0 && play.type !== 'PENALTY') return null
  if (play.type === 'PENALTY') return 'no_play'
  if (marks.has('kickoff_attempt')) return 'kickoff'
  if (marks.has('extra_point_attempt')) return 'extra_point'
  if (marks.has('field_goal_attempt')) return 'field_goal'
  if (kneels(play)) return 'qb_kneel'
  if (spikes(play)) return 'qb_spike'
  if (marks.has('punt_attempt')) return 'punt'
  if (marks.has('rush_attempt')) return 'run'
  if (marks.has('pass_attempt')) return 'pass'
  return 'no_play'
}

/** Statistics know neither kneels nor spikes: a kneel is a run, a spike an incomplete pass. */
export function kneels({ description }: FeedPlay): boolean {
  return / kneels /.test(description)
}

export function spikes({ description }: FeedPlay): boolean {
  return / spiked /.test(description)
}
