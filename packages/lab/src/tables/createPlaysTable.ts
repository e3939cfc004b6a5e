import type { DuckDBConnection } from '@duckdb/node-api'
import { type PlayColumn, playColumns } from '@fourthright/plays'
import { loadTable } from './loadTable.js'

export interface PlaysTableRequest {
  /** nflverse files in csv, csv.gz or parquet with any subset of columns; their order is the table's. */
  readonly files: readonly string[]
  readonly columns: readonly PlayColumn[]
  /** Columns that may be absent from a file and are then null in its rows. */
  readonly declaredNull?: readonly PlayColumn[]
}

/**
 * Makes (or makes anew) the table `plays` on the connection: a row is a play, columns by their nflverse names.
 *
 * Types: number DOUBLE, integer INTEGER, flag TINYINT 0/1, text and team VARCHAR. Nothing and NA are null, teams have their modern
 * abbreviations, rows keep the order of the files. All or nothing: on an error the table is as it was before.
 *
 * @throws DataError `plays/missing-file`, `plays/missing-column`, `plays/malformed-value`, `plays/unknown-team`,
 * `plays/truncated-file`, `plays/damaged-file`, `plays/malformed-file`: see PlaySource.
 * @example await createPlaysTable(connection, { files: ['pbp_2020.csv.gz'], columns: ['game_id', 'down', 'desc'] })
 */
export async function createPlaysTable(
  connection: DuckDBConnection,
  { files, columns, declaredNull = [] }: PlaysTableRequest,
): Promise<void> {
  await loadTable(connection, {
    table: 'plays',
    files,
    kinds: new Map(columns.map((column) => [column, playColumns[column]])),
    declaredNull: new Set(declaredNull),
  })
}
