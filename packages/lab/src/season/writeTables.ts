import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import type { SeasonTables } from '@fourthright/plays'
import { writeWhole } from '../publish/writeWhole.js'

/** Place in the header of gzip that says on which system it was packed; 255 is unknown. */
const systemByte = 9
const unknownSystem = 255

/**
 * Writes a season's tables into `<folder>/<year>`, each file whole or not at all. The same tables give the same bytes.
 * The heading comes last: a season that has one is all there.
 *
 * @returns the folder of the season
 */
export async function writeTables(tables: SeasonTables, folder: string): Promise<string> {
  const { heading, games, decisions, teams, coaches, lines } = tables
  const place = join(folder, String(heading.year))
  await mkdir(place, { recursive: true })
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
