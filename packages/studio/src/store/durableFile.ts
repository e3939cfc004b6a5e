import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Puts a file in its place whole or not at all, whenever the machine stops, readable by this account only.
 *
 * @param how `replace` puts it over an older one; `create` fails with the file system's `EEXIST` where one is there,
 * for all but one of any that try at once
 */
export function placeFile(path: string, content: string | Uint8Array, how: 'replace' | 'create'): void {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}`)
  try {
    const file = openSync(draft, 'wx', 0o600)
    try {
      writeSync(file, typeof content === 'string' ? Buffer.from(content) : content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (how === 'replace') renameSync(draft, path)
    else linkSync(draft, path)
    syncPath(dirname(path))
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Makes what a file holds, or which files a folder holds, survive a loss of power. */
export function syncPath(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
