import { readFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { DuckDBAppender } from '@duckdb/node-api'
import { InputError } from '@fourthright/guide'
import { openDatabase } from '../tables/database.js'
import type { SeasonRow } from './seasonRow.js'

/** How DuckDB writes each kind of file. */
const copies = {
  csv: 'copy shown to $file (format csv, header)',
  parquet: 'copy shown to $file (format parquet)',
} as const

/** Columns in the table's order, with how a value of theirs goes in. */
const columns: readonly (readonly [keyof SeasonRow, 'text' | 'integer' | 'number'])[] = [
  ['game_id', 'text'],
  ['play_id', 'integer'],
  ['offense', 'text'],
  ['defense', 'text'],
  ['quarter', 'integer'],
  ['clock', 'text'],
  ['scoreDifferential', 'integer'],
  ['yardsToGo', 'number'],
  ['yardsToGoal', 'number'],
  ['actualChoice', 'text'],
  ['recommendation', 'text'],
  ['edge', 'number'],
  ['goForItWinProbability', 'number'],
  ['fieldGoalWinProbability', 'number'],
  ['puntWinProbability', 'number'],
  ['conversionProbability', 'number'],
  ['makeProbability', 'number'],
]

/** What refits add to a row. */
const confidenceColumns: typeof columns = [
  ['confidenceVerdict', 'text'],
  ['agreement', 'number'],
  ['edgeLow', 'number'],
  ['edgeHigh', 'number'],
]

/**
 * Writes a season's decisions as .csv or .parquet, by the file's ending; empty where a choice is not offered. The columns
 * of confidence are there where refits were asked.
 * The file appears whole or not at all.
 *
 * @throws InputError 'season/out' for another ending.
 */
export async function writeSeason(rows: readonly SeasonRow[], file: string): Promise<void> {
  const copy = copies[formatOf(file)]
  const beside = `${file}.${process.pid}.part`
  const database = await openDatabase()
  try {
    await database.connection.run(
      readFileSync(new URL('../../src/season/seasonTable.sql', import.meta.url), 'utf8'),
    )
    const appender = await database.connection.createAppender('season')
    for (const row of rows) {
      for (const [name, kind] of [...columns, ...confidenceColumns]) append(appender, row[name], kind)
      appender.endRow()
    }
    appender.closeSync()
    const withConfidence = rows.some(({ agreement }) => agreement !== null)
    await database.connection.run(shownSql(withConfidence ? [...columns, ...confidenceColumns] : columns))
    await database.connection.run(copy, { file: beside })
    await rename(beside, file)
  } finally {
    database.close()
    await rm(beside, { force: true })
  }
}

function shownSql(shown: typeof columns): string {
  return `create view shown as select ${shown.map(([name]) => `"${name}"`).join(', ')} from season`
}

function append(
  appender: DuckDBAppender,
  value: string | number | null,
  kind: 'text' | 'integer' | 'number',
) {
  if (value === null) return appender.appendNull()
  if (kind === 'text') return appender.appendVarchar(String(value))
  if (kind === 'integer') return appender.appendInteger(Number(value))
  return appender.appendDouble(Number(value))
}

/** The format that a file's ending asks for. */
export function formatOf(file: string): keyof typeof copies {
  if (file.endsWith('.csv')) return 'csv'
  if (file.endsWith('.parquet')) return 'parquet'
  throw new InputError('season/out', {
    field: '--out',
    value: file,
    valid: 'a file that ends in .csv or .parquet',
    message: `The ending of ${file} does not say which kind of table to write.`,
  })
}
