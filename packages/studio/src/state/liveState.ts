import { type Shelf, shelve, storedPolicies } from '../access/policyShelf.js'
import type { Clock } from '../clock/clock.js'
import { StudioStateError } from '../errors/studioError.js'
import type { Database } from '../store/database.js'
import { statement } from '../store/statement.js'

const readRevision = statement('state/revision.sql')

export interface LiveState {
  /** Counts the changes of every table that decides; what was read under an older one must be read again. */
  readonly revision: bigint
  /** @throws StudioStateError `store/away` where what is known may be old, or a policy cannot be read: nothing may open */
  shelf(): Shelf
  isFresh(): boolean
  /** Told after each change, and when the state is no longer fresh. */
  onChange(heard: () => void): () => void
  /** Reads now what would be read at the next beat; resolves when it is known. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export interface Pace {
  readonly beat: number
  readonly staleAfter: number
}

/**
 * The embedded database is in this process and changed by it alone: its channel loses nothing, and each look at it
 * holds up everything else.
 */
const paces: Readonly<Record<Database['kind'], Pace>> = {
  server: { beat: 250, staleAfter: 1000 },
  embedded: { beat: 2000, staleAfter: 6000 },
}

export interface LiveStateOptions {
  readonly database: Database
  readonly clock: Clock
  /** Milliseconds between looks at the revision, and after how many without an answer nothing is known any more. */
  readonly pace?: Pace
}

/**
 * What this replica knows of the tables that decide. The channel tells of a change at once; a look at every beat
 * finds it where the channel was cut; and where the database does not answer for some beats, nothing is known, so that
 * the studio closes rather than goes on with what may have been revoked.
 */
export async function openLiveState(options: LiveStateOptions): Promise<LiveState> {
  const state = new BeatingState(options)
  await state.start()
  return state
}

class BeatingState implements LiveState {
  revision = -1n
  #shelf: Shelf | undefined
  #seenAt = Number.NEGATIVE_INFINITY
  #wasFresh = false
  #reading: Promise<void> | undefined
  #again = false
  #timer: NodeJS.Timeout | undefined
  #deaf: (() => Promise<void>) | undefined
  readonly #listeners = new Set<() => void>()
  readonly #options: LiveStateOptions
  readonly #pace: Pace

  constructor(options: LiveStateOptions) {
    this.#options = options
    this.#pace = options.pace ?? paces[options.database.kind]
  }

  async start(): Promise<void> {
    this.#deaf = await this.#options.database.listen('fourthright_change', () => void this.refresh())
    await this.#read()
    this.#timer = setInterval(() => this.#look(), this.#pace.beat)
    this.#timer.unref()
  }

  isFresh(): boolean {
    return this.#shelf !== undefined && this.#options.clock.monotonic() - this.#seenAt < this.#pace.staleAfter
  }

  shelf(): Shelf {
    if (this.#shelf === undefined || !this.isFresh()) {
      throw new StudioStateError('store/away', {
        message: 'The database does not answer, or holds a policy that cannot be read.',
      })
    }
    return this.#shelf
  }

  onChange(heard: () => void): () => void {
    this.#listeners.add(heard)
    return () => this.#listeners.delete(heard)
  }

  /** One reading at a time; who asks while one runs gets one that began after the question. */
  refresh(): Promise<void> {
    if (this.#reading !== undefined) {
      this.#again = true
      return this.#reading
    }
    this.#reading = this.#readUntilQuiet()
    return this.#reading
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#listeners.clear()
    await this.#reading
    await this.#deaf?.()
  }

  #look(): void {
    void this.refresh()
    if (this.#wasFresh && !this.isFresh()) {
      this.#wasFresh = false
      this.#tell()
    }
  }

  async #readUntilQuiet(): Promise<void> {
    do {
      this.#again = false
      // A failed look leaves the last one to grow old.
      await this.#read().catch(() => {})
    } while (this.#again)
    // In the same breath as the last look at `#again`, so that no question falls between.
    this.#reading = undefined
  }

  async #read(): Promise<void> {
    const { database, clock } = this.#options
    const askedAt = clock.monotonic()
    const [row] = await database.query<{ revision: bigint }>(readRevision)
    const revision = row?.revision ?? -1n
    const isNew = revision !== this.revision
    if (isNew) {
      this.#shelf = await this.#readShelf()
      this.revision = revision
    }
    this.#seenAt = askedAt
    const isBack = !this.#wasFresh && this.isFresh()
    this.#wasFresh = this.isFresh()
    if (isNew || isBack) this.#tell()
  }

  /** A policy that cannot be read is no reason to go on with the one before it. */
  async #readShelf(): Promise<Shelf> {
    const stored = await storedPolicies(this.#options.database)
    try {
      return shelve(stored)
    } catch (error) {
      this.#shelf = undefined
      throw error
    }
  }

  #tell(): void {
    for (const heard of this.#listeners) heard()
  }
}
