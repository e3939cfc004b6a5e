import { once } from 'node:events'
import { chmod, lstat, mkdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StudioInputError, StudioStateError } from '../errors/studioError.js'

/** The kernel takes 107 bytes on Linux, 103 on macOS. */
export const longestSocketPath = 100

/**
 * Makes the folder of a socket, for its owner alone, and removes a socket that an app left behind.
 *
 * @throws StudioInputError `app/socket-path`
 * @throws StudioStateError `app/socket-folder` where the folder is a link or somebody else's, or the path is used by
 * something that is no socket
 */
export async function prepareSocketPath(socketPath: string): Promise<void> {
  if (Buffer.byteLength(socketPath) > longestSocketPath) {
    throw new StudioInputError('app/socket-path', {
      field: 'socketPath',
      value: socketPath,
      valid: `at most ${longestSocketPath} bytes`,
      message: 'The path is too long for a UNIX socket; choose a shorter folder.',
    })
  }
  const folder = dirname(socketPath)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stats = await lstat(folder)
  if (!stats.isDirectory() || stats.uid !== process.getuid?.()) {
    throw unfit(folder, 'The folder of the socket must be a folder of the studio’s own user, and no link.')
  }
  await chmod(folder, 0o700)
  await removeSocket(socketPath)
}

/** Removes the socket at a path; nothing there is fine. */
export async function removeSocket(socketPath: string): Promise<void> {
  const stats = await lstat(socketPath).catch(() => undefined)
  if (stats === undefined) return
  if (!stats.isSocket()) throw unfit(socketPath, 'Something that is no socket stands at the path.')
  await rm(socketPath, { force: true })
}

/** Resolves to true when the socket answers HTTP, whatever the answer is; to false when it is no longer waited for. */
export async function untilAnswered(socketPath: string, until: AbortSignal): Promise<boolean> {
  let pause = 10
  while (!until.aborted) {
    if (await answers(socketPath, until)) return true
    await sleep(pause, undefined, { signal: until }).catch(() => {})
    pause = Math.min(pause * 1.5, 250)
  }
  return false
}

async function answers(socketPath: string, until: AbortSignal): Promise<boolean> {
  const asked = request({
    socketPath,
    path: '/',
    method: 'HEAD',
    headers: { host: 'localhost' },
    agent: false,
    signal: until,
  })
  asked.end()
  try {
    await once(asked, 'response')
    return true
  } catch {
    return false
  } finally {
    asked.on('error', () => {})
    asked.destroy()
  }
}

function unfit(path: string, message: string): StudioStateError {
  return new StudioStateError('app/socket-folder', { field: 'socketPath', value: path, message })
}
