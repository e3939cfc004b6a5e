import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type RunningMark, runningMarkFile } from '../admin/askAdmin.js'
import { longestSocketPath } from '../apps/socketPath.js'
import { StudioInputError, StudioStateError } from '../errors/studioError.js'
import { laptopSettings, readSettings, type StudioSettings } from '../settings/settings.js'
import { placeFile } from '../store/durableFile.js'

const settingsFile = 'settings.json'
const throwawayMark = '.throwaway'
const replicaFile = 'replica'

/** A studio's folder: what stands where in it. */
export interface StudioFolder {
  readonly directory: string
  readonly keys: string
  readonly authority: string
  readonly adminSocket: string
  readonly settings: StudioSettings
  /** This studio's name among those that share its database. */
  readonly replica: string
}

/**
 * Opens a studio's folder for this account alone, and writes the settings of a laptop into a new one.
 *
 * @param given settings to write instead of what is there
 * @throws StudioInputError `settings/…`; `studio/not-empty` where a throwaway studio would mix with other files
 */
export function openStudioFolder(path: string, ephemeral: boolean, given?: StudioSettings): StudioFolder {
  const directory = resolve(path)
  if (ephemeral) clearThrowaway(directory)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  if (ephemeral) placeFile(join(directory, throwawayMark), '', 'replace')
  const settingsPath = join(directory, settingsFile)
  if (given !== undefined || !existsSync(settingsPath)) {
    const settings = given ?? (ephemeral ? laptopSettings('free', true) : laptopSettings('fixed', false))
    placeFile(settingsPath, `${JSON.stringify(settings, null, 2)}\n`, 'replace')
  }
  const settings = readSettings(settingsPath)
  const keys = resolve(directory, settings.keysDirectory ?? 'keys')
  const authority = join(directory, 'authority')
  for (const folder of [keys, authority]) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    directory,
    keys,
    authority,
    adminSocket: adminSocketIn(directory),
    settings,
    replica: replicaIn(directory),
  }
}

/** Tells other commands where this studio's administrator is let in. */
export function markRunning({ directory, adminSocket }: StudioFolder): void {
  const mark: RunningMark = { pid: process.pid, adminSocket }
  placeFile(join(directory, runningMarkFile), `${JSON.stringify(mark)}\n`, 'replace')
}

/** Takes the mark back, unless it is another studio's, which was there first. */
export function markStopped({ directory }: StudioFolder): void {
  if (runningIn(directory) === process.pid) rmSync(join(directory, runningMarkFile), { force: true })
}

function runningIn(directory: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(join(directory, runningMarkFile), 'utf8')) as RunningMark).pid
  } catch {
    return undefined
  }
}

/** Removes a throwaway studio's folder. */
export function removeThrowaway({ directory }: StudioFolder): void {
  if (existsSync(join(directory, throwawayMark))) rmSync(directory, { recursive: true, force: true })
}

function clearThrowaway(directory: string): void {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return
  if (existsSync(join(directory, throwawayMark))) {
    const pid = runningIn(directory)
    if (pid !== undefined && isAlive(pid)) throw inUse(directory, pid)
    rmSync(directory, { recursive: true, force: true })
    return
  }
  throw new StudioInputError('studio/not-empty', {
    field: '--dir',
    value: directory,
    valid: 'a folder that is empty or not there yet',
    message: 'A throwaway studio is removed with its folder, and this one holds other files.',
  })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function inUse(directory: string, pid: number): StudioStateError {
  return new StudioStateError('studio/in-use', {
    field: '--dir',
    value: directory,
    valid: 'a folder in which no studio runs',
    message: `A throwaway studio runs in this folder already (process ${pid}).`,
  })
}

/** A UNIX socket's path has room for little more than a hundred bytes. */
function adminSocketIn(directory: string): string {
  const beside = join(directory, 'admin.sock')
  if (Buffer.byteLength(beside) <= longestSocketPath) return beside
  return join(mkdtempSync(join(tmpdir(), 'fourthright-studio-')), 'admin.sock')
}

function replicaIn(directory: string): string {
  const path = join(directory, replicaFile)
  if (!existsSync(path)) placeFile(path, `studio-${randomBytes(6).toString('hex')}\n`, 'replace')
  return readFileSync(path, 'utf8').trim()
}
