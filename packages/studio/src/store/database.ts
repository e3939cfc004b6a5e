/** What runs one statement: a database, or a transaction in it. */
export interface Queryable {
  /**
   * Runs one statement with numbered parameters (`$1` …). `bigint` columns come as bigint, `timestamptz` as Date,
   * `bytea` as Uint8Array, `jsonb` as parsed JSON, whichever database it is. A `jsonb` parameter is given as JSON text.
   *
   * @throws StudioStateError `store/away` where the database cannot be reached, `store/closed` after `close`; its own
   * errors pass as they are, with PostgreSQL's `code`
   */
  query<Row extends object = Record<string, unknown>>(
    sql: string,
    params?: readonly unknown[],
  ): Promise<Row[]>
}

/** The one contract of both stores: PostgreSQL embedded (PGlite) and a PostgreSQL server. */
export interface Database extends Queryable {
  readonly kind: 'embedded' | 'server'
  /**
   * All or nothing; rolled back where `work` throws. Inside it only `within` may be asked: the embedded database has one
   * connection, and would wait for itself.
   *
   * @throws StudioStateError `store/rolled-back` where `work` went on after a statement had failed
   */
  transaction<Result>(work: (within: Queryable) => Promise<Result>): Promise<Result>
  /**
   * Hears `pg_notify` on a channel, from any opener of the database. Where the connection is lost it is made again;
   * what was said meanwhile is not heard, so listeners must not rely on it alone.
   *
   * @param channel a plain lower-case name, such as `fourthright_change`
   * @returns stops listening
   */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}
