import { closeSync, constants, fstatSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { StudioStateError } from '../errors/studioError.js'
import { placeFile } from './durableFile.js'

/**
 * Reads a secret file; makes it at the first start. Of any that make it at once one wins, and all get its key.
 *
 * @param make gives a new key; left out where a missing one must not be replaced
 * @throws StudioStateError `vault/loose-permissions` where others than this account may read it
 * @throws StudioStateError `vault/unreadable` where it is missing, a link, or no file
 */
export function readKeyFile(path: string, make?: () => Uint8Array | string): Buffer {
  if (make !== undefined) makeOnce(path, make)
  let file: number
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch (error) {
    throw unreadable(path, (error as Error).message)
  }
  try {
    const { mode, uid } = fstatSync(file)
    if ((mode & constants.S_IFMT) !== constants.S_IFREG) throw unreadable(path, 'it is no file')
    if ((mode & 0o077) !== 0 || uid !== (process.geteuid?.() ?? uid))
      throw new StudioStateError('vault/loose-permissions', {
        field: path,
        value: (mode & 0o777).toString(8),
        valid: "this account's own, mode 600",
        message: `Others than this account may read ${path}. If nobody has: chmod 600 it. Else replace what it protects.`,
      })
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

function makeOnce(path: string, make: () => Uint8Array | string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    placeFile(path, make(), 'create')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unreadable(path, (error as Error).message)
  }
}

function unreadable(path: string, why: string): StudioStateError {
  return new StudioStateError('vault/unreadable', {
    field: path,
    message: `The key ${path} cannot be read: ${why}.`,
  })
}
