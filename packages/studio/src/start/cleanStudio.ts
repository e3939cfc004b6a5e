import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { StudioStateError } from '../errors/studioError.js'
import { lockFolder } from '../store/folderLock.js'

/** What a studio makes in its folder. Anything else there is not ours to remove. */
const parts = [
  'database',
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
  const database = join(directory, 'database')
  if (existsSync(database)) lockFolder(database).release()
  else if (existsSync(join(directory, 'running.json'))) throw mayRun(directory)
  if (really) for (const part of there) rmSync(part, { recursive: true, force: true })
  return there
}

function mayRun(directory: string): StudioStateError {
  return new StudioStateError('studio/may-run', {
    field: '--dir',
    value: directory,
    valid: 'a studio that has stopped',
    message: 'A studio that uses a database server may run here. Stop it first, or remove running.json.',
  })
}
