import type { GamesRecord, KnownGame, Stadium } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { altitudesFt } from './altitudes.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'

/** Games with their closing lines, mean totals and stadiums, for the bundle's tables. */
export async function gamesRecord(room: TrainingRoom): Promise<GamesRecord> {
  return { games: await knownGames(room), stadiums: await stadiums(room), totals: await totals(room) }
}

async function knownGames(room: TrainingRoom): Promise<KnownGame[]> {
  const frame = await query(room.connection, featureSql('knownGames'), seasonParameters(room.recipe.tables))
  const home = frame.texts('home')
  const away = frame.texts('away')
  const roof = frame.texts('roof')
  const surface = frame.texts('surface')
  const numbers = [
    'season',
    'week',
    'neutral_site',
    'spread_line',
    'total_line',
    'temperature',
    'wind',
  ] as const
  return frame.records(numbers).map((row, at) => ({
    season: row.season,
    week: row.week,
    home: home[at] as string,
    away: away[at] as string,
    neutralSite: row.neutral_site === 1,
    spreadLine: maybeNumber(row.spread_line),
    totalLine: maybeNumber(row.total_line),
    roof: (roof[at] || null) as KnownGame['roof'],
    surface: surface[at]?.trim() || null,
    temperatureF: maybeNumber(row.temperature),
    windMph: maybeNumber(row.wind),
  }))
}

async function totals(room: TrainingRoom): Promise<GamesRecord['totals']> {
  const frame = await query(room.connection, featureSql('leagueTotals'))
  return frame
    .records(['season', 'total_line'])
    .map((row) => ({ season: row.season, totalLine: row.total_line }))
}

/** A team's homes, one entry from the season in which anything of them changed. */
async function stadiums(room: TrainingRoom): Promise<GamesRecord['stadiums']> {
  const frame = await query(room.connection, featureSql('homes'))
  const seasons = frame.numbers('season')
  const [teams, ids, roofs, surfaces] = ['team', 'stadium_id', 'roof', 'surface'].map((name) =>
    frame.texts(name),
  )
  const homes: Record<string, (Stadium & { from: number })[]> = {}
  teams?.forEach((team, at) => {
    const home = {
      from: seasons[at] as number,
      roof: roofs?.[at] as Stadium['roof'],
      surface: surfaces?.[at]?.trim() || 'grass',
      altitudeFt: altitudesFt[ids?.[at] as string] ?? 0,
    }
    const list = homes[team] ?? []
    homes[team] = list
    const last = list.at(-1)
    if (
      !last ||
      last.roof !== home.roof ||
      last.surface !== home.surface ||
      last.altitudeFt !== home.altitudeFt
    )
      list.push(home)
  })
  return homes
}

function maybeNumber(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
