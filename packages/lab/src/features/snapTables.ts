import type { DuckDBConnection } from '@duckdb/node-api'
import { createGamesTable } from '../tables/createGamesTable.js'
import { createPlaysTable } from '../tables/createPlaysTable.js'
import { findSeasonFiles, gamesFile } from '../tables/seasonFiles.js'
import { featureColumns } from './featureColumns.js'
import { featureSql } from './sqlFile.js'

/** Makes the tables plays, games and snaps of these seasons from the files of the data directory. */
export async function createSnapTables(
  connection: DuckDBConnection,
  dataDirectory: string,
  [first, last]: readonly [number, number],
): Promise<void> {
  const seasons = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const plays = await findSeasonFiles(dataDirectory, seasons)
  const games = await gamesFile(dataDirectory)
  await createPlaysTable(connection, {
    files: plays.map(({ file }) => file),
    columns: featureColumns,
    declaredNull: ['play_deleted'],
  })
  await createGamesTable(connection, games)
  await connection.run(featureSql('snaps'))
}
