import type { Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import type { HeldFolder } from './heldFolder.js'
import type { Home } from './home.js'
import { type HomePath, ownFolder, pathText } from './homePath.js'

export interface Listing {
  readonly path: string
  readonly entries: readonly Entry[]
  /** How many entries there are, listed or not. */
  readonly count: number
}

export interface Entry {
  readonly name: string
  /** `other`: a link that leads out of the home or nowhere, a pipe, a socket. It can be renamed and deleted. */
  readonly kind: 'folder' | 'file' | 'other'
  /** Bytes of a file; null else. */
  readonly size: number | null
  /** Milliseconds since 1970. */
  readonly modified: number
}

/**
 * What is in a folder, by name.
 *
 * @param most entries that are listed
 * @throws FilesError `files/not-found`
 */
export function listFolder(home: Home, path: HomePath, most: number): Promise<Listing> {
  return home.inFolder(path, async (folder) => {
    const all = (await readdir(folder.reach)).filter((name) => path.length > 0 || name !== ownFolder)
    const names = all.sort().slice(0, most)
    const entries = await Promise.all(names.map((name) => entryOf(home, folder, name)))
    const there = entries.filter((entry) => entry !== undefined)
    return { path: pathText(path), entries: there, count: all.length - (names.length - there.length) }
  })
}

/** Undefined where it went away since its name was read. */
async function entryOf(home: Home, folder: HeldFolder, name: string): Promise<Entry | undefined> {
  const itself = await lstat(folder.entry(name)).catch(() => undefined)
  if (itself === undefined) return undefined
  const meant = itself.isSymbolicLink() ? ((await behindLink(home, folder, name)) ?? itself) : itself
  const kind = kindOf(meant)
  return {
    name,
    kind,
    size: kind === 'file' ? meant.size : null,
    modified: Math.round(meant.mtimeMs),
  }
}

/** What a link leads to, where that is in the home. */
async function behindLink(home: Home, folder: HeldFolder, name: string): Promise<Stats | undefined> {
  try {
    const target = await realpath(folder.entry(name))
    const isInside = target === home.root || target.startsWith(home.root + sep)
    return isInside ? await stat(target) : undefined
  } catch {
    return undefined
  }
}

function kindOf(stats: Stats): Entry['kind'] {
  if (stats.isDirectory()) return 'folder'
  return stats.isFile() ? 'file' : 'other'
}
