import type { DuckDBConnection } from '@duckdb/node-api'
import type { GameRow } from '@fourthright/plays'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { altitudesFt } from '../train/altitudes.js'

/** The games of a season in their order, from the tables games and snaps. */
export async function seasonGames(connection: DuckDBConnection, season: number): Promise<GameRow[]> {
  const frame = await query(connection, featureSql('seasonGames'), { season })
  const [ids, types, homes, aways] = ['game_id', 'season_type', 'home_team', 'away_team'].map((name) =>
    frame.texts(name),
  ) as [string[], string[], string[], string[]]
  const [homeCoaches, awayCoaches] = ['home_coach', 'away_coach'].map((name) => frame.texts(name))
  const [roofs, surfaces, stadiums] = ['roof', 'surface', 'stadium_id'].map((name) => frame.texts(name))
  return frame.records(numbers).map((row, at) => ({
    id: ids[at] as string,
    week: row.week,
    seasonType: types[at] === 'POST' ? 'POST' : 'REG',
    home: homes[at] as string,
    away: aways[at] as string,
    neutralSite: row.neutral_site === 1,
    homeScore: row.home_score,
    awayScore: row.away_score,
    homeCoach: homeCoaches?.[at] ?? '',
    awayCoach: awayCoaches?.[at] ?? '',
    spreadLine: known(row.spread_line),
    totalLine: known(row.total_line),
    roof: roofKinds.find((roof) => roof === roofs?.[at]) ?? null,
    surface: surfaces?.[at]?.trim().toLowerCase() || null,
    temperatureF: known(row.temperature),
    windMph: known(row.wind),
    altitudeFt: altitudesFt[stadiums?.[at] as string] ?? 0,
  }))
}

const roofKinds = ['outdoors', 'open', 'closed', 'dome'] as const

const numbers = [
  'week',
  'neutral_site',
  'home_score',
  'away_score',
  'spread_line',
  'total_line',
  'temperature',
  'wind',
] as const

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
