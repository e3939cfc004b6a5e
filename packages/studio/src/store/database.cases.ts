import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from './database.js'

/** What both stores promise. `open` gives a fresh database each time; it is closed here. */
export function behavesLikeADatabase(open: () => Promise<Database>): void {
  let database: Database

  beforeAll(async () => {
    database = await open()
    await database.query('create table kept (id bigint primary key, at timestamptz, bytes bytea, word text)')
    await database.query('create table ticket (id text primary key, used_at timestamptz)')
  })
  afterAll(() => database.close())

  describe('types', () => {
    it.each([0n, 1n, -1n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)])(
      'keeps the bigint %s',
      async (id) => {
        await database.query('insert into kept (id) values ($1)', [id])
        expect(await database.query('select id from kept where id = $1', [id])).toEqual([{ id }])
      },
    )

    it('counts in bigint', async () => {
      expect(await database.query('select count(*) as many from ticket where false')).toEqual([{ many: 0n }])
    })

    it.each([
      '1970-01-01T00:00:00.001Z',
      '2026-03-08T09:59:59.999Z',
      '2026-11-01T06:30:00.123Z',
      '2099-12-31T23:59:59.500Z',
    ])('keeps the moment %s to the millisecond', async (text) => {
      const [row] = await database.query<{ at: Date }>('select $1::timestamptz as at', [new Date(text)])
      expect(row?.at).toEqual(new Date(text))
    })

    it('reads moments of other time zones, whatever the zone of the session', async () => {
      await database.transaction(async (within) => {
        await within.query(`set local time zone 'America/St_Johns'`)
        const rows = await within.query(`select '2026-11-25T12:00:00.25+05:30'::timestamptz as at`)
        expect(rows).toEqual([{ at: new Date('2026-11-25T06:30:00.250Z') }])
      })
    })

    it('keeps bytes as bytes', async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
      const [row] = await database.query<{ bytes: Uint8Array }>('select $1::bytea as bytes', [bytes])
      expect(row?.bytes).toStrictEqual(bytes)
      expect(await database.query('select $1::bytea as bytes', [new Uint8Array()])).toEqual([
        { bytes: new Uint8Array() },
      ])
    })

    it('takes JSON as text and gives it parsed', async () => {
      const value = { list: [1, 'two', null], deep: { 'ключ "': '\n' } }
      const rows = await database.query('select $1::jsonb as value, $2::jsonb as list', [
        JSON.stringify(value),
        '[1,2]',
      ])
      expect(rows).toEqual([{ value, list: [1, 2] }])
    })

    it('takes and gives arrays, of bigint and of bytes too', async () => {
      const given = [[1n, 2n ** 60n], ['a"b', 'c\\d', ''], [Uint8Array.of(0, 255)], [new Date(5)]]
      const rows = await database.query(
        'select $1::bigint[] as ids, $2::text[] as words, $3::bytea[] as bytes, $4::timestamptz[] as moments',
        given,
      )
      expect(rows).toMatchObject([{ ids: given[0], words: given[1], moments: given[3] }])
      expect(Uint8Array.from((rows[0] as { bytes: Uint8Array[] }).bytes[0]!)).toEqual(Uint8Array.of(0, 255))
    })

    it('keeps null, and takes undefined as null', async () => {
      expect(await database.query('select $1::text as a, $2::bigint as b', [null, undefined])).toEqual([
        { a: null, b: null },
      ])
    })

    it('takes a parameter for a value and never for a part of the statement', async () => {
      const attack = `'; drop table ticket; --`
      expect(await database.query('select $1::text as word', [attack])).toEqual([{ word: attack }])
      expect(await database.query('select count(*) as many from ticket where false')).toEqual([{ many: 0n }])
    })
  })

  describe('transactions', () => {
    it('keep all of it', async () => {
      const told = await database.transaction(async (within) => {
        await within.query(`insert into kept (id, word) values (100, 'all')`)
        await within.query(`insert into kept (id, word) values (101, 'all')`)
        return 'done'
      })
      expect(told).toBe('done')
      expect(await database.query(`select id from kept where word = 'all' order by id`)).toEqual([
        { id: 100n },
        { id: 101n },
      ])
    })

    it('keep nothing where the work throws, and pass on what it threw', async () => {
      const fault = new Error('stop')
      const work = database.transaction(async (within) => {
        await within.query(`insert into kept (id, word) values (200, 'nothing')`)
        throw fault
      })
      await expect(work).rejects.toBe(fault)
      expect(await database.query(`select id from kept where word = 'nothing'`)).toEqual([])
    })

    it('keep nothing where a statement fails, even where the work hides it', async () => {
      const work = database.transaction(async (within) => {
        await within.query(`insert into kept (id, word) values (300, 'hidden')`)
        await within.query('select 1 / 0').catch(() => {})
      })
      await expect(work).rejects.toMatchObject({ code: 'store/rolled-back' })
      expect(await database.query(`select id from kept where word = 'hidden'`)).toEqual([])
    })

    it('can be used no more when they are over', async () => {
      const over = await database.transaction(async (within) => within)
      await expect(over.query(`insert into kept (id, word) values (400, 'late')`)).rejects.toThrow()
      expect(await database.query(`select id from kept where word = 'late'`)).toEqual([])
    })
  })

  it('passes on errors of PostgreSQL with their code, and without what was asked', async () => {
    await database.query(`insert into ticket (id) values ('twice')`)
    const error = await database
      .query(`insert into ticket (id) values ($1)`, ['twice'])
      .catch((error) => error)
    expect(error).toMatchObject({ code: '23505' })
    expect(error).not.toHaveProperty('params')
    expect(error).not.toHaveProperty('query')
  })

  it('goes on after an error', async () => {
    await expect(database.query('select nothing from nowhere')).rejects.toMatchObject({ code: '42P01' })
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  it('uses a ticket once, whoever of fifty comes first', async () => {
    await database.query(`insert into ticket (id) values ('contested')`)
    const tries = Array.from({ length: 50 }, () =>
      database.query(`update ticket set used_at = now() where id = $1 and used_at is null returning id`, [
        'contested',
      ]),
    )
    const winners = (await Promise.all(tries)).filter((rows) => rows.length === 1)
    expect(winners).toHaveLength(1)
  })

  describe('words on a channel', () => {
    it('are heard in order, by every listener, and no more after it has stopped', async () => {
      const heard: string[] = []
      const stop = await database.listen('door', (word) => heard.push(`first ${word}`))
      const stopOther = await database.listen('door', (word) => heard.push(`other ${word}`))
      await database.query(`select pg_notify('door', 'a')`)
      await expect.poll(() => heard.length).toBe(2)
      await stop()
      await database.query(`select pg_notify('door', 'b')`)
      await expect.poll(() => heard).toEqual(['first a', 'other a', 'other b'])
      await stopOther()
    })

    it('are not heard where the transaction that said them is rolled back', async () => {
      const heard: string[] = []
      const stop = await database.listen('door', (word) => heard.push(word))
      const work = database.transaction(async (within) => {
        await within.query(`select pg_notify('door', 'never')`)
        throw new Error('stop')
      })
      await expect(work).rejects.toThrow('stop')
      await database.query(`select pg_notify('door', 'after')`)
      await expect.poll(() => heard).toEqual(['after'])
      await stop()
    })

    it.each(['Door', 'door"; drop table ticket; --', '', 'a'.repeat(64)])(
      'refuses the channel %j',
      async (name) => {
        await expect(database.listen(name, () => {})).rejects.toMatchObject({ code: 'store/channel' })
      },
    )
  })

  it('says so when it is used after it was closed, and closes twice', async () => {
    const short = await open()
    await short.close()
    await short.close()
    const uses = [short.query('select 1'), short.transaction(async () => 1), short.listen('door', () => {})]
    for (const use of uses) await expect(use).rejects.toMatchObject({ code: 'store/closed' })
  })
}
