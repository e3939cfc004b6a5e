import { DataError } from '@fourthright/guide'
import type { PlayColumn } from '@fourthright/plays'
import { createGamesTable } from '../tables/createGamesTable.js'
import { createPlaysTable } from '../tables/createPlaysTable.js'
import { type Database, openDatabase } from '../tables/database.js'
import { pullSql } from './pullSql.js'

/** A season has some 45,000 rows; with fewer than this it was cut off, has only begun, or is something else. */
export const fewestPlays = 20_000

/** What every file of plays has, extract or not. */
const essential: readonly PlayColumn[] = [
  'game_id',
  'play_id',
  'season',
  'week',
  'posteam',
  'down',
  'yards_gained',
]

async function inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase()
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/**
 * Checks that a file is what it should be: whole, play-by-play, of that season only, and plausibly many plays.
 *
 * @returns the number of rows.
 * @throws DataError `data/not-that-season`, `data/too-few-plays`, or what createPlaysTable says of the file.
 */
export async function checkSeason(file: string, season: number): Promise<number> {
  return inDatabase(async ({ connection }) => {
    await createPlaysTable(connection, { files: [file], columns: essential })
    const [counts] = (await connection.runAndReadAll(pullSql('seasonCounts'), { season })).getRowsJS()
    const [rows, others] = [Number(counts?.[0]), Number(counts?.[1])]
    if (others > 0) {
      throw new DataError('data/not-that-season', {
        field: 'season',
        value: file,
        valid: `plays of the season ${season} only`,
        message: `${file} should hold the season ${season}, but ${others} of its ${rows} plays are of another one.`,
      })
    }
    if (rows < fewestPlays) {
      throw new DataError('data/too-few-plays', {
        field: 'season',
        value: file,
        valid: `at least ${fewestPlays} plays`,
        message: `${file} holds ${rows} plays: too few for a season, unless it has only begun.`,
      })
    }
    return rows
  })
}

/**
 * Checks that a file holds schedules.
 *
 * @returns the number of games.
 * @throws DataError `data/no-games`, or what createGamesTable says of the file.
 */
export async function checkGames(file: string): Promise<number> {
  return inDatabase(async ({ connection }) => {
    await createGamesTable(connection, file)
    const [counts] = (await connection.runAndReadAll(pullSql('gameCounts'))).getRowsJS()
    const games = Number(counts?.[0])
    if (games > 0) return games
    throw new DataError('data/no-games', {
      field: 'games',
      value: file,
      valid: 'schedules with at least one game',
      message: `${file} holds no games.`,
    })
  })
}
