import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnKind } from '@fourthright/plays'
import { loadTable } from './loadTable.js'

/** The columns of nflverse's schedules that the house uses, under their published names. */
export const gameColumns = {
  game_id: 'text',
  old_game_id: 'text',
  season: 'integer',
  /** REG, WC, DIV, CON, SB */
  game_type: 'text',
  week: 'integer',
  gameday: 'text',
  weekday: 'text',
  gametime: 'text',
  away_team: 'team',
  away_score: 'integer',
  home_team: 'team',
  home_score: 'integer',
  /** Home or Neutral */
  location: 'text',
  /** Home score minus away score; null while the game is to come. */
  result: 'integer',
  total: 'integer',
  overtime: 'flag',
  away_rest: 'integer',
  home_rest: 'integer',
  away_moneyline: 'number',
  home_moneyline: 'number',
  /** Positive when the home team is favoured. */
  spread_line: 'number',
  total_line: 'number',
  div_game: 'flag',
  roof: 'text',
  surface: 'text',
  temp: 'number',
  wind: 'number',
  away_qb_id: 'text',
  home_qb_id: 'text',
  away_qb_name: 'text',
  home_qb_name: 'text',
  away_coach: 'text',
  home_coach: 'text',
  referee: 'text',
  stadium_id: 'text',
  stadium: 'text',
} as const satisfies Record<string, ColumnKind>

/**
 * Makes (or makes anew) the table `games` from schedules/games.csv: a row is a game, 1999 to the coming season.
 *
 * @throws DataError as createPlaysTable does; all columns of `gameColumns` must be there.
 */
export async function createGamesTable(connection: DuckDBConnection, file: string): Promise<void> {
  await loadTable(connection, {
    table: 'games',
    files: [file],
    kinds: new Map(Object.entries(gameColumns)),
    declaredNull: new Set(),
  })
}
