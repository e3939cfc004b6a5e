import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from '@fourthright/guide'

/**
 * Runs `work` as the only pull into a directory: two would write the same partial files.
 * A lock whose process is gone (a pull that was killed) is taken over.
 *
 * @throws DataError `data/pull-running`.
 */
export async function asTheOnlyPull<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const lock = join(directory, 'pull.lock')
  await takeLock(lock)
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function takeLock(lock: string): Promise<void> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' })
    return
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
  if (holder > 0 && isAlive(holder)) {
    throw new DataError('data/pull-running', {
      field: 'to',
      value: lock,
      valid: 'one pull at a time into a directory',
      message: `Another pull (process ${holder}) is writing there. Wait for it; if there is none, remove ${lock}.`,
    })
  }
  await rm(lock, { force: true })
  await writeFile(lock, String(process.pid), { flag: 'wx' })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
