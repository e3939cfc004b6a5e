import type { DuckDBConnection } from '@duckdb/node-api'
import { MissingDependencyError } from '@fourthright/guide'

/** An open DuckDB database with one connection; `close`, once nothing runs on it any more, gives its memory back. */
export interface Database {
  readonly connection: DuckDBConnection
  close(): void
}

export type DuckDb = typeof import('@duckdb/node-api')

/**
 * DuckDB, loaded when it is first needed: its native part is large and optional.
 *
 * @throws MissingDependencyError `lab/duckdb-missing` when it is not installed for this platform.
 */
export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api')
  } catch (error) {
    throw new MissingDependencyError('lab/duckdb-missing', {
      field: '@duckdb/node-api',
      value: `${process.platform}-${process.arch}`,
      valid: 'an installed @duckdb/node-api with its build for this platform',
      message: `DuckDB, which reads the plays, cannot be loaded: install @duckdb/node-api (npm install @duckdb/node-api), with optional dependencies. (${(error as Error).message})`,
    })
  }
}

/**
 * Opens a database: in memory, or in the file `path`.
 *
 * @throws MissingDependencyError `lab/duckdb-missing`.
 */
export async function openDatabase(path = ':memory:'): Promise<Database> {
  const { DuckDBInstance } = await loadDuckDb()
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  return {
    connection,
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Does some work in a database in memory, which is closed afterwards. */
export async function inDatabase<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const database = await openDatabase()
  try {
    return await work(database.connection)
  } finally {
    database.close()
  }
}
