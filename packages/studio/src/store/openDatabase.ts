import { join } from 'node:path'
import type { Database } from './database.js'
import { migrate } from './migrate.js'
import { openEmbedded } from './openEmbedded.js'
import { openServer } from './openServer.js'

/** Which store a studio has. */
export type StoreSettings =
  /** URL of a PostgreSQL server, which replicas share. */
  | { readonly databaseUrl: string }
  /** Folder of the studio; the embedded database lives in `database` below it. */
  | { readonly directory: string }
  /** Nowhere: gone with the process. */
  | { readonly memory: true }

/**
 * Opens the store and brings it to this program's schema.
 *
 * @throws StudioStateError `store/…` where it is in use, away, or of a newer studio
 */
export async function openDatabase(settings: StoreSettings): Promise<Database> {
  const database = await open(settings)
  try {
    await migrate(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function open(settings: StoreSettings): Promise<Database> {
  if ('databaseUrl' in settings) return openServer(settings.databaseUrl)
  if ('memory' in settings) return openEmbedded(settings)
  return openEmbedded({ directory: join(settings.directory, 'database') })
}
