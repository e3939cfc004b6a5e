import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, parse } from 'csv-parse'
import { maybeNumber, maybeText } from './cells.js'
import { type PlayColumn, playColumns } from './play.js'
import { nullColumn, type PlayBatch } from './playBatch.js'
import {
  damagedFile,
  faultyCell,
  malformedFile,
  missingColumns,
  missingFile,
  truncatedFile,
} from './playFaults.js'
import { filesFor, type PlayRequest, type PlaySource, type SeasonFile, seasonsOf } from './playSource.js'
import { checkWholeCsv } from './wholeCsv.js'

/** Plays of a batch: large enough to spare overhead, small enough to hold a few columns of text. */
const batchRows = 4096

/**
 * The light reader: nflverse csv and csv.gz without native parts, streaming, a few seconds a season.
 * For bulk work the lab's DuckDbPlaySource reads the same files many times faster.
 */
export function csvPlaySource(files: readonly SeasonFile[]): PlaySource {
  return {
    name: 'csv',
    seasons: async () => seasonsOf(files),
    async *read<C extends PlayColumn>(request: PlayRequest<C>) {
      for (const file of filesFor(files, request)) yield* readSeason(file, request)
    },
  }
}

async function* readSeason<C extends PlayColumn>(
  { season, file }: SeasonFile,
  request: PlayRequest<C>,
): AsyncGenerator<PlayBatch<C>> {
  const readers = new Map<C, number | null>()
  let header: readonly string[] | undefined
  let rows: string[][] = []
  let rowsBefore = 0
  const batch = () => {
    const columns = Object.fromEntries(
      [...readers].map(([column, at]) => [column, readColumn(column, at, rows, file, rowsBefore)]),
    ) as PlayBatch<C>['columns']
    return { season, rows: rows.length, columns }
  }
  for await (const row of rowsOf(file)) {
    if (header === undefined) {
      header = row
      for (const [column, at] of locate(header, request, file)) readers.set(column, at)
      continue
    }
    rows.push(row)
    if (rows.length === batchRows) {
      yield batch()
      rowsBefore += rows.length
      rows = []
    }
  }
  if (header === undefined) throw malformedFile(file, 'it is empty')
  if (rows.length > 0) yield batch()
}

/** Where each column stands in a row; null for a column that is absent and declared null. */
function locate<C extends PlayColumn>(header: readonly string[], request: PlayRequest<C>, file: string) {
  const places = request.columns.map((column) => [column, header.indexOf(column)] as const)
  const missing = places.filter(([column, at]) => at < 0 && !request.declaredNull?.includes(column))
  if (missing.length > 0) {
    throw missingColumns(
      file,
      missing.map(([column]) => column),
    )
  }
  return places.map(([column, at]) => [column, at < 0 ? null : at] as const)
}

function readColumn(
  column: PlayColumn,
  at: number | null,
  rows: readonly string[][],
  file: string,
  rowsBefore: number,
) {
  const cells = nullColumn(column, rows.length)
  if (at === null) return cells
  const kind = playColumns[column]
  rows.forEach((row, index) => {
    const text = row[at] ?? ''
    const cell = cells instanceof Float64Array ? maybeNumber(text, kind) : maybeText(text, kind)
    if (cell === undefined) throw faultyCell({ file, row: rowsBefore + index + 1, column, kind, value: text })
    cells[index] = cell
  })
  return cells
}

/**
 * The names of the columns of a csv or csv.gz file; only the beginning of the file is read.
 *
 * @throws DataError `plays/missing-file`, `plays/malformed-file`, `plays/truncated-file`, `plays/damaged-file`.
 */
export async function csvHeader(file: string): Promise<readonly string[]> {
  for await (const row of rowsOf(file)) return row
  throw malformedFile(file, 'it is empty')
}

/** The rows of the file, header first, as texts; every fault of the file as a typed error. */
async function* rowsOf(file: string): AsyncGenerator<string[]> {
  const parser = parse({ bom: true })
  // The parser is destroyed with whatever error the earlier stages meet, so the loop below throws it.
  const ended = () => {}
  if (file.endsWith('.gz')) {
    pipeline(createReadStream(file), createGunzip(), parser, ended)
  } else {
    await checkWholeCsv(file)
    pipeline(createReadStream(file), parser, ended)
  }
  try {
    for await (const row of parser) yield row
  } catch (error) {
    throw typed(error, file)
  }
}

function typed(error: unknown, file: string): unknown {
  if (error instanceof CsvError) return malformedFile(file, error.message)
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR') return truncatedFile(file)
  if (code?.startsWith('Z_')) return damagedFile(file, message)
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') return missingFile(file)
  return error
}
