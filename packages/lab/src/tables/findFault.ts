import type { DuckDBConnection } from '@duckdb/node-api'
import type { FourthrightError } from '@fourthright/guide'
import { type ColumnKind, faultyCell, malformedFile } from '@fourthright/plays'
import { loadDuckDb } from './database.js'
import { tableSql } from './sql.js'
import { type FileGroup, firstLine, readParameters } from './tableFiles.js'
import { UnknownTeams } from './teamSpellings.js'

/**
 * Why a table could not be loaded: the first cell that cannot be read, by file, row and column,
 * or the first file that is no table. Undefined when the files are not to blame.
 */
export async function findFault(
  connection: DuckDBConnection,
  groups: readonly FileGroup[],
  { kinds }: { readonly kinds: ReadonlyMap<string, ColumnKind> },
  error: unknown,
): Promise<FourthrightError | undefined> {
  const { listValue, mapValue, LIST, VARCHAR } = await loadDuckDb()
  const unknownTeams = listValue(error instanceof UnknownTeams ? [...error.spellings] : [])
  for (const group of groups) {
    const present = [...kinds].filter(([column]) => group.header.includes(column))
    const suspects = {
      columns: listValue(present.map(([column]) => column)),
      kinds: mapValue(present.map(([key, value]) => ({ key, value }))),
      unknownTeams,
    }
    const sql = tableSql(group.format === 'csv' ? 'faultInCsv' : 'faultInParquet')
    for (const file of group.files) {
      const parameters = { ...suspects, ...(await readParameters(group, [file])) }
      try {
        const reader = await connection.runAndReadAll(sql, parameters, { unknownTeams: LIST(VARCHAR) })
        const [fault] = reader.getRowsJS()
        if (fault === undefined) continue
        const column = String(fault[1])
        const kind = kinds.get(column) ?? 'text'
        return faultyCell({ file, row: Number(fault[0]), column, kind, value: String(fault[2]) })
      } catch (reason) {
        return malformedFile(file, firstLine(reason))
      }
    }
  }
  return undefined
}
