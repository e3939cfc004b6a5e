import type { LiveEvent } from '@fourthright/plays'
import type { LiveLog, ToldEvent } from './liveLog.js'

/** Games that are over and still told to who comes late, by name. */
const keptGames = 64

/** Who wants to know that there is more to read. */
type Listener = () => void

/** What a listener wants to be told. */
export interface Wish {
  readonly lastEventId?: string | undefined
  readonly game?: string | undefined
}

/** Who hears of each event, and of a log that can be written no more. */
export interface HubWatcher {
  told(event: LiveEvent): void
  unkept(error: unknown): void
}

/**
 * Live games in one line: every event gets its place, is kept, and only then told. Listeners read from the line at
 * their own speed; nothing is buffered for them.
 */
export class LiveHub {
  #line: ToldEvent[] = []
  #waiting: ToldEvent[] = []
  #place = 0
  #writing: Promise<void> | undefined
  #unkept = false
  readonly #keys = new Set<string>()
  readonly #over = new Set<string>()
  readonly #listeners = new Set<Listener>()

  constructor(
    private readonly log: LiveLog,
    private readonly watcher: HubWatcher,
  ) {
    for (const one of log.told) this.#enter(one)
    this.#place = log.told.length
    this.#line = [...log.told]
    this.#forgetOldGames()
  }

  /** Takes an event, unless one of its key was told before. Done when it is kept and told. */
  async tell(event: LiveEvent): Promise<void> {
    if (this.#keys.has(event.key)) return
    const one = { place: ++this.#place, event }
    this.#enter(one)
    this.#waiting.push(one)
    this.#writing ??= this.#write()
    await this.#writing
  }

  /** An event's id on the wire: places mean something in the log that gave them only. */
  idOf({ place }: ToldEvent): string {
    return `${this.log.name}-${place}`
  }

  /**
   * A reader of the line: calls give the next event that it has not read, undefined where there is none yet.
   *
   * @param lastEventId the id of the last event that it has; without one, or with one of another log, it is told all
   *   of the games that run
   * @param game only this game, over or not
   */
  reader({ lastEventId, game }: Wish): () => ToldEvent | undefined {
    const known = this.#maybePlace(lastEventId)
    const over = known === undefined && game === undefined ? new Set(this.#over) : new Set<string>()
    let place = known ?? 0
    return () => {
      for (let at = firstAfter(this.#line, place); at < this.#line.length; at++) {
        const one = this.#line[at] as ToldEvent
        place = one.place
        if ((game === undefined || one.event.game === game) && !over.has(one.event.game)) return one
      }
      return undefined
    }
  }

  /** Has a listener called whenever there is more to read. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Keeps what is still to be kept. */
  async close(): Promise<void> {
    await this.#writing
    await this.log.close()
  }

  #maybePlace(id: string | undefined): number | undefined {
    const [name, place = ''] = (id ?? '').split('-')
    const known = name === this.log.name && /^\d{1,15}$/.test(place) && Number(place) <= this.#place
    return known ? Number(place) : undefined
  }

  #enter({ event }: ToldEvent): void {
    this.#keys.add(event.key)
    if (event.type === 'notice' && event.code === 'ended') this.#over.add(event.game)
  }

  /** Writes all that waits at once, for as long as something does. */
  async #write(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting
        this.#waiting = []
        await this.#keep(batch)
        this.#line.push(...batch)
        for (const { event } of batch) this.watcher.told(event)
        for (const listener of this.#listeners) listener()
      }
      this.#forgetOldGames()
    } finally {
      this.#writing = undefined
    }
  }

  /** A full disk ends what is kept, not what is told. */
  async #keep(batch: readonly ToldEvent[]): Promise<void> {
    if (this.#unkept) return
    try {
      await this.log.append(batch)
    } catch (error) {
      this.#unkept = true
      this.watcher.unkept(error)
    }
  }

  #forgetOldGames(): void {
    const old = new Set([...this.#over].slice(0, Math.max(0, this.#over.size - keptGames)))
    if (old.size === 0) return
    this.#line = this.#line.filter(({ event }) => !old.has(event.game))
    for (const game of old) this.#over.delete(game)
  }
}

/** Where in the line the first event after a place stands. */
function firstAfter(line: readonly ToldEvent[], place: number): number {
  let [low, high] = [0, line.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((line[middle] as ToldEvent).place <= place) low = middle + 1
    else high = middle
  }
  return low
}
