import { readdirSync, readFileSync } from 'node:fs'
import { PGlite, types } from '@electric-sql/pglite'
import type { Database, Queryable } from './database.js'

/** A fresh embedded database in memory, with every table. */
export async function testDatabase(): Promise<Database> {
  const pglite = await PGlite.create({ parsers: { [types.INT8]: (text: string) => BigInt(text) } })
  const schema = new URL('../../src/store/schema/', import.meta.url)
  for (const file of readdirSync(schema).sort())
    await pglite.exec(readFileSync(new URL(file, schema), 'utf8'))
  const on = (runner: Pick<PGlite, 'query'>): Queryable => ({
    query: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await runner.query<Row>(sql, [...params])).rows,
  })
  return {
    kind: 'embedded',
    ...on(pglite),
    transaction: (work) => pglite.transaction((within) => work(on(within as unknown as PGlite))),
    listen: async (channel, heard) => {
      const stop = await pglite.listen(channel, heard)
      return () => stop()
    },
    close: () => pglite.close(),
  }
}
