import { type PGlite, type Transaction, TransactionAbortedError, types } from '@electric-sql/pglite'
import { StudioStateError } from '../errors/studioError.js'
import { parseChannel } from './channel.js'
import type { Database, Queryable } from './database.js'
import { PostgresEnded, tellEnd } from './postgresEnd.js'
import { closed, rolledBack } from './storeErrors.js'

/** How columns come out where PGlite's own way is not the contract's. */
export const parsers = { [types.INT8]: (text: string) => BigInt(text) }

/** The contract on PGlite. */
export class EmbeddedDatabase implements Database {
  readonly kind = 'embedded'
  readonly #pglite: PGlite
  readonly #released: () => void
  #state: 'open' | 'closed' | 'broken' = 'open'

  /** @param released called when the files are no longer touched */
  constructor(pglite: PGlite, released: () => void) {
    this.#pglite = pglite
    tellEnd(pglite)
    this.#released = released
  }

  query<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#rows<Row>(this.#pglite, sql, params)
  }

  transaction<Result>(work: (within: Queryable) => Promise<Result>): Promise<Result> {
    return this.#told(() =>
      this.#pglite.transaction((within) =>
        work({ query: (sql, params = []) => this.#rows(within, sql, params) }),
      ),
    )
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
    const name = parseChannel(channel)
    let listening = true
    const listener = (payload: string) => {
      if (listening) heard(payload)
    }
    await this.#told(() => this.#pglite.listen(name, listener))
    return async () => {
      listening = false
      if (this.#state === 'open') await this.#told(() => this.#pglite.unlisten(name, listener))
    }
  }

  async close(): Promise<void> {
    const before = this.#state
    this.#state = 'closed'
    if (before === 'closed') return
    try {
      if (before === 'open') await this.#pglite.close()
    } finally {
      this.#released()
    }
  }

  async #rows<Row extends object>(
    runner: PGlite | Transaction,
    sql: string,
    params: readonly unknown[],
  ): Promise<Row[]> {
    return (await this.#told(() => runner.query<Row>(sql, [...params]))).rows
  }

  /** Runs something on PGlite. Failures come out without what was asked, which may hold secrets. */
  async #told<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.#state === 'closed') throw closed()
    if (this.#state === 'broken') throw broken()
    try {
      return await run()
    } catch (error) {
      if (endedByItself(error)) {
        this.#state = 'broken'
        throw broken(error)
      }
      if (error instanceof TransactionAbortedError) throw rolledBack()
      if (error instanceof Error)
        for (const asked of ['query', 'params', 'queryOptions']) Reflect.deleteProperty(error, asked)
      throw error
    }
  }
}

/** After these no PostgreSQL is left to ask: the disk failed or was full in the middle of a commit. */
function endedByItself(error: unknown): error is Error {
  const { severity } = (error ?? {}) as { severity?: unknown }
  return severity === 'PANIC' || severity === 'FATAL' || error instanceof PostgresEnded
}

function broken(cause?: Error): StudioStateError {
  const why = cause === undefined ? '' : ` (${cause.message})`
  return new StudioStateError('store/away', {
    message: `The embedded database has ended${why}. Look after its disk and start the studio again.`,
  })
}
