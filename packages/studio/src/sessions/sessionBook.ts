import type { Clock } from '../clock/clock.js'
import { hashOf, hashTextOf } from '../presign/secret.js'
import type { LiveState } from '../state/liveState.js'
import type { Database } from '../store/database.js'
import { statement } from '../store/statement.js'
import type { Session } from './session.js'

const sessionsOf = statement('sessions/sessionsOf.sql')
const endSession = statement('sessions/endSession.sql')

type SessionRow = Omit<Session, 'key'> & { readonly cookieHash: Uint8Array }

interface Entry {
  readonly session: Session
  readonly revision: bigint
}

const mostEntries = 10_000

/**
 * Sessions as this replica last read them. What was read before the latest change is read again before it is used, so
 * a session that ended anywhere has ended here.
 */
export class SessionBook {
  readonly #entries = new Map<string, Entry>()

  constructor(
    private readonly database: Database,
    private readonly live: LiveState,
    private readonly clock: Clock,
  ) {}

  /** The session of a cookie's secret where it was read since the latest change; costs no look at the database. */
  fresh(secret: string): Session | undefined {
    const key = hashTextOf(secret)
    return this.isCurrent(key) ? this.known(key) : undefined
  }

  /** The session of a cookie's secret, read where it has to be; undefined for an unknown one. */
  async find(secret: string): Promise<Session | undefined> {
    const key = hashTextOf(secret)
    if (!this.isCurrent(key)) await this.read([key])
    return this.known(key)
  }

  /** Whether nothing has changed since the session was read. */
  isCurrent(key: string): boolean {
    return this.#entries.get(key)?.revision === this.live.revision
  }

  /** Reads sessions, all in one look; those that are not there any more are forgotten. */
  async read(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return
    // The revision before the reading: a change meanwhile makes the entries old at once.
    const { revision } = this.live
    const hashes = keys.map((key) => Buffer.from(key, 'base64url'))
    const rows = await this.database.query<SessionRow>(sessionsOf, [hashes])
    const found = new Map(
      rows.map(({ cookieHash, ...row }) => [Buffer.from(cookieHash).toString('base64url'), row]),
    )
    for (const key of keys) {
      const isLate = (this.#entries.get(key)?.revision ?? -1n) > revision
      if (isLate) continue
      const row = found.get(key)
      this.#entries.delete(key)
      if (row !== undefined) this.#entries.set(key, { session: { key, ...row }, revision })
    }
    this.#forgetOldest()
  }

  /** As last read, without asking the database. */
  known(key: string): Session | undefined {
    return this.#entries.get(key)?.session
  }

  async end(secret: string, why: string): Promise<void> {
    await this.database.query(endSession, [hashOf(secret), new Date(this.clock.now()), why])
  }

  #forgetOldest(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= mostEntries) return
      this.#entries.delete(key)
    }
  }
}
