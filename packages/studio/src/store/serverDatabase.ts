import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Database, Queryable } from './database.js'
import { ServerConnection } from './serverConnection.js'
import { asTold } from './serverFaults.js'
import type { ServerListener } from './serverListener.js'
import { closed, rolledBack } from './storeErrors.js'

const millisecondsToClose = 7_000

/** The contract on a pool of connections to a server. */
export class ServerDatabase implements Database {
  readonly kind = 'server'
  readonly #pool: pg.Pool
  readonly #listener: ServerListener
  readonly #server: string
  #closing: Promise<void> | undefined

  /** @param server how it is named in messages: without user and password */
  constructor(pool: pg.Pool, listener: ServerListener, server: string) {
    this.#pool = pool
    this.#listener = listener
    this.#server = server
  }

  query<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#connected(async (connection) => (await connection.ask<Row>(sql, params)).rows)
  }

  transaction<Result>(work: (within: Queryable) => Promise<Result>): Promise<Result> {
    return this.#connected(async (connection) => {
      let over = false
      await connection.ask('begin')
      try {
        const result = await work({
          query: async <Row extends object>(sql: string, params: readonly unknown[] = []) => {
            if (over) throw rolledBack()
            return (await connection.ask<Row>(sql, params)).rows
          },
        })
        over = true
        if ((await connection.ask('commit')).command === 'ROLLBACK') throw rolledBack()
        return result
      } catch (error) {
        over = true
        // Where this fails too the connection is thrown away, and the server rolls back by itself.
        if (connection.good) await connection.ask('rollback').catch(connection.broke)
        throw error
      }
    })
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
    if (this.#closing) throw closed()
    return await this.#listener.listen(channel, heard)
  }

  close(): Promise<void> {
    const ended = async () => {
      await Promise.all([this.#listener.close(), this.#pool.end()])
    }
    // A server that is silently gone does not say good-bye: it is not waited for.
    this.#closing ??= Promise.race([ended(), pause(millisecondsToClose, undefined, { ref: false })])
    return this.#closing
  }

  /** Runs something on a connection of its own, which is given back, or thrown away where it is not good any more. */
  async #connected<Result>(run: (connection: ServerConnection) => Promise<Result>): Promise<Result> {
    if (this.#closing) throw closed()
    const client = await this.#client()
    const connection = new ServerConnection(client, this.#server)
    client.on('error', connection.broke)
    try {
      return await run(connection)
    } finally {
      client.off('error', connection.broke)
      client.release(!connection.good)
    }
  }

  async #client(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect()
    } catch (error) {
      throw asTold(error, this.#server)
    }
  }
}
