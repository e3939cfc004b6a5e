import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestClock } from '../../clock/clock.fixture.js'
import type { Database } from '../../store/database.js'
import { testDatabase } from '../../store/testDatabase.fixture.js'
import { testVault } from '../../store/testVault.fixture.js'
import { testPool, testPoolSettings, tokensOf } from '../pool/pool.fixture.js'
import { openUserPool } from '../pool/userPool.js'
import { by, claimsOf, forge } from '../tokens/forge.fixture.js'
import { poolVerifier } from '../tokens/poolVerifier.js'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const hour = 3_600_000
const unknown = { code: 'identity/token-key', status: 401 }

describe('a rotation of keys', () => {
  it('makes the next key current, and keeps the old one’s tokens good until they end', async () => {
    const { pool, clock } = await testPool(database)
    const before = (await pool.keys.jwks()).keys.map(({ kid }) => kid)
    const old = await tokensOf(pool)
    await pool.rotateKeys()
    const after = (await pool.keys.jwks()).keys.map(({ kid }) => kid)
    expect(after).toEqual([before[1], expect.any(String), before[0]])
    const fresh = await tokensOf(pool)
    for (const { accessToken } of [old, fresh])
      expect((await poolVerifier(pool).verify(accessToken)).username).toBe('alice')

    clock.pass(hour + 60_000)
    await pool.rotateKeys()
    const kids = (await pool.keys.jwks()).keys.map(({ kid }) => kid)
    expect(kids).not.toContain(before[0])
    expect(kids).toHaveLength(3)
    await expect(poolVerifier(pool).verify(old.accessToken)).rejects.toMatchObject({ status: 401 })
  })

  it('takes the old key away in time where nobody rotates again', async () => {
    const { pool, clock } = await testPool(database)
    const { accessToken } = await tokensOf(pool)
    await pool.rotateKeys()
    clock.pass(hour + 60_000)
    expect((await pool.keys.jwks()).keys).toHaveLength(2)
    await expect(poolVerifier(pool).verify(accessToken)).rejects.toMatchObject(unknown)
  })

  it('is seen by another replica, which never signs with the old key', async () => {
    const { pool, clock, settings } = await testPool(database)
    const other = await openUserPool(settings)
    await pool.rotateKeys()
    const kidOf = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid
    expect(kidOf((await tokensOf(other)).accessToken)).toBe((await pool.keys.current()).kid)
    // Its keys hold the next one already: one rotation needs no reading.
    expect((await poolVerifier(other).verify((await tokensOf(pool)).accessToken)).username).toBe('alice')
    await pool.rotateKeys()
    const newest = await tokensOf(pool)
    await expect(poolVerifier(other).verify(newest.accessToken)).rejects.toMatchObject(unknown)
    clock.pass(10_000)
    expect((await poolVerifier(other).verify(newest.accessToken)).username).toBe('alice')
  })

  it('of four at once leaves one current and one next', async () => {
    const { pool, settings } = await testPool(database)
    await Promise.all(Array.from({ length: 4 }, () => pool.rotateKeys()))
    const sql =
      'select state, count(*) as keys from pool_key where pool_id = $1 group by state order by state'
    expect(await database.query(sql, [settings.poolId])).toEqual([
      { state: 'current', keys: 1n },
      { state: 'next', keys: 1n },
      { state: 'retired', keys: 4n },
    ])
    await tokensOf(pool)
  })
})

describe('the keys of a pool', () => {
  it('are made once, by whichever replica is first', async () => {
    const settings = testPoolSettings(database)
    const pools = await Promise.all([openUserPool(settings), openUserPool(settings), openUserPool(settings)])
    const kids = await Promise.all(pools.map(async (pool) => (await pool.keys.current()).kid))
    expect(new Set(kids).size).toBe(1)
    for (const pool of pools) expect((await pool.keys.jwks()).keys).toHaveLength(2)
  })

  it('open with no other vault, and no other pool’s row', async () => {
    const { settings } = await testPool(database)
    const foreign = openUserPool({ ...settings, vault: testVault() })
    await expect(foreign).rejects.toMatchObject({ code: 'vault/not-ours' })
    const sibling = await testPool(database, { vault: settings.vault })
    const sealed = 'select sealed from pool_key where pool_id = $1'
    await database.query(
      `update pool_key set sealed = (${sealed} and state = 'current') where pool_id = $2 and state = 'current'`,
      [sibling.settings.poolId, settings.poolId],
    )
    await expect(openUserPool(settings)).rejects.toMatchObject({ code: 'vault/not-ours' })
  })

  it('are read at most every ten seconds, however many unknown keys are named', async () => {
    const clock = new TestClock()
    let reads = 0
    const watched: Database = {
      ...database,
      query: (sql, params) => {
        if (sql.includes('verifiable_until > $2')) reads += 1
        return database.query(sql, params)
      },
    }
    const { pool } = await testPool(watched, { clock })
    const claims = claimsOf((await tokensOf(pool)).accessToken)
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const flood = async () => {
      reads = 0
      await Promise.all(
        Array.from({ length: 100 }, async (_, index) => {
          const token = forge({ alg: 'RS256', kid: `unknown-${index}` }, claims, by(key))
          await expect(poolVerifier(pool).verify(token)).rejects.toMatchObject(unknown)
        }),
      )
      return reads
    }
    expect(await flood()).toBe(0)
    clock.pass(10_000)
    expect(await flood()).toBe(1)
    expect(await flood()).toBe(0)
  })
})
