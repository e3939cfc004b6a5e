import { setTimeout as pause } from 'node:timers/promises'
import { StudioStateError } from '../errors/studioError.js'
import type { Database, Queryable } from './database.js'
import { type Migration, shippedMigrations } from './migrations.js'
import { statement } from './statement.js'

const lock = statement('store/migration/lock.sql')
const table = statement('store/migration/table.sql')
const script = statement('store/migration/script.sql')
const run = statement('store/migration/run.sql')
const applied = statement('store/migration/applied.sql')
const remember = statement('store/migration/remember.sql')

const millisecondsBetweenTries = 100
const mostTries = 300

/**
 * Brings a database to this program's schema: every file that it has not seen, in the order of their names, all in one
 * transaction. Replicas that start at once wait for the first of them.
 *
 * @throws StudioStateError `store/altered-migration` where an applied file has changed since
 * @throws StudioStateError `store/newer-database` where a newer program has migrated it
 * @throws StudioStateError `store/migrating` where another replica does not get done with it
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = shippedMigrations(),
): Promise<void> {
  await database.transaction(async (within) => {
    await beAlone(within)
    await within.query(table)
    const missing = missingOf(migrations, await within.query<Applied>(applied))
    if (missing.length === 0) return
    await within.query(script)
    for (const { name, digest, text } of missing) {
      await within.query(run, [text])
      await within.query(remember, [name, digest])
    }
  })
}

interface Applied {
  readonly name: string
  readonly digest: string
}

async function beAlone(within: Queryable): Promise<void> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const [answer] = await within.query<{ locked: boolean }>(lock)
    if (answer?.locked) return
    await pause(millisecondsBetweenTries)
  }
  throw new StudioStateError('store/migrating', {
    message:
      'Another replica has been changing the schema for half a minute. Look after it, then start again.',
  })
}

function missingOf(migrations: readonly Migration[], done: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map(({ name, digest }) => [name, digest]))
  for (const { name, digest } of done) {
    const ours = known.get(name)
    if (ours === undefined)
      throw new StudioStateError('store/newer-database', {
        value: name,
        message: `The database was migrated by a newer studio (${name}). Start that one.`,
      })
    if (ours !== digest)
      throw new StudioStateError('store/altered-migration', {
        value: name,
        message: `${name} is not the file that the database was migrated with. Take back the change; add a new file.`,
      })
  }
  const seen = new Set(done.map(({ name }) => name))
  return migrations.filter(({ name }) => !seen.has(name))
}
