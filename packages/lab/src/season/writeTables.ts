import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import { InputError } from '@fourthright/guide'
import type { SeasonTables } from '@fourthright/plays'
import { writeWhole } from '../publish/writeWhole.js'

/** Place in the header of gzip that says on which system it was packed; 255 is unknown. */
const systemByte = 9
const unknownSystem = 255

/**
 * Makes the folder for tables where it is not there yet: before minutes of work, not after.
 *
 * @throws InputError 'season/tables' where there can be none
 */
export async function makeTablesFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new InputError('season/tables', {
      field: '--tables',
      value: folder,
      valid: 'a folder that can be written to; it is made where it is not there',
      message: `There can be no folder ${folder} (${error.code}).`,
    })
  })
}

/**
 * Writes a season's tables into `<folder>/<year>`, each file whole or not at all. The same tables give the same bytes.
 * The heading comes last: a season that has one is all there.
 *
 * @returns the folder of the season
 */
export async function writeTables(tables: SeasonTables, folder: string): Promise<string> {
  const { heading, games, decisions, teams, coaches, lines } = tables
  const place = join(folder, String(heading.year))
  await makeTablesFolder(place)
  for (const [name, table] of Object.entries({ games, decisions, teams, coaches, lines, season: heading })) {
    await writeWhole(join(place, `${name}.json.gz`), packed(table))
  }
  return place
}

function packed(table: unknown): Uint8Array {
  const bytes = gzipSync(JSON.stringify(table), { level: constants.Z_BEST_COMPRESSION })
  bytes[systemByte] = unknownSystem
  return bytes
}
