import type { DuckDBConnection } from '@duckdb/node-api'
import type { Seasons } from '@fourthright/guide'
import { createGamesTable } from '../tables/createGamesTable.js'
import { createPlaysTable } from '../tables/createPlaysTable.js'
import { findSeasonFiles, gamesFile } from '../tables/seasonFiles.js'
import { featureColumns } from './featureColumns.js'
import { featureSql } from './sqlFile.js'

/** Makes the tables plays, games and snaps of these seasons from the files of the data directory. */
export async function createSnapTables(
  connection: DuckDBConnection,
  dataDirectory: string,
  seasons: Seasons,
): Promise<void> {
  const files = await sourceFiles(dataDirectory, seasons)
  await createPlaysTable(connection, {
    files: files.slice(0, -1),
    columns: featureColumns,
    declaredNull: ['play_deleted'],
  })
  await createGamesTable(connection, files.at(-1) as string)
  await connection.run(featureSql('snaps'))
}

/** The files of these seasons in their order, then the schedule. */
export async function sourceFiles(dataDirectory: string, [first, last]: Seasons): Promise<string[]> {
  const seasons = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const plays = await findSeasonFiles(dataDirectory, seasons)
  return [...plays.map(({ file }) => file), await gamesFile(dataDirectory)]
}
