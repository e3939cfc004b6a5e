import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { KeptAudit } from '../../audit/keptAudit.fixture.js'
import { Refusal } from '../../errors/studioError.js'
import type { Database } from '../../store/database.js'
import { testDatabase } from '../../store/testDatabase.fixture.js'
import { scryptHasher } from '../passwords/scryptHasher.js'
import {
  CountingHasher,
  office,
  permanent,
  quickHasher,
  temporary,
  testPool,
  tokensOf,
} from './pool.fixture.js'
import { openUserPool, type UserPool } from './userPool.js'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** The refusal that something ends in. */
async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  return error as Refusal
}

async function makeAwkwardUsers(pool: UserPool, pass: (milliseconds: number) => void) {
  await pool.adminCreateUser('late', temporary)
  pass(7 * 24 * 60 * 60 * 1000)
  for (const name of ['disabled', 'locked']) {
    await pool.adminCreateUser(name, temporary)
    await pool.adminSetUserPassword(name, permanent, { permanent: true })
  }
  await pool.adminDisableUser('disabled')
  await pool.signInLinked(office, async () => ({ provider: 'corp', subject: '1', name: 'linked' }))
}

describe('a sign-in by password', () => {
  it('gives Cognito’s tokens for the right password, and writes it down first', async () => {
    const { pool, audit } = await testPool(database)
    const tokens = await tokensOf(pool)
    expect(Object.keys(tokens).sort()).toEqual([
      'accessToken',
      'challenge',
      'expiresIn',
      'idToken',
      'refreshToken',
    ])
    expect(audit.events.at(-1)).toEqual({
      who: 'alice',
      what: 'signIn',
      on: 'alice',
      from: office,
      verdict: 'allow',
      why: 'The password is right.',
    })
  })

  it('opens nothing where the audit cannot write', async () => {
    const { pool, audit } = await testPool(database)
    audit.record = () => Promise.reject(new Error('disk full'))
    await expect(tokensOf(pool)).rejects.toThrow('disk full')
  })

  it('says the same and does the same work for unknown, wrong, disabled, late, linked and locked', async () => {
    const hasher = new CountingHasher()
    const queries = vi.fn()
    const watched: Database = {
      ...database,
      query: (sql, params) => {
        queries(sql)
        return database.query(sql, params)
      },
    }
    const { pool, clock, audit } = await testPool(watched, {
      hasher,
      limits: { name: { failures: 2, seconds: 3600 } },
    })
    await makeAwkwardUsers(pool, (milliseconds) => clock.pass(milliseconds))
    for (const address of ['10.16.0.7', '10.16.0.8'])
      await refusalOf(pool.signIn({ username: 'locked', password: 'wrong', from: { ...office, address } }))

    const attempts = [
      ['nobody', permanent],
      ['alice', 'wrong'],
      ['disabled', permanent],
      ['disabled', 'wrong'],
      ['late', temporary],
      ['linked', permanent],
      ['locked', permanent],
      ['locked', 'wrong'],
    ] as const
    const seen = []
    for (const [username, password] of attempts) {
      const before = { hashed: hasher.hashed, checked: hasher.checked, lines: audit.events.length }
      queries.mockClear()
      const { code, status } = await refusalOf(pool.signIn({ username, password, from: office }))
      seen.push({
        code,
        status,
        hashed: hasher.hashed - before.hashed,
        checked: hasher.checked - before.checked,
        lines: audit.events.length - before.lines,
        queries: queries.mock.calls.length,
      })
    }
    const same = { code: 'identity/sign-in', status: 401, hashed: 0, checked: 1, lines: 1, queries: 1 }
    expect(seen).toEqual(attempts.map(() => same))
    expect(audit.events.slice(-attempts.length).map(({ who, on, why }) => [who, on, why])).toEqual([
      [null, null, 'The pool has no such user.'],
      [null, 'alice', 'The password is wrong.'],
      [null, 'disabled', 'The user is disabled.'],
      [null, 'disabled', 'The password is wrong.'],
      [null, 'late', 'The temporary password has ended.'],
      [null, 'linked', 'The user signs in at a corporate provider only.'],
      [null, 'locked', 'The name is locked after too many failures.'],
      [null, 'locked', 'The name is locked after too many failures.'],
    ])
  })

  it('counts failures the same for names that are somebody’s and names that are not', async () => {
    const { pool } = await testPool(database)
    const statuses = async (username: string) => {
      const seen: number[] = []
      for (let attempt = 0; attempt < 8; attempt += 1)
        seen.push((await refusalOf(pool.signIn({ username, password: 'wrong', from: office }))).status)
      return seen
    }
    const expected = [401, 401, 401, 401, 401, 429, 429, 429]
    expect(await statuses('alice')).toEqual(expected)
    expect(await statuses('nobody')).toEqual(expected)
  })

  it('lets parallel guesses not pass uncounted', async () => {
    const { pool } = await testPool(database)
    const guesses = Array.from({ length: 20 }, (_, index) =>
      refusalOf(pool.signIn({ username: 'alice', password: `guess ${index}`, from: office })),
    )
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(15)
  })

  it('stops a spray over names from one peer, also from the IPv6 addresses beside it', async () => {
    const { pool } = await testPool(database, { limits: { peer: { failures: 10, seconds: 900 } } })
    const spray = async (address: (index: number) => string) => {
      const seen: number[] = []
      for (let index = 0; index < 12; index += 1) {
        const from = { entryPoint: 'sign-in', address: address(index) }
        seen.push((await refusalOf(pool.signIn({ username: `user${index}`, password: 'x', from }))).status)
      }
      return seen
    }
    const expected = [...Array(10).fill(401), 429, 429]
    expect(await spray(() => '192.0.2.1')).toEqual(expected)
    expect(await spray((index) => `2001:db8::${index + 1}`)).toEqual(expected)
    expect((await refusalOf(pool.signIn({ username: 'alice', password: 'x', from: office }))).status).toBe(
      401,
    )
  })

  it('locks a name that many peers guess at, but not for the peer that it has signed in from', async () => {
    const { pool } = await testPool(database)
    await tokensOf(pool)
    for (let peer = 1; peer <= 30; peer += 1) {
      const from = { ...office, address: `10.16.1.${peer}` }
      await refusalOf(pool.signIn({ username: 'alice', password: 'wrong', from }))
    }
    const elsewhere = { ...office, address: '10.16.0.6' }
    const refusal = await refusalOf(pool.signIn({ username: 'alice', password: permanent, from: elsewhere }))
    expect(refusal.status).toBe(401)
    expect((await tokensOf(pool)).expiresIn).toBe(3600)
  })

  it('forgets failures in time', async () => {
    const { pool } = await testPool(database)
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      for (let attempt = 0; attempt < 6; attempt += 1)
        await refusalOf(pool.signIn({ username: 'alice', password: 'wrong', from: office }))
      vi.setSystemTime(Date.now() + 15 * 60_000 + 1)
      expect((await tokensOf(pool)).expiresIn).toBe(3600)
    } finally {
      vi.useRealTimers()
    }
  })

  it('refuses a user who is disabled while the password is checked', async () => {
    const real = quickHasher()
    let meanwhile = async () => {}
    const { pool } = await testPool(database, {
      hasher: {
        ...real,
        matches: async (password, kept) => {
          await meanwhile()
          return real.matches(password, kept)
        },
      },
    })
    meanwhile = () => pool.adminDisableUser('alice')
    expect((await refusalOf(tokensOf(pool))).code).toBe('identity/user-changed')
  })

  it('hashes at today’s cost at the next sign-in', async () => {
    const { pool, settings } = await testPool(database)
    const dearer = scryptHasher({ cost: { ln: 5, r: 8, p: 1 } })
    const later = await openUserPool({ ...settings, hasher: dearer })
    const kept = async () => {
      const sql = 'select password_hash from pool_user where pool_id = $1'
      return (await database.query<{ password_hash: string }>(sql, [settings.poolId]))[0]?.password_hash
    }
    expect(await kept()).toMatch(/^\$scrypt\$ln=4,/)
    await tokensOf(later)
    expect(await kept()).toMatch(/^\$scrypt\$ln=5,/)
    await tokensOf(later)
    await tokensOf(pool)
  })
})

