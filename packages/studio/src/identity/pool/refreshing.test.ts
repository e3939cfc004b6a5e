import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../store/database.js'
import { testDatabase } from '../../store/testDatabase.fixture.js'
import { poolVerifier } from '../tokens/poolVerifier.js'
import { office, permanent, testPool, tokensOf } from './pool.fixture.js'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const dead = { code: 'identity/refresh', status: 401 }
const day = 24 * 60 * 60 * 1000

describe('a refresh token', () => {
  it('gives new tokens and the next refresh token, of the same sign-in', async () => {
    const { pool, clock } = await testPool(database)
    const first = await tokensOf(pool)
    clock.pass(day)
    const second = await pool.refresh({ refreshToken: first.refreshToken, from: office })
    const claims = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    const [before, after] = [claims(first.accessToken), claims(second.accessToken)]
    expect(after).toMatchObject({
      sub: before.sub,
      origin_jti: before.origin_jti,
      auth_time: before.auth_time,
      iat: before.iat + day / 1000,
    })
    expect(after.jti).not.toBe(before.jti)
    const third = await pool.refresh({ refreshToken: second.refreshToken, from: office })
    expect((await poolVerifier(pool).verify(third.accessToken)).username).toBe('alice')
  })

  it('used twice ends the whole sign-in, with its access tokens', async () => {
    const { pool, audit } = await testPool(database)
    const stolen = await tokensOf(pool)
    const other = await tokensOf(pool)
    const next = await pool.refresh({ refreshToken: stolen.refreshToken, from: office })
    await expect(pool.refresh({ refreshToken: stolen.refreshToken, from: office })).rejects.toMatchObject(
      dead,
    )
    expect(audit.events.at(-1)).toMatchObject({
      who: null,
      on: 'alice',
      verdict: 'deny',
      why: expect.stringContaining('in two hands'),
    })
    await expect(pool.refresh({ refreshToken: next.refreshToken, from: office })).rejects.toMatchObject(dead)
    await expect(poolVerifier(pool).verify(next.accessToken)).rejects.toMatchObject({ status: 401 })
    expect((await poolVerifier(pool).verify(other.accessToken)).username).toBe('alice')
  })

  it('in twenty hands at once works once at most, and then for nobody', async () => {
    const { pool } = await testPool(database)
    const { refreshToken } = await tokensOf(pool)
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => pool.refresh({ refreshToken, from: office })),
    )
    const won = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(won).toHaveLength(1)
    const next = won[0]?.refreshToken ?? ''
    await expect(pool.refresh({ refreshToken: next, from: office })).rejects.toMatchObject(dead)
  })

  it.each([
    ['of a user who is disabled', (name: string) => ({ call: 'adminDisableUser' as const, name })],
    ['of a user who is deleted', (name: string) => ({ call: 'adminDeleteUser' as const, name })],
    ['of a user who is signed out', (name: string) => ({ call: 'adminSignOutUser' as const, name })],
  ])('%s is dead, and so is the access token', async (_, what) => {
    const { pool } = await testPool(database)
    const { refreshToken, accessToken } = await tokensOf(pool)
    const { call, name } = what('alice')
    await pool[call](name)
    await expect(pool.refresh({ refreshToken, from: office })).rejects.toMatchObject(dead)
    await expect(poolVerifier(pool).verify(accessToken)).rejects.toMatchObject({
      code: 'identity/token-ended',
    })
  })

  it('stays dead when its user is enabled again', async () => {
    const { pool } = await testPool(database)
    const { refreshToken } = await tokensOf(pool)
    await pool.adminDisableUser('alice')
    await pool.adminEnableUser('alice')
    await expect(pool.refresh({ refreshToken, from: office })).rejects.toMatchObject(dead)
    await tokensOf(pool)
  })

  it('is dead once another password is set', async () => {
    const { pool } = await testPool(database)
    const { refreshToken } = await tokensOf(pool)
    await pool.adminSetUserPassword('alice', `${permanent}!`, { permanent: true })
    await expect(pool.refresh({ refreshToken, from: office })).rejects.toMatchObject(dead)
  })

  it('works for thirty days from the sign-in, however often it is refreshed', async () => {
    const { pool, clock } = await testPool(database)
    let { refreshToken } = await tokensOf(pool)
    clock.pass(29 * day)
    ;({ refreshToken } = await pool.refresh({ refreshToken, from: office }))
    clock.pass(day)
    await expect(pool.refresh({ refreshToken, from: office })).rejects.toMatchObject(dead)
  })

  it('of a sibling pool is unknown', async () => {
    const [{ pool }, sibling] = [await testPool(database), await testPool(database)]
    const { refreshToken } = await tokensOf(sibling.pool)
    await expect(pool.refresh({ refreshToken, from: office })).rejects.toMatchObject(dead)
    await pool.signOut({ refreshToken, from: office })
    await sibling.pool.refresh({ refreshToken, from: office })
  })

  it.each(['', 'x', "' or 1=1 --", 'A'.repeat(43), 'A'.repeat(1e5)])('%j is none', async (refreshToken) => {
    const { pool } = await testPool(database)
    await expect(pool.refresh({ refreshToken, from: office })).rejects.toMatchObject(dead)
    await expect(pool.signOut({ refreshToken, from: office })).resolves.toBeUndefined()
  })

  it('ends with its sign-in by sign-out, used or not', async () => {
    const { pool } = await testPool(database)
    const first = await tokensOf(pool)
    const second = await pool.refresh({ refreshToken: first.refreshToken, from: office })
    await pool.signOut({ refreshToken: first.refreshToken, from: office })
    await expect(pool.refresh({ refreshToken: second.refreshToken, from: office })).rejects.toMatchObject(
      dead,
    )
    await expect(poolVerifier(pool).verify(second.accessToken)).rejects.toMatchObject({ status: 401 })
  })

  it('stands nowhere in the database, nor does an access token or a password', async () => {
    const { pool } = await testPool(database)
    const { refreshToken, accessToken, idToken } = await tokensOf(pool)
    const tables = ['pool_user', 'pool_key', 'pool_token_family', 'pool_refresh_token', 'pool_challenge']
    const rows = await Promise.all(
      tables.map((table) => database.query(`select t::text as row from ${table} t`)),
    )
    const text = JSON.stringify(rows)
    for (const secret of [refreshToken, accessToken, idToken, permanent]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('hex'))
    }
    expect(text).not.toMatch(/"d\\*"/)
  })

  it('is forgotten with its sign-in when both are over', async () => {
    const { pool, clock, settings } = await testPool(database)
    const { refreshToken, accessToken } = await tokensOf(pool)
    const count = async () => {
      const sql =
        'select count(*) as rows from pool_token_family join pool_user on sub = user_sub where pool_id = $1'
      return (await database.query<{ rows: bigint }>(sql, [settings.poolId]))[0]?.rows
    }
    await pool.forgetEnded()
    expect((await poolVerifier(pool).verify(accessToken)).username).toBe('alice')
    clock.pass(31 * day)
    await pool.forgetEnded()
    expect(await count()).toBe(0n)
    await expect(pool.refresh({ refreshToken, from: office })).rejects.toMatchObject(dead)
  })
})
