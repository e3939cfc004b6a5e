import { link, lstat, mkdir, readdir, rename, rmdir, unlink } from 'node:fs/promises'
import { alreadyThere, FilesError } from '../filesError.js'
import type { HeldFolder } from './heldFolder.js'
import type { Home } from './home.js'
import { type HomePath, parseNewName } from './homePath.js'

/**
 * Makes a folder.
 *
 * @throws FilesError `files/exists`, `files/name`, `files/not-found` where the folder around it is not there
 */
export function makeFolder(home: Home, path: HomePath): Promise<void> {
  return home.atEntry(path, async (folder, name) => {
    await mkdir(folder.entry(parseNewName(name)), { mode: 0o700 })
  })
}

/**
 * Gives an entry another name in its folder. Nothing is replaced.
 *
 * @throws FilesError `files/exists`, `files/name`, `files/not-found`
 */
export function renameEntry(home: Home, path: HomePath, newName: string): Promise<void> {
  const wanted = parseNewName(newName)
  return home.atEntry(path, async (folder, name) => {
    if (name === wanted) return
    const itself = await lstat(folder.entry(name))
    if (!itself.isDirectory()) return moveInto(folder.entry(name), folder.entry(wanted))
    // A folder has no second name to try first; renaming onto an empty folder replaces at most that.
    if ((await lstat(folder.entry(wanted)).catch(() => undefined)) !== undefined) throw alreadyThere(wanted)
    await rename(folder.entry(name), folder.entry(wanted))
  })
}

/** Moves what is no folder, in one step that fails where the new name is taken. */
export async function moveInto(from: string, to: string): Promise<void> {
  await link(from, to)
  await unlink(from)
}

/**
 * Deletes an entry, a folder with all that is in it. A link is deleted itself, and what it leads to stays.
 *
 * @param depth folders within folders that are gone through
 * @throws FilesError `files/not-found`, `files/too-deep`
 */
export function deleteEntry(home: Home, path: HomePath, depth: number): Promise<void> {
  return home.atEntry(path, (folder, name) => remove(folder, name, depth))
}

async function remove(folder: HeldFolder, name: string, depth: number): Promise<void> {
  if (!(await lstat(folder.entry(name))).isDirectory()) return unlink(folder.entry(name))
  if (depth === 0) throw tooDeep(name)
  const inner = await folder.folder(name)
  try {
    for (const child of await readdir(inner.reach)) await remove(inner, child, depth - 1)
  } finally {
    await inner.close()
  }
  await rmdir(folder.entry(name))
}

function tooDeep(name: string): FilesError {
  return new FilesError('files/too-deep', 409, {
    field: 'path',
    value: name,
    message: 'Folders within folders go too deep to delete them in one go; begin further in.',
  })
}