describe('a user’s name', () => {
  let pool: UserPool
  let audit: KeptAudit
  beforeAll(async () => {
    ;({ pool, audit } = await testPool(database, { limits: { peer: { failures: 1e6, seconds: 60 } } }))
  })

  it.each([
    '*',
    '?',
    'al/ice',
    '..',
    '$' + '{aws:username}',
    'аlice',
    'ａlice',
    'alice.',
    'Alice',
    'a\u0301',
  ])('%j is a name of its own, which signs in as itself', async (name) => {
    const before = (await pool.users()).length
    await pool.adminCreateUser(name, temporary)
    await pool.adminSetUserPassword(name, permanent, { permanent: true })
    const { accessToken } = await tokensOf(pool, name)
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())
    expect(claims.username).toBe(name)
    expect(await pool.users()).toHaveLength(before + 1)
    await pool.adminDeleteUser(name)
  })

  it.each([
    ['in another case', 'Alice'],
    ['full-width', 'ａlice'],
    ['with a Cyrillic а', 'аlice'],
    ['with a trailing dot', 'alice.'],
  ])('%s is not Alice', async (_, username) => {
    const attempt = pool.signIn({ username, password: permanent, from: office })
    expect((await refusalOf(attempt)).status).toBe(401)
  })

  it('is not the same composed and decomposed', async () => {
    const [one, two] = [
      await pool.adminCreateUser('ren\u00e9', temporary),
      await pool.adminCreateUser('rene\u0301', temporary),
    ]
    expect(one.sub).not.toBe(two.sub)
    expect((await pool.user('ren\u00e9'))?.sub).toBe(one.sub)
  })

  it.each([
    ['empty', ''],
    ['with a NUL', 'alice\0'],
    ['with a trailing space', 'alice '],
    ['with a zero-width space', 'ali\u200bce'],
    ['with a line end', 'alice\n'],
    ['half a pair', '\ud800'],
    ['of 129 characters', 'a'.repeat(129)],
    ['of a million characters', 'a'.repeat(1e6)],
  ])('%s is nobody’s, and is not written down', async (_, username) => {
    await expect(pool.adminCreateUser(username, temporary)).rejects.toMatchObject({
      code: 'identity/user-name',
    })
    const refusal = await refusalOf(pool.signIn({ username, password: permanent, from: office }))
    expect(refusal).toMatchObject({ status: 400, code: 'identity/sign-in-form' })
    expect(audit.events.slice(-2).map(({ on }) => on)).toEqual([null, null])
  })

  it('of any kind gets tokens or a Refusal', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constant('alice'),
    )
    await fc.assert(
      fc.asyncProperty(text, text, async (username, password) => {
        await refusalOf(pool.signIn({ username, password, from: office }))
      }),
      { numRuns: 200 },
    )
  })
})
