import type { SeasonTable } from '../../../plays/src/seasonTable.fixture.js'
import { openDatabase } from './database.js'
import { identifier } from './sql.js'

/** Writes a made-up season as parquet, every cell as the text that it is in the table. */
export async function writeParquet(table: SeasonTable, file: string): Promise<void> {
  const { listValue } = await import('@duckdb/node-api')
  const columns = Object.entries(table)
  const cells = columns.map(([column], at) => `unnest($c${at}) AS ${identifier(column)}`).join(', ')
  const values = columns.map(([, texts], at) => [`c${at}`, listValue([...(texts ?? [])])] as const)
  const database = await openDatabase()
  try {
    await database.connection.run(`CREATE TABLE season AS SELECT ${cells}`, Object.fromEntries(values))
    await database.connection.run(`COPY season TO '${file}' (FORMAT parquet)`)
  } finally {
    database.close()
  }
}
