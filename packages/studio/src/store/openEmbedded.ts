import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { StudioStateError } from '../errors/studioError.js'
import type { Database } from './database.js'
import { syncPath } from './durableFile.js'
import { DurableFolder, durableStart } from './durableFolder.js'
import { EmbeddedDatabase, parsers } from './embeddedDatabase.js'
import { lockFolder } from './folderLock.js'
import { keepUp } from './upkeep.js'

/** Where an embedded database lives. */
export type EmbeddedPlace =
  /** In a folder, for this process alone; made where there is none. */
  | { readonly directory: string }
  /** Nowhere: gone with the process. `image` is a data directory to start from, as PGlite dumps it. */
  | { readonly memory: true; readonly image?: Blob }

/**
 * Opens PostgreSQL inside this process. Two openers of one folder would lose rows in silence, so a folder is locked
 * first. What is committed has reached the disk.
 *
 * @throws StudioStateError `store/in-use` where a process, this one too, has the folder open
 * @throws StudioStateError `store/folder` where the folder cannot be made this account's alone
 */
export async function openEmbedded(place: EmbeddedPlace): Promise<Database> {
  if ('memory' in place) {
    const { image } = place
    const pglite = await PGlite.create({ parsers, ...(image ? { loadDataDir: image } : {}) })
    return new EmbeddedDatabase(pglite, () => {})
  }
  const directory = resolve(place.directory)
  makeOurs(directory)
  const lock = lockFolder(directory)
  try {
    const cluster = join(directory, 'cluster')
    if (!existsSync(cluster)) await makeCluster(cluster)
    const pglite = await openCluster(cluster)
    const database = new EmbeddedDatabase(pglite, () => {
      stop()
      lock.release()
    })
    const stop = keepUp(database)
    return database
  } catch (error) {
    lock.release()
    throw error
  }
}

function openCluster(folder: string): Promise<PGlite> {
  return PGlite.create({ fs: new DurableFolder(folder), startParams: durableStart, parsers })
}

/** Makes the files of an empty database aside, and gives them their name when all of them are on the disk. */
async function makeCluster(cluster: string): Promise<void> {
  const draft = `${cluster}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  await (await PGlite.create(draft)).close()
  for (const path of readdirSync(draft, { recursive: true, encoding: 'utf8' })) syncPath(join(draft, path))
  syncPath(draft)
  renameSync(draft, cluster)
  syncPath(join(cluster, '..'))
}

function makeOurs(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    if ((statSync(directory).mode & 0o777) !== 0o700) chmodSync(directory, 0o700)
  } catch (error) {
    throw new StudioStateError('store/folder', {
      field: directory,
      valid: 'a folder of this account, or one that it can make',
      message: `The folder of the database cannot be used: ${(error as Error).message}`,
    })
  }
}
