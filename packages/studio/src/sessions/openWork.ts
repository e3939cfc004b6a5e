import type { Arrival } from '../network/entryPoint.js'
import type { Session } from './session.js'

/** Something that goes on for a session after it was let in: a WebSocket, an answer that is still being sent. */
export interface Work {
  readonly sessionKey: string
  readonly label: string
  readonly arrival: Arrival
  /** Ends it at once. */
  end(): void
}

export interface WorkRules {
  /** The session as last read; undefined where it is not there any more. */
  known(key: string): Session | undefined
  /** Whether nothing has changed since the session was read. */
  isCurrent(key: string): boolean
  read(keys: readonly string[]): Promise<void>
  /** Throws where the work may not go on. */
  judge(session: Session, work: Work): void
  /** Told of each piece of work that was ended, and why. */
  ended(work: Work, session: Session | undefined, error: unknown): void
}

/** All that is open at this replica, judged again whenever something may have changed. */
export class OpenWork {
  readonly #open = new Set<Work>()

  constructor(private readonly rules: WorkRules) {}

  get size(): number {
    return this.#open.size
  }

  /** From now on a change ends it; one that came while it was let in is found at once. */
  add(work: Work): void {
    this.#open.add(work)
    if (!this.rules.isCurrent(work.sessionKey)) void this.reread()
  }

  delete(work: Work): void {
    this.#open.delete(work)
  }

  /** After a change: reads all sessions of open work in one look, then judges. Where that fails, all of it ends. */
  async reread(): Promise<void> {
    const keys = [...new Set(Array.from(this.#open, ({ sessionKey }) => sessionKey))]
    try {
      await this.rules.read(keys)
    } catch (error) {
      for (const work of [...this.#open]) this.#end(work, undefined, error)
      return
    }
    this.judgeAll()
  }

  /** Judges all by what is known: time passes, and with it policies with dates and sessions. */
  judgeAll(): void {
    for (const work of [...this.#open]) {
      const session = this.rules.known(work.sessionKey)
      try {
        if (session === undefined) throw new Error('The session is not there any more.')
        this.rules.judge(session, work)
      } catch (error) {
        this.#end(work, session, error)
      }
    }
  }

  #end(work: Work, session: Session | undefined, error: unknown): void {
    this.#open.delete(work)
    work.end()
    this.rules.ended(work, session, error)
  }
}
