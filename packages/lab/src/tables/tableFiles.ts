import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { csvHeader, malformedFile, nullSpellings } from '@fourthright/plays'
import { loadDuckDb } from './database.js'
import { tableSql } from './sql.js'
import { formatOf } from './wholeFile.js'

/** Consecutive files that are read in one go, because their format and their columns are the same. */
export interface FileGroup {
  readonly format: 'csv' | 'parquet'
  readonly header: readonly string[]
  readonly files: readonly string[]
}

/** The files in their order, neighbours of one format and header together. */
export async function groupFiles(
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<FileGroup[]> {
  const groups: { format: FileGroup['format']; header: readonly string[]; files: string[] }[] = []
  for (const file of files) {
    const format = formatOf(file) === 'parquet' ? 'parquet' : 'csv'
    const header = format === 'parquet' ? await parquetHeader(connection, file) : await csvHeader(file)
    const last = groups.at(-1)
    if (last?.format === format && last.header.join() === header.join()) last.files.push(file)
    else groups.push({ format, header, files: [file] })
  }
  return groups
}

async function parquetHeader(connection: DuckDBConnection, file: string): Promise<readonly string[]> {
  try {
    const reader = await connection.runAndReadAll(tableSql('headerOfParquet'), { file })
    return reader.columnNames()
  } catch (error) {
    throw malformedFile(file, firstLine(error))
  }
}

/** What DuckDB says of a failure, without its advice on SQL. */
export function firstLine(error: unknown): string {
  return String((error as Error).message).split('\n')[0] ?? ''
}

/** The parameters of a statement that reads these files of a group: csv cells all as text, some texts as null. */
export async function readParameters(
  { format, header }: FileGroup,
  files: readonly string[],
): Promise<Record<string, DuckDBValue>> {
  const { listValue, structValue } = await loadDuckDb()
  const list = listValue([...files])
  if (format === 'parquet') return { files: list }
  const texts = Object.fromEntries(header.map((column) => [column, 'VARCHAR']))
  return { files: list, header: structValue(texts), nulls: listValue([...nullSpellings]) }
}
