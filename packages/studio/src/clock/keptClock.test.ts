import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KeptAudit } from '../audit/keptAudit.fixture.js'
import type { Database } from '../store/database.js'
import { testDatabase } from '../store/testDatabase.fixture.js'
import { TestClock } from './clock.fixture.js'
import { keepTime, mindSetBack, openSteadyClock } from './keptClock.js'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await database.query(`insert into user_profile values ('d-1', 'ann', 'r', 'ann-label', now())`)
  await database.query(
    `insert into access_grant (user_name, domain_id, profile, given_at) values ('ann', 'd-1', 'ann', now())`,
  )
})
afterAll(() => database.close())

const start = Date.UTC(2026, 10, 25, 12)
beforeEach(async () => {
  for (const table of ['setting', 'presigned_url', 'studio_session'])
    await database.query(`delete from ${table}`)
  await database.query(
    `insert into presigned_url select '\\x01', id, now(), now() + interval '1 minute', 60, '/' from access_grant`,
  )
  await database.query(
    `insert into studio_session select '\\x01', id, 'way', now(), now() + interval '1 hour' from access_grant`,
  )
})

async function left() {
  const [counted] = await database.query<{ urls: number; sessions: number }>(
    `select (select count(*)::integer from presigned_url where withdrawn_at is null) as urls,
            (select count(*)::integer from studio_session where ended_at is null) as sessions`,
  )
  return [counted?.urls, counted?.sessions]
}

/** Runs until `at`, is started again when the machine's clock says `then`. */
async function restarted(at: number, then: number) {
  await keepTime(database, await openSteadyClock(database, new TestClock(at)))
  const audit = new KeptAudit()
  const machine = new TestClock(then)
  const clock = await openSteadyClock(database, machine)
  await mindSetBack(database, clock, audit)
  return { audit, clock, machine }
}

describe('a studio that starts again', () => {
  it('withdraws all where the clock says an earlier time than when it last ran', async () => {
    const { audit, clock } = await restarted(start, start - 3_600_000)
    expect(await left()).toEqual([0, 0])
    expect(audit.events).toEqual([
      expect.objectContaining({
        what: 'clock',
        verdict: 'deny',
        why: 'The clock was set back by 3600 seconds. 1 URLs were withdrawn and 1 sessions ended.',
      }),
    ])
    expect(clock.now()).toBe(start - 3_600_000)
  })

  it('withdraws once, and takes the new time for the next start', async () => {
    const { audit, clock, machine } = await restarted(start, start - 3_600_000)
    await mindSetBack(database, clock, audit)
    const again = await openSteadyClock(database, machine)
    await mindSetBack(database, again, audit)
    expect(audit.events).toHaveLength(1)
  })

  it.each([
    ['a later time', 3_600_000],
    ['the same', 0],
    ['one that is within the tolerance', -5000],
  ])('withdraws nothing where the clock says %s', async (_what, moved) => {
    const { audit, clock } = await restarted(start, start + moved)
    expect([await left(), audit.events]).toEqual([[1, 1], []])
    expect(clock.now()).toBeGreaterThanOrEqual(start)
  })
})

describe('a clock that is set back', () => {
  it('is not followed before the audit says so', async () => {
    const machine = new TestClock(start)
    const clock = await openSteadyClock(database, machine)
    machine.setBy(-60_000)
    const record = () => Promise.reject(new Error('away'))
    await expect(mindSetBack(database, clock, { record })).rejects.toThrow('away')
    expect([clock.now(), clock.behind()]).toEqual([start, 60_000])
  })
})
