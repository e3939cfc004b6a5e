import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { storePolicy } from '../access/policyShelf.js'
import { TestClock } from '../clock/clock.fixture.js'
import type { Database } from '../store/database.js'
import { testDatabase } from '../store/testDatabase.fixture.js'
import { FaultyDatabase } from './faultyDatabase.fixture.js'
import { type LiveState, openLiveState } from './liveState.js'

const never = 1e9
const shut = expect.objectContaining({ code: 'store/away' })

let real: Database
beforeAll(async () => {
  real = await testDatabase()
})
afterAll(() => real.close())

let database: FaultyDatabase
let clock: TestClock
let live: LiveState | undefined
beforeEach(() => {
  database = new FaultyDatabase(real)
  clock = new TestClock()
})
afterEach(async () => {
  database.answer()
  await live?.close()
  await real.query('delete from policy_document')
})

const open = async (beat: number) => {
  live = await openLiveState({ database, clock, pace: { beat, staleAfter: 1000 } })
  return live
}

const document = (sid: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: sid, Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  })
const put = (sid: string) =>
  storePolicy(real, { name: 'only', attachedTo: 'mintRole', document: document(sid) }, clock.now())
const damage = () => real.query(`update policy_document set document = '{"Statement":'`)
const sids = (state: LiveState) =>
  state.shelf().mintRole.flatMap(({ document }) => document.statements.map(({ sid }) => sid))

/** Waits for what must come; a test that waits in vain ends by its own time. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5)
}

describe('what a replica knows of the tables that decide', () => {
  it('is read again when the channel tells of a change', async () => {
    const state = await open(never)
    const before = state.revision
    let told = 0
    state.onChange(() => told++)
    await put('first')
    await until(() => state.revision > before)
    expect(sids(state)).toEqual(['first'])
    expect(told).toBe(1)
  })

  it('is found changed by a look alone, where the channel says nothing', async () => {
    database.hears = false
    const state = await open(10)
    await put('second')
    await until(() => state.shelf().mintRole.length === 1)
    expect(sids(state)).toEqual(['second'])
  })

  it('counts every change that decides, and no other', async () => {
    database.hears = false
    const state = await open(never)
    const grows = async (sql: string) => {
      const before = state.revision
      await real.query(sql)
      await state.refresh()
      return state.revision > before
    }
    const profile = `insert into user_profile values ('d-1', 'ann', 'r', 'ann-label', now())`
    const grant = `insert into access_grant (user_name, domain_id, profile, given_at) values ('ann', 'd-1', 'ann', now())`
    const url = `insert into presigned_url select '\\x01', id, now(), now(), 60, '/' from access_grant`
    const session = `insert into studio_session select '\\x01', id, 'way', now(), now() from access_grant`
    const user = `insert into pool_user values (gen_random_uuid(), 'pool', 'ann', 'CONFIRMED', true, '{}', 'x', null, now(), now())`
    for (const opening of [profile, grant, url, session, user]) expect(await grows(opening)).toBe(false)
    for (const closing of [
      `update studio_session set ended_at = now(), ended_why = 'so'`,
      `update access_grant set revoked_at = now()`,
      'update pool_user set enabled = false',
      'delete from pool_user',
      'delete from studio_session',
    ]) {
      expect([closing, await grows(closing)]).toEqual([closing, true])
    }
  })

  it('is nothing after a second in which the database hangs, and is known again when it answers', async () => {
    const state = await open(10)
    const heard: boolean[] = []
    state.onChange(() => heard.push(state.isFresh()))
    database.hang()
    await pause(30)
    clock.pass(999)
    expect(() => state.shelf()).not.toThrow()
    clock.pass(1)
    expect(() => state.shelf()).toThrowError(shut)
    await until(() => heard.length === 1)
    database.answer()
    await until(() => state.isFresh())
    expect(() => state.shelf()).not.toThrow()
    expect(heard).toEqual([false, true])
  })

  it('is nothing after a second in which each look fails', async () => {
    const state = await open(10)
    database.fail()
    await pause(30)
    clock.pass(1000)
    expect(() => state.shelf()).toThrowError(shut)
    expect(state.isFresh()).toBe(false)
    database.answer()
    await until(() => state.isFresh())
  })

  it('counts its second from the question, not from a late answer', async () => {
    const state = await open(never)
    database.hang()
    const read = state.refresh()
    clock.pass(5000)
    database.answer()
    await read
    expect(() => state.shelf()).toThrowError(shut)
  })

  it('closes all where a policy cannot be read, and opens when it is mended', async () => {
    await put('good')
    const state = await open(10)
    const heard: boolean[] = []
    state.onChange(() => heard.push(state.isFresh()))
    await damage()
    await until(() => !state.isFresh())
    expect(() => state.shelf()).toThrowError(shut)
    await until(() => heard.length > 0)
    await put('mended')
    await until(() => state.isFresh())
    expect(sids(state)).toEqual(['mended'])
    expect(heard).toEqual([false, true])
  })

  it('does not open at all where a policy cannot be read, or the database is away', async () => {
    await put('good')
    await damage()
    live = undefined
    await expect(openLiveState({ database, clock })).rejects.toThrow()
    database.fail()
    await expect(openLiveState({ database, clock })).rejects.toThrow('told to fail')
  })

  it('is read by one at a time, and for who asks meanwhile once more', async () => {
    database.hears = false
    const state = await open(never)
    database.mostAtOnce = 0
    const before = database.asked
    database.hang()
    const first = state.refresh()
    await put('meanwhile')
    const others = Array.from({ length: 50 }, () => state.refresh())
    database.answer()
    await Promise.all([first, ...others])
    expect(database.mostAtOnce).toBe(1)
    // Two looks at the revision, one at the policies.
    expect(database.asked - before).toBe(3)
    expect(sids(state)).toEqual(['meanwhile'])
  })

  it('is read after each question, at whatever moment of a reading it comes', async () => {
    database.hears = false
    const state = await open(never)
    for (let turns = 0; turns < 12; turns++) {
      const first = state.refresh()
      const asking = database.query
      const asked = new Promise<{ read: Promise<void> }>((resolve) => {
        database.query = async (sql, params) => {
          const rows = await asking(sql, params)
          database.query = asking
          void (async () => {
            for (let turn = 0; turn < turns; turn++) await undefined
            const before = database.asked
            const read = state.refresh()
            resolve({ read: read.then(() => expect([turns, database.asked]).toEqual([turns, before + 1])) })
          })()
          return rows as never
        }
      })
      await first
      const second = state.refresh()
      await (await asked).read
      await second
    }
  })

  it('is not read any more after its end', async () => {
    const state = await open(10)
    await state.close()
    const before = database.asked
    await put('late')
    await pause(50)
    expect(database.asked).toBe(before)
  })
})
