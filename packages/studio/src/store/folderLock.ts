import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StudioStateError } from '../errors/studioError.js'
import { placeFile } from './durableFile.js'
import { hasEnded, type RunningProcess, thisProcess } from './runningProcess.js'

/** Held until `release`, or until the process ends, however it ends. */
export interface FolderLock {
  release(): void
}

/** What a lock file says: who holds the folder, or null for who has given it back. */
interface Holder {
  readonly holder: RunningProcess | null
}

/**
 * Takes a folder for this process alone.
 *
 * Each holder leaves a numbered file in `<directory>/lock`; the highest number counts. A stale lock is never removed
 * but outnumbered: of any that find number n stale, one alone can link n + 1. Since the highest number never
 * disappears, who made a number that is not the highest (having slept meanwhile) sees it and gives way.
 *
 * @throws StudioStateError `store/in-use` while another opener, in this process too, holds it
 */
export function lockFolder(directory: string): FolderLock {
  const folder = join(directory, 'lock')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (let attempt = 0; attempt < 100; attempt++) {
    const last = numbersIn(folder).at(-1) ?? 0
    const file = join(folder, String(last))
    const { holder } = last === 0 ? { holder: null } : read(file)
    if (holder !== null && !hasEnded(holder)) throw inUse(directory, holder)
    const mine = last + 1
    if (!madeAlone(folder, mine)) continue
    if (numbersIn(folder).at(-1) !== mine) {
      rmSync(join(folder, String(mine)))
      continue
    }
    for (const number of numbersIn(folder))
      if (number < mine) rmSync(join(folder, String(number)), { force: true })
    return { release: () => placeFile(join(folder, String(mine)), say(null), 'replace') }
  }
  throw new StudioStateError('store/in-use', {
    field: directory,
    message: 'Too many processes try to open the folder at once. Start one studio only.',
  })
}

function numbersIn(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^[1-9]\d*$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
}

/** Whether this call made the number. */
function madeAlone(folder: string, number: number): boolean {
  try {
    placeFile(join(folder, String(number)), say(thisProcess()), 'create')
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function say(holder: RunningProcess | null): string {
  return JSON.stringify({ holder } satisfies Holder)
}

function read(file: string): Holder {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch (error) {
    // Outnumbered and removed by the next holder since the folder was listed: the next look will see it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { holder: null }
    throw new StudioStateError('store/lock-unreadable', {
      field: file,
      message: `The lock file ${file} cannot be read. If no studio runs on this folder, remove the file.`,
    })
  }
}

function inUse(directory: string, holder: RunningProcess): StudioStateError {
  const elsewhere = holder.host === thisProcess().host ? '' : ` on ${holder.host}`
  return new StudioStateError('store/in-use', {
    field: directory,
    value: holder.pid,
    valid: 'a folder that no other process has open',
    message:
      `Process ${holder.pid}${elsewhere} has ${directory} open. Talk to that studio by its other commands, or stop it` +
      ` first. If it is gone for sure (another machine, another container), remove ${join(directory, 'lock')}.`,
  })
}
