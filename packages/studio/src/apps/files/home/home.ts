import { mkdir, realpath, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { notFound } from '../filesError.js'
import { HeldFolder } from './heldFolder.js'
import { type HomePath, ownFolder, pathText } from './homePath.js'

export interface Home {
  /** Its real path. */
  readonly root: string
  /** Holds a folder of the home while `use` works in it. Links that stay within the home are followed. */
  inFolder<T>(path: HomePath, use: (folder: HeldFolder) => Promise<T>): Promise<T>
  /** The same with the folder in which an entry stands, and the entry's own name: a link there is itself meant. */
  atEntry<T>(path: HomePath, use: (folder: HeldFolder, name: string) => Promise<T>): Promise<T>
  /** The same for what an entry stands for: a link is followed where it stays within the home. */
  atTarget<T>(path: HomePath, use: (folder: HeldFolder, name: string) => Promise<T>): Promise<T>
  /** Holds the folder of unfinished uploads. */
  inUploads<T>(use: (folder: HeldFolder) => Promise<T>): Promise<T>
}

/** Opens the home, and forgets uploads that an earlier run did not finish. */
export async function openHome(folder: string): Promise<Home> {
  const root = await realpath(folder)
  const own = join(root, ownFolder)
  await rm(join(own, 'uploads'), { recursive: true, force: true })
  await mkdir(join(own, 'uploads'), { recursive: true, mode: 0o700 })

  /** The names from the home to where a path really is; links resolved. */
  async function stepsTo(path: HomePath): Promise<string[]> {
    const there = relative(root, await realpath(join(root, ...path)))
    const steps = there === '' ? [] : there.split(sep)
    if (steps[0] === '..' || steps[0] === ownFolder) throw notFound(pathText(path))
    return steps
  }

  /** Walks there folder by folder, following nothing: a link that appears since `stepsTo` ends the walk. */
  async function hold<T>(steps: readonly string[], use: (folder: HeldFolder) => Promise<T>): Promise<T> {
    let held = await HeldFolder.open(root)
    try {
      for (const step of steps) {
        const next = await held.folder(step)
        await held.close()
        held = next
      }
      return await use(held)
    } finally {
      await held.close()
    }
  }

  return {
    root,
    inFolder: async (path, use) => hold(await stepsTo(path), use),
    async atEntry(path, use) {
      const name = path.at(-1)
      if (name === undefined) throw notFound('')
      return hold(await stepsTo(path.slice(0, -1)), (folder) => use(folder, name))
    },
    async atTarget(path, use) {
      const steps = await stepsTo(path)
      const name = steps.pop()
      if (name === undefined) throw notFound('')
      return hold(steps, (folder) => use(folder, name))
    },
    inUploads: (use) => hold([ownFolder, 'uploads'], use),
  }
}
