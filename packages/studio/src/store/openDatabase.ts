import { join } from 'node:path'
import type { Database } from './database.js'
import { migrate } from './migrate.js'
import { openEmbedded } from './openEmbedded.js'
import { openServer } from './openServer.js'

/** Which store a studio has. */
export interface StoreSettings {
  /** URL of a PostgreSQL server, which replicas share; null for the embedded one. */
  readonly databaseUrl: string | null
  /** Folder of the studio; the embedded database lives in `database` below it. */
  readonly directory: string
}

/**
 * Opens the store and brings it to this program's schema.
 *
 * @throws StudioStateError `store/…` where it is in use, away, or of a newer studio
 */
export async function openDatabase({ databaseUrl, directory }: StoreSettings): Promise<Database> {
  const database =
    databaseUrl === null
      ? await openEmbedded({ directory: join(directory, 'database') })
      : openServer(databaseUrl)
  try {
    await migrate(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
