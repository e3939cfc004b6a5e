import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from './database.js'
import { migrate } from './migrate.js'
import { migration, shippedMigrations } from './migrations.js'
import { testDatabase } from './testDatabase.fixture.js'

const a = migration('900-a.sql', '-- A row is an a.\ncreate table a (x int);\ninsert into a values (1);\n')
const b = migration(
  '901-b.sql',
  'insert into a values (2); create function two() returns int language sql as $$ select 2; $$;',
)

describe('migrations', () => {
  let database: Database
  const shipped = shippedMigrations()

  beforeEach(async () => {
    database = await testDatabase()
  })
  afterEach(() => database.close())

  it('run in order, each once', async () => {
    await migrate(database, [...shipped, a])
    await migrate(database, [...shipped, a, b])
    await migrate(database, [...shipped, a, b])
    expect(await database.query('select x from a order by x')).toEqual([{ x: 1 }, { x: 2 }])
  })

  it('leave nothing behind where one of them fails', async () => {
    const broken = migration('901-broken.sql', 'insert into a values (3); select 1 / 0;')
    await expect(migrate(database, [...shipped, a, broken])).rejects.toMatchObject({ code: '22012' })
    await migrate(database, [...shipped, a])
    expect(await database.query('select x from a')).toEqual([{ x: 1 }])
  })

  it('refuse an applied file that has changed since, and run nothing', async () => {
    await migrate(database, [...shipped, a])
    const altered = migration(a.name, `${a.text}insert into a values (9);`)
    await expect(migrate(database, [...shipped, altered, b])).rejects.toMatchObject({
      code: 'store/altered-migration',
      value: a.name,
    })
    expect(await database.query('select x from a')).toEqual([{ x: 1 }])
  })

  it('refuse a database of a newer studio', async () => {
    await migrate(database, [...shipped, a])
    await expect(migrate(database, shipped)).rejects.toMatchObject({
      code: 'store/newer-database',
      value: a.name,
    })
  })

  it('do not care how a checkout ends its lines', () => {
    expect(migration(a.name, a.text.replaceAll('\n', '\r\n'))).toEqual(a)
  })
})
