import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { DataError } from '@fourthright/guide'
import { faultIn } from './faultInTables.js'
import type { Columns, DecisionRow, GameLine, GameRow, RankedRow, SeasonHeading } from './seasonTables.js'

/** A season's tables, as `fourthright season YEAR --tables DIR` wrote them. */
export interface SeasonTables {
  readonly heading: SeasonHeading
  readonly games: readonly GameRow[]
  readonly decisions: Columns<DecisionRow>
  readonly teams: readonly RankedRow[]
  readonly coaches: readonly RankedRow[]
  readonly lines: Readonly<Record<string, GameLine>>
}

const unpack = promisify(gunzip)
const heading = 'season.json.gz'

/**
 * Reads the tables of a season.
 *
 * @param folder holds a folder a season
 * @throws DataError 'tables/missing' where that season was never written, 'tables/damaged' where a file of it is not as
 *   it was written
 */
export async function readSeasonTables(folder: string, year: number): Promise<SeasonTables> {
  const read = (name: string) => readTable(join(folder, String(year), name), year)
  const tables = {
    heading: await read(heading),
    games: await read('games.json.gz'),
    decisions: await read('decisions.json.gz'),
    teams: await read('teams.json.gz'),
    coaches: await read('coaches.json.gz'),
    lines: await read('lines.json.gz'),
  } as SeasonTables
  const fault = faultIn(tables, year)
  if (fault) throw damaged(join(folder, String(year)), year, fault)
  return tables
}

/**
 * The seasons whose tables are in a folder, in their order.
 *
 * @throws DataError 'tables/missing' where there is no such folder
 */
export async function seasonsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw missing(folder, `The folder cannot be read (${error.code}).`)
  })
  const isWritten = await Promise.all(
    names.map((name) => /^\d{4}$/.test(name) && isThere(join(folder, name, heading))),
  )
  return names
    .filter((_, place) => isWritten[place])
    .map(Number)
    .toSorted((one, other) => one - other)
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

async function readTable(file: string, year: number): Promise<unknown> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw missing(file, `There are no tables of ${year} (${error.code}).`)
  })
  try {
    return JSON.parse((await unpack(bytes)).toString('utf8'))
  } catch (cause) {
    throw damaged(file, year, cause instanceof Error ? cause.message : String(cause))
  }
}

function missing(value: string, message: string): DataError {
  return new DataError('tables/missing', {
    field: 'tables',
    value,
    valid: 'a folder that `fourthright season YEAR --tables DIR` has written to',
    message: `${message} Write them with \`fourthright season\`.`,
  })
}

function damaged(value: string, year: number, why: string): DataError {
  return new DataError('tables/damaged', {
    field: 'tables',
    value,
    valid: 'tables as they were written',
    message: `The tables of ${year} are not as they were written: ${why.replace(/\.$/, '')}. Write them again with \`fourthright season\`.`,
  })
}
