import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import { membersFile, readServedBundle, type ServedBundle } from './servedBundle.js'

/** A bundle is written in more than one piece; wait until nothing more comes, in milliseconds. */
const quiet = 200

export interface ShelfWatcher {
  loaded(served: ServedBundle): void
  failed(error: Error): void
}

/** The bundle that answers: read at the start, again when its file changes, the old one kept where the new is broken. */
export class BundleShelf {
  #current: ServedBundle
  #failure: Error | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #watcher: FSWatcher | undefined
  #timer: NodeJS.Timeout | undefined

  private constructor(
    private readonly file: string,
    first: ServedBundle,
    private readonly told: ShelfWatcher,
  ) {
    this.#current = first
  }

  /** @throws DataError as `readServedBundle` does */
  static async open(file: string, told: ShelfWatcher): Promise<BundleShelf> {
    const first = await readServedBundle(file)
    told.loaded(first)
    return new BundleShelf(file, first, told)
  }

  /** Take it once, at the start of a request, and keep it to the end of that request. */
  get current(): ServedBundle {
    return this.#current
  }

  /** Why the file as it stands now does not answer; null where it does. */
  get failure(): Error | null {
    return this.#failure
  }

  /** Reads again when the bundle's file, or that of its refits, is written or replaced. */
  watch(): void {
    const names = new Set([basename(this.file), basename(membersFile(this.file))])
    this.#watcher = watch(dirname(this.file), { persistent: false }, (_, name) => {
      if (name === null || names.has(name)) this.#soon()
    })
    // A folder that goes away takes its watch with it; `reload` still works.
    this.#watcher.on('error', (error) => this.told.failed(error))
  }

  /**
   * Reads the file again, one reading at a time.
   *
   * @throws DataError where the file is broken; the old bundle then goes on answering
   */
  reload(): Promise<void> {
    const reading = this.#queue.then(() => this.#readAgain())
    this.#queue = reading.catch(() => {})
    return reading
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#watcher?.close()
  }

  #soon(): void {
    clearTimeout(this.#timer)
    // A failure is told already.
    this.#timer = setTimeout(() => void this.reload().catch(() => {}), quiet)
    this.#timer.unref()
  }

  async #readAgain(): Promise<void> {
    try {
      const served = await readServedBundle(this.file)
      this.#failure = null
      if (served.key === this.#current.key) return
      this.#current = served
      this.told.loaded(served)
    } catch (error) {
      this.#failure = error as Error
      this.told.failed(this.#failure)
      throw error
    }
  }
}
