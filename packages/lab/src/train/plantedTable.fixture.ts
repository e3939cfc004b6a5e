import type { DuckDBConnection } from '@duckdb/node-api'
import { identifier } from '../tables/sql.js'

/** Makes a table of rows given as objects; a column is text where its first value is, else numbers. */
export async function plantTable(
  connection: DuckDBConnection,
  name: string,
  rows: readonly Readonly<Record<string, string | number>>[],
): Promise<void> {
  const { listValue } = await import('@duckdb/node-api')
  const columns = Object.entries(rows[0] ?? {})
  const cells = columns.map(([column, first], at) => {
    const type = typeof first === 'string' ? 'varchar' : 'double'
    return `unnest($c${at}::varchar[])::${type} as ${identifier(column)}`
  })
  const values = columns.map(
    ([column], at) => [`c${at}`, listValue(rows.map((row) => String(row[column])))] as const,
  )
  await connection.run(
    `create or replace table ${identifier(name)} as select ${cells.join(', ')}`,
    Object.fromEntries(values),
  )
}
