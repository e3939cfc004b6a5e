import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import { hashOf, newSecret } from '../presign/secret.js'
import { FaultyDatabase } from '../state/faultyDatabase.fixture.js'
import type { LiveState } from '../state/liveState.js'
import type { Database } from '../store/database.js'
import { testDatabase } from '../store/testDatabase.fixture.js'
import { SessionBook } from './sessionBook.js'

const clock = new TestClock()
let real: Database
beforeAll(async () => {
  real = await testDatabase()
  const now = new Date(clock.now())
  await real.query(`insert into user_profile values ('d-1', 'ann', 'r', 'ann-label', $1)`, [now])
  await real.query(
    `insert into access_grant (user_name, domain_id, profile, given_at) values ('ann', 'd-1', 'ann', $1)`,
    [now],
  )
})
afterAll(() => real.close())

async function bench() {
  const secret = newSecret()
  const hash = hashOf(secret)
  const later = new Date(clock.now() + 3_600_000)
  await real.query(
    `insert into studio_session (cookie_hash, grant_id, entry_point, started_at, expires_at)
     select $1, id, 'way', $2, $3 from access_grant`,
    [hash, new Date(clock.now()), later],
  )
  const database = new FaultyDatabase(real)
  const live = { revision: 1n }
  const book = new SessionBook(database, live as LiveState, clock)
  return { secret, key: hash.toString('base64url'), database, live, book }
}

describe('the sessions that a replica knows', () => {
  it('are asked for once, until something changes', async () => {
    const { book, secret, database, live } = await bench()
    await book.find(secret)
    await book.find(secret)
    expect(database.asked).toBe(1)
    live.revision = 2n
    await book.find(secret)
    expect(database.asked).toBe(2)
  })

  it('have ended here when they ended anywhere', async () => {
    const { book, secret, live } = await bench()
    expect(await book.find(secret)).toMatchObject({ user: 'ann', endedWhy: null })
    await book.end(secret, 'Signed out.')
    live.revision = 2n
    expect(await book.find(secret)).toMatchObject({ endedWhy: 'Signed out.' })
  })

  it('are told from those that were read before a change', async () => {
    const { book, secret, key, live } = await bench()
    expect(book.isCurrent(key)).toBe(false)
    await book.find(secret)
    expect(book.isCurrent(key)).toBe(true)
    live.revision = 2n
    expect(book.isCurrent(key)).toBe(false)
  })

  it('are not put back by an answer that comes late', async () => {
    const { book, secret, key, live } = await bench()
    let letGo = () => {}
    const slow = new FaultyDatabase(real)
    const query = slow.query
    slow.query = async (sql, params) => {
      const read = await query(sql, params)
      await new Promise<void>((resolve) => {
        letGo = resolve
      })
      return read as never
    }
    const late = new SessionBook(slow, live as LiveState, clock)
    const first = late.read([key])
    await real.query('select 1')
    await book.end(secret, 'Signed out.')
    live.revision = 2n
    slow.query = query
    await late.read([key])
    letGo()
    await first
    expect(late.known(key)).toMatchObject({ endedWhy: 'Signed out.' })
  })

  it('are none where the cookie is unknown', async () => {
    const { book } = await bench()
    expect(await book.find(newSecret())).toBeUndefined()
  })

  it('are not read where the database is away', async () => {
    const { book, secret, database } = await bench()
    database.fail()
    await expect(book.find(secret)).rejects.toThrow()
  })
})
