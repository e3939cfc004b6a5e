import type { DuckDBConnection } from '@duckdb/node-api'
import { type ColumnKind, missingColumns } from '@fourthright/plays'
import { findFault } from './findFault.js'
import { identifier, tableSql } from './sql.js'
import { type FileGroup, groupFiles, readParameters } from './tableFiles.js'
import { makeTeamsModern } from './teamSpellings.js'
import { checkWholeFile } from './wholeFile.js'

/** What to make a table of: files of one meaning, and the columns to take with their kinds. */
export interface TableRequest {
  readonly table: string
  readonly files: readonly string[]
  readonly kinds: ReadonlyMap<string, ColumnKind>
  readonly declaredNull: ReadonlySet<string>
}

const sqlType: Readonly<Record<ColumnKind, string>> = {
  number: 'DOUBLE',
  integer: 'INTEGER',
  flag: 'TINYINT',
  team: 'VARCHAR',
  text: 'VARCHAR',
}

/**
 * Makes, or makes anew, a typed table from files, all or nothing, rows in the files' order.
 *
 * Plainly: for each group of files that look alike, one typed INSERT … SELECT, which fails on the first cell
 * that is not what its column holds; only then is the cell looked for, file by file.
 *
 * @throws DataError as PlaySource says. The connection must not be inside a transaction.
 */
export async function loadTable(connection: DuckDBConnection, request: TableRequest): Promise<void> {
  await Promise.all(request.files.map(checkWholeFile))
  const groups = await groupFiles(connection, request.files)
  for (const group of groups) checkColumns(group, request)
  await connection.run(tableSql('cells'))
  await connection.run('BEGIN')
  try {
    await connection.run(
      tableSql('createTable', { table: identifier(request.table), columns: typed(request) }),
    )
    for (const group of groups) await insert(connection, group, request)
    await makeTeamsModern(connection, request)
    await connection.run('COMMIT')
  } catch (error) {
    await connection.run('ROLLBACK')
    throw (await findFault(connection, groups, request, error)) ?? error
  }
}

function typed({ kinds }: TableRequest): string {
  return [...kinds].map(([column, kind]) => `${identifier(column)} ${sqlType[kind]}`).join(', ')
}

function checkColumns({ header, files }: FileGroup, { kinds, declaredNull }: TableRequest): void {
  const missing = [...kinds.keys()].filter((column) => !header.includes(column) && !declaredNull.has(column))
  if (missing.length > 0) throw missingColumns(files[0] ?? '', missing)
}

async function insert(connection: DuckDBConnection, group: FileGroup, { table, kinds }: TableRequest) {
  const present = [...kinds].filter(([column]) => group.header.includes(column))
  if (present.length === 0) return
  const places = {
    table: identifier(table),
    columns: present.map(([column]) => identifier(column)).join(', '),
    cells: present.map(([column, kind]) => `${kind}_cell(${identifier(column)})`).join(', '),
  }
  const sql = tableSql(group.format === 'csv' ? 'insertFromCsv' : 'insertFromParquet', places)
  await connection.run(sql, await readParameters(group, group.files))
}
