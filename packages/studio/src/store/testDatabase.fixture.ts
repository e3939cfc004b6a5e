import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { Database } from './database.js'
import { placeFile } from './durableFile.js'
import { EmbeddedDatabase, parsers } from './embeddedDatabase.js'
import { migrate } from './migrate.js'
import { type Migration, shippedMigrations } from './migrations.js'
import { openEmbedded } from './openEmbedded.js'

/** A fresh embedded database in memory, with every table. */
export async function testDatabase(): Promise<Database> {
  image ??= migratedImage(shippedMigrations())
  return openEmbedded({ memory: true, image: await image })
}

let image: Promise<Blob> | undefined

/** A migrated data directory, made once for each schema and kept among the machine's temporary files. */
async function migratedImage(migrations: readonly Migration[]): Promise<Blob> {
  const path = join(tmpdir(), `fourthright-schema-${userInfo().uid}-${keyOf(migrations)}.tar`)
  if (!existsSync(path)) {
    const made = await makeImage(migrations)
    placeFile(path, new Uint8Array(await made.arrayBuffer()), 'replace')
  }
  return new Blob([readFileSync(path)])
}

function keyOf(migrations: readonly Migration[]): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> }
  const parts = [
    dependencies['@electric-sql/pglite'],
    ...small,
    ...migrations.map(({ name, digest }) => name + digest),
  ]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}

/** What keeps the image small, and so quick to load: short logs, and no databases to make others from. */
const small = [
  `update pg_database set datistemplate = false where datname like 'template%'`,
  'drop database template0',
  'drop database template1',
  'checkpoint',
]

async function makeImage(migrations: readonly Migration[]): Promise<Blob> {
  const pglite = await PGlite.create({ parsers, initDbStartParams: ['--wal-segsize=1'] })
  await migrate(new EmbeddedDatabase(pglite, () => {}), migrations)
  for (const statement of small) await pglite.exec(statement)
  const made = await pglite.dumpDataDir('none')
  await pglite.close()
  return made
}
