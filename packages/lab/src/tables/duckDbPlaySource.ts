import {
  filesFor,
  nullColumn,
  type PlayBatch,
  type PlayColumn,
  type PlayRequest,
  type PlaySource,
  type SeasonFile,
  seasonsOf,
} from '@fourthright/plays'
import { createPlaysTable } from './createPlaysTable.js'
import { type Database, openDatabase } from './database.js'
import { tableSql } from './sql.js'

/** The bulk reader: nflverse csv, csv.gz and parquet through DuckDB, a season at a time. */
export class DuckDbPlaySource implements PlaySource {
  readonly name = 'duckdb'

  constructor(private readonly files: readonly SeasonFile[]) {}

  async seasons(): Promise<number[]> {
    return seasonsOf(this.files)
  }

  async *read<C extends PlayColumn>(request: PlayRequest<C>): AsyncGenerator<PlayBatch<C>> {
    for (const { season, file } of filesFor(this.files, request)) {
      const database = await openDatabase()
      try {
        yield* batchesOf(database, season, file, request)
      } finally {
        database.close()
      }
    }
  }
}

async function* batchesOf<C extends PlayColumn>(
  { connection }: Database,
  season: number,
  file: string,
  { columns, declaredNull = [] }: PlayRequest<C>,
): AsyncGenerator<PlayBatch<C>> {
  await createPlaysTable(connection, { files: [file], columns, declaredNull })
  const result = await connection.stream(tableSql('allPlays'))
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return
    const rows = chunk.rowCount
    const read = columns.map((column, at) => {
      const cells = nullColumn(column, rows)
      chunk.getColumnValues(at).forEach((value, row) => {
        if (value !== null) cells[row] = value as number & string
      })
      return [column, cells]
    })
    yield { season, rows, columns: Object.fromEntries(read) as PlayBatch<C>['columns'] }
  }
}
