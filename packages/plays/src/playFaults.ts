import { DataError, type FourthrightError } from '@fourthright/guide'
import type { ColumnKind } from './play.js'

/** Where a fault stands: the row counts from 1, the header aside. */
export interface FaultyCell {
  readonly file: string
  readonly row: number
  readonly column: string
  readonly kind: ColumnKind
  readonly value: string
}

const validByKind: Readonly<Record<ColumnKind, string>> = {
  number: 'a finite number or nothing',
  integer: 'a whole number or nothing',
  flag: '0, 1 or nothing',
  team: 'the abbreviation of a team, modern or historic',
  text: 'any text',
}

/** The error for a cell that cannot be read: `plays/unknown-team` in a team's column, else `plays/malformed-value`. */
export function faultyCell({ file, row, column, kind, value }: FaultyCell): FourthrightError {
  const where = `${file}, row ${row}, column ${column}`
  return new DataError(kind === 'team' ? 'plays/unknown-team' : 'plays/malformed-value', {
    field: column,
    value,
    valid: validByKind[kind],
    message:
      kind === 'team'
        ? `${where}: no team is called ${JSON.stringify(value)}.`
        : `${where}: ${JSON.stringify(value)} is not ${validByKind[kind]}. The file may be altered; pull it again.`,
  })
}

export function missingColumns(file: string, columns: readonly string[]): FourthrightError {
  return new DataError('plays/missing-column', {
    field: columns.join(', '),
    value: file,
    valid: 'a file that has the column, or a column declared null',
    message: `${file} has no column ${columns.join(', ')}. Read another file, or declare it null if nothing depends on it.`,
  })
}

export function missingFile(file: string): FourthrightError {
  return new DataError('plays/missing-file', {
    field: 'file',
    value: file,
    valid: 'a readable .csv, .csv.gz or .parquet file',
    message: `${file} cannot be opened.`,
  })
}

export function truncatedFile(file: string): FourthrightError {
  return new DataError('plays/truncated-file', {
    field: 'file',
    value: file,
    valid: 'a whole file',
    message: `${file} ends too early: it was cut off. Pull or copy it again.`,
  })
}

export function damagedFile(file: string, reason: string): FourthrightError {
  return new DataError('plays/damaged-file', {
    field: 'file',
    value: file,
    valid: 'a file as it was published',
    message: `${file} cannot be unpacked (${reason}): it was altered. Pull or copy it again.`,
  })
}

export function malformedFile(file: string, reason: string): FourthrightError {
  return new DataError('plays/malformed-file', {
    field: 'file',
    value: file,
    valid: 'a table with a header line and equally many cells in every row',
    message: `${file} is not the table it should be: ${reason}.`,
  })
}
