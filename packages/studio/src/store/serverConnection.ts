import type pg from 'pg'
import { inTurn } from './inTurn.js'
import { asTold, isAnswer } from './serverFaults.js'

/** One connection to a server: a statement at a time, failures as the contract tells them. */
export class ServerConnection {
  readonly #client: pg.ClientBase
  readonly #server: string
  readonly #turn = inTurn()
  #good = true

  constructor(client: pg.ClientBase, server: string) {
    this.#client = client
    this.#server = server
  }

  /** False after a failure of the connection itself; then it must not be used again. */
  get good(): boolean {
    return this.#good
  }

  /** To be told of a connection that breaks while nothing is asked. */
  readonly broke = (): void => {
    this.#good = false
  }

  ask<Row extends object>(
    sql: string,
    params: readonly unknown[] = [],
  ): Promise<pg.QueryResult<Row & pg.QueryResultRow>> {
    return this.#turn(async () => {
      try {
        return await this.#client.query<Row & pg.QueryResultRow>(sql, [...params])
      } catch (error) {
        if (!isAnswer(error)) this.#good = false
        throw asTold(error, this.#server)
      }
    })
  }
}
