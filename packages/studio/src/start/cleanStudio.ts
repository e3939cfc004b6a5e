import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type FolderLock, lockFolder } from '../store/folderLock.js'

/** What a studio makes in its folder. Anything else there is not ours to remove. */
const parts = [
  'database',
  'lock',
  'keys',
  'authority',
  'sockets',
  'settings.json',
  'running.json',
  'replica',
  'admin.sock',
]

export interface CleanOptions {
  /** The users' files too. */
  readonly homes: boolean
  /** False: only say what would be removed. */
  readonly really: boolean
}

/**
 * Removes a studio that does not run.
 *
 * @returns the paths that were, or would be, removed
 * @throws StudioStateError `store/in-use` where it runs
 */
export async function cleanStudio(path: string, { homes, really }: CleanOptions): Promise<string[]> {
  const directory = resolve(path)
  const there = [...parts, ...(homes ? ['homes'] : [])]
    .map((part) => join(directory, part))
    .filter((part) => existsSync(part))
  if (there.length === 0) return there
  const database = join(directory, 'database')
  const locks: FolderLock[] = []
  let isGone = false
  try {
    // Whoever verifies an audit has the database open, and not the folder.
    for (const folder of [directory, database]) if (existsSync(folder)) locks.push(lockFolder(folder))
    if (really) {
      for (const part of [...there, join(directory, 'lock')]) rmSync(part, { recursive: true, force: true })
      isGone = true
    }
    return there
  } finally {
    if (!isGone) for (const lock of locks) lock.release()
  }
}
