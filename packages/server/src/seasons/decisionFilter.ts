import { maybeTeam, type Team, teams } from '@fourthright/guide'
import {
  type ActualChoice,
  type Columns,
  type DecisionRow,
  type GameRow,
  rowOf,
  type SeasonTables,
} from '@fourthright/plays'
import { oneOf, whole, words } from '../http/parameters.js'
import type { Parameter, Read } from '../http/query.js'

const actualChoices = [
  'goForIt',
  'fieldGoal',
  'punt',
  'kneel',
  'none',
] as const satisfies readonly ActualChoice[]
const recommendations = ['goForIt', 'fieldGoal', 'punt', 'kneel'] as const
const verdicts = ['clear', 'lean', 'tooClose'] as const

const team: Parameter<Team> = {
  schema: {
    type: 'string',
    description: 'the deciding team, such as IND; names of other days are understood',
  },
  valid: `a team: ${teams.join(', ')}`,
  read: maybeTeam,
}

export const filterParameters = {
  team,
  coach: words('the deciding coach, whole name, such as Frank Reich'),
  week: whole(1, 23, 'week of the season'),
  choice: oneOf(actualChoices, 'what was called'),
  recommendation: oneOf(recommendations, 'what the guide says'),
  verdict: oneOf(verdicts, 'how sure the guide is'),
  order: oneOf(['season', 'cost'], 'as played (the default), or what cost most first'),
  limit: whole(1, 1000, 'most rows of one answer; 100 if left out'),
  offset: whole(0, 100_000, 'rows to leave out first; `next` of the answer before'),
}

/** A fourth down as the API tells it: the row of the table, its game by id, with the week. */
export type ShownDecisionRow = Omit<DecisionRow, 'game'> &
  Pick<GameRow, 'week' | 'seasonType'> & { game: string }

/** The fourth downs of a season that a filter lets through, in the wished order, a part at a time. */
export function filterDecisions(
  { games, decisions }: SeasonTables,
  filter: Read<typeof filterParameters>,
): { total: number; next: number | null; decisions: ShownDecisionRow[] } {
  const { coach, order, limit = 100, offset = 0 } = filter
  const is = <T>(wanted: T | undefined, value: T) => wanted === undefined || wanted === value
  const coachInLower = coach?.toLowerCase()
  const rows = decisions.playId
    .map((_, row) => row)
    .filter(
      (row) =>
        is(filter.team, maybeTeam(decisions.offense[row] ?? '')) &&
        is(coachInLower, decisions.offenseCoach[row]?.toLowerCase()) &&
        is(filter.week, games[decisions.game[row] ?? -1]?.week) &&
        is<string | undefined>(filter.choice, decisions.actualChoice[row]) &&
        is<string | undefined>(filter.recommendation, decisions.recommendation[row]) &&
        is<string | null | undefined>(filter.verdict, decisions.confidence[row]),
    )
  if (order === 'cost') rows.sort((one, other) => costOf(decisions, other) - costOf(decisions, one))
  const shown = rows.slice(offset, offset + limit)
  const next = offset + shown.length
  return {
    total: rows.length,
    next: shown.length > 0 && next < rows.length ? next : null,
    decisions: shown.map((row) => shownRow(decisions, games, row)),
  }
}

/** The fourth downs of one game, as played. */
export function decisionsOfGame({ games, decisions }: SeasonTables, id: string): ShownDecisionRow[] {
  const place = games.findIndex((game) => game.id === id)
  return decisions.game.flatMap((game, row) => (game === place ? [shownRow(decisions, games, row)] : []))
}

function shownRow(decisions: Columns<DecisionRow>, games: readonly GameRow[], row: number): ShownDecisionRow {
  const values = rowOf(decisions, row)
  const game = games[values.game]
  return { ...values, game: game?.id ?? '', week: game?.week ?? 0, seasonType: game?.seasonType ?? 'REG' }
}

/** Nothing called, nothing lost: such rows come last. */
function costOf(decisions: Columns<DecisionRow>, row: number): number {
  return decisions.cost[row] ?? -1
}
