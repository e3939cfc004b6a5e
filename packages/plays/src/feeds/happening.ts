import type { Team } from '@fourthright/guide'
import type { FeedPlay } from './gameDetail.js'
import { type FlagColumn, type Statistic, statisticById } from './statistics.js'

/** What happened on a play, by nflverse's names: who, how far, and what came of it. */
export interface Happening {
  /** Columns of 0 or 1 that are 1. */
  readonly marks: ReadonlySet<FlagColumn>
  readonly yards: Readonly<Partial<Record<NonNullable<Statistic['yards']>, number>>>
  readonly players: Readonly<Partial<Record<NonNullable<Statistic['player']>, string>>>
  readonly teams: Readonly<Partial<Record<NonNullable<Statistic['teams']>[number], Team>>>
  readonly results: Readonly<Partial<Record<NonNullable<Statistic['result']>[0], string>>>
}

/**
 * Decodes a play's statistics; those that nobody knows are passed over, since the league adds new ones.
 *
 * @example happeningOf(play).results.field_goal_result // 'made'
 */
export function happeningOf({ statistics }: FeedPlay): Happening {
  const marks = new Set<FlagColumn>()
  const yards: Record<string, number> = {}
  const players: Record<string, string> = {}
  const teams: Record<string, Team> = {}
  const results: Record<string, string> = {}
  for (const written of statistics) {
    const known = statisticById.get(written.statId)
    if (!known) continue
    for (const mark of known.marks ?? []) marks.add(mark)
    if (known.yards) yards[known.yards] = written.yards + (known.adds ? (yards[known.yards] ?? 0) : 0)
    if (known.player && written.player) players[known.player] = written.player
    for (const column of written.team ? (known.teams ?? []) : []) teams[column] = written.team as Team
    if (known.result) results[known.result[0]] = known.result[1]
  }
  if (results.two_point_conv_result === 'success') yards.yards_gained = 2
  return { marks, yards, players, teams, results }
}
