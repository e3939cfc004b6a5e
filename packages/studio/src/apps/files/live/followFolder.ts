import { type FSWatcher, watch } from 'node:fs'
import { type FilesError, filesErrorOf } from '../filesError.js'
import type { Home } from '../home/home.js'
import { type HomePath, pathText } from '../home/homePath.js'
import { type Listing, listFolder } from '../home/listFolder.js'

/** What a follower of a folder is told. */
export type FolderNews =
  | { readonly type: 'listing'; readonly listing: Listing }
  /** The folder is no longer there, or cannot be read; it is not followed any more. */
  | { readonly type: 'gone'; readonly path: string; readonly error: FilesError }

export interface Following {
  stop(): void
}

/** Changes in a hurry are told together. */
const gatherMilliseconds = 60
/** Listing a large folder takes the disk a while, so a restless one is listed less often. */
const gatherLargeMilliseconds = 1_000
const largeEntries = 1_000
/** For what the system does not tell: a folder further up that moved, a network drive, a lost watch. */
const lookAgainMilliseconds = 2_000

/** Tells the listing of a folder, at once and after each change, until it is stopped or the folder is gone. */
export function followFolder(
  home: Home,
  path: HomePath,
  mostEntries: number,
  tell: (news: FolderNews) => void,
): Following {
  let told = ''
  let pause = gatherMilliseconds
  let gathering: NodeJS.Timeout | undefined
  let looking = false
  let changedMeanwhile = false
  let stopped = false
  let watcher: FSWatcher | undefined

  const lookAgain = setInterval(look, lookAgainMilliseconds)
  void begin()

  async function begin(): Promise<void> {
    try {
      // Before the first look, so that no change falls between.
      await home.inFolder(path, async (folder) => {
        if (stopped) return
        watcher = watch(folder.reach, { persistent: false }, changed)
        watcher.on('error', () => watcher?.close())
      })
    } catch {
      // The look says what is wrong with the folder; without a watch it is looked at every two seconds.
    }
    await look()
  }

  function changed(): void {
    gathering ??= setTimeout(() => {
      gathering = undefined
      void look()
    }, pause)
  }

  async function look(): Promise<void> {
    if (stopped) return
    changedMeanwhile = looking
    if (looking) return
    looking = true
    try {
      const listing = await listFolder(home, path, mostEntries)
      pause = listing.count > largeEntries ? gatherLargeMilliseconds : gatherMilliseconds
      say(JSON.stringify(listing), { type: 'listing', listing })
    } catch (error) {
      say('gone', { type: 'gone', path: pathText(path), error: filesErrorOf(error, pathText(path)) })
      stop()
    } finally {
      looking = false
    }
    if (changedMeanwhile) changed()
  }

  function say(text: string, news: FolderNews): void {
    if (stopped || text === told) return
    told = text
    tell(news)
  }

  function stop(): void {
    stopped = true
    clearInterval(lookAgain)
    clearTimeout(gathering)
    watcher?.close()
  }

  return { stop }
}
