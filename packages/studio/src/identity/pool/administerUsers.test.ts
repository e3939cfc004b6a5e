import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StudioInputError } from '../../errors/studioError.js'
import type { Database } from '../../store/database.js'
import { testDatabase } from '../../store/testDatabase.fixture.js'
import { office, permanent, temporary, testPool, tokensOf } from './pool.fixture.js'
import { openUserPool, type UserPool } from './userPool.js'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

async function challenge(pool: UserPool, username = 'bob', password = temporary): Promise<string> {
  const answer = await pool.signIn({ username, password, from: office })
  if (answer.challenge === null) throw new Error('no challenge')
  return answer.session
}

const dead = { code: 'identity/session', status: 401 }

describe('a user with a temporary password', () => {
  it('gets no token before another password is chosen, and then signs in with that one', async () => {
    const { pool } = await testPool(database)
    await pool.adminCreateUser('bob', temporary)
    expect((await pool.user('bob'))?.status).toBe('FORCE_CHANGE_PASSWORD')
    const session = await challenge(pool)
    const tokens = await pool.respondToNewPassword({ session, newPassword: permanent, from: office })
    expect(tokens.expiresIn).toBe(3600)
    expect((await pool.user('bob'))?.status).toBe('CONFIRMED')
    await tokensOf(pool, 'bob')
    const old = pool.signIn({ username: 'bob', password: temporary, from: office })
    await expect(old).rejects.toMatchObject({ status: 401 })
  })

  it('uses a session once, also ten times at once', async () => {
    const { pool } = await testPool(database)
    await pool.adminCreateUser('bob', temporary)
    const session = await challenge(pool)
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        pool.respondToNewPassword({ session, newPassword: `${permanent} ${index}`, from: office }),
      ),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject(dead)
  })

  it('keeps the session after a password that the policy refuses', async () => {
    const { pool } = await testPool(database)
    await pool.adminCreateUser('bob', temporary)
    const session = await challenge(pool)
    for (const [newPassword, code] of [
      ['short', 'identity/password-length'],
      [temporary, 'identity/password-same'],
    ] as const) {
      const answer = pool.respondToNewPassword({ session, newPassword, from: office })
      await expect(answer).rejects.toMatchObject({ code })
    }
    await pool.respondToNewPassword({ session, newPassword: permanent, from: office })
  })

  it.each<[string, (pool: UserPool, pass: (milliseconds: number) => void) => unknown]>([
    ['three minutes later', (_pool, pass) => pass(3 * 60_000)],
    ['after the user was disabled', (pool) => pool.adminDisableUser('bob')],
    ['after the user was disabled and enabled', (pool) => disableAndEnable(pool)],
    ['after the user was deleted', (pool) => pool.adminDeleteUser('bob')],
    [
      'after another temporary password',
      (pool) => pool.adminSetUserPassword('bob', `${temporary}2`, { permanent: false }),
    ],
  ])('has a dead session %s', async (_, meanwhile) => {
    const { pool, clock } = await testPool(database)
    await pool.adminCreateUser('bob', temporary)
    const session = await challenge(pool)
    await meanwhile(pool, (milliseconds) => clock.pass(milliseconds))
    const answer = pool.respondToNewPassword({ session, newPassword: permanent, from: office })
    await expect(answer).rejects.toMatchObject(dead)
  })

  it('opens no session of a sibling pool', async () => {
    const [{ pool }, sibling] = [await testPool(database), await testPool(database)]
    await sibling.pool.adminCreateUser('bob', temporary)
    const session = await challenge(sibling.pool)
    const answer = pool.respondToNewPassword({ session, newPassword: permanent, from: office })
    await expect(answer).rejects.toMatchObject(dead)
  })
})

async function disableAndEnable(pool: UserPool): Promise<void> {
  await pool.adminDisableUser('bob')
  await pool.adminEnableUser('bob')
}

describe('an administrator', () => {
  it('makes no user twice, and learns of users who are not there', async () => {
    const { pool } = await testPool(database)
    await expect(pool.adminCreateUser('alice', temporary)).rejects.toMatchObject({
      code: 'identity/user-exists',
    })
    for (const work of [
      () => pool.adminSetUserPassword('nobody', permanent, { permanent: true }),
      () => pool.adminDisableUser('nobody'),
      () => pool.adminEnableUser('nobody'),
      () => pool.adminDeleteUser('nobody'),
      () => pool.adminSignOutUser('nobody'),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'identity/no-user' })
    }
    expect(await pool.user('nobody')).toBeUndefined()
  })

  it('reaches no user of a sibling pool', async () => {
    const [{ pool }, sibling] = [await testPool(database), await testPool(database)]
    await sibling.pool.adminCreateUser('bob', temporary)
    await expect(pool.adminDeleteUser('bob')).rejects.toMatchObject({ code: 'identity/no-user' })
    expect((await pool.users()).map(({ name }) => name)).toEqual(['alice'])
  })

  it('puts users into groups, which their next tokens say', async () => {
    const { pool } = await testPool(database)
    const groups = async () => {
      const { accessToken } = await tokensOf(pool)
      return JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())[
        'cognito:groups'
      ]
    }
    expect(await groups()).toBeUndefined()
    await pool.adminSetUserGroups('alice', ['analysts', 'a"b,{}'])
    expect(await groups()).toEqual(['analysts', 'a"b,{}'])
  })

  it('is named in the audit, the password never', async () => {
    const { pool, audit } = await testPool(database)
    const by = { who: 'root', from: { entryPoint: null, address: null } }
    await pool.adminCreateUser('bob', temporary, by)
    expect(audit.events.at(-1)).toEqual({
      who: 'root',
      what: 'admin:createUser',
      on: 'bob',
      from: by.from,
      verdict: 'allow',
      why: 'An administrator did it.',
    })
    await expect(pool.adminCreateUser('evelyn', 'evelyn-eve-secret')).rejects.toThrow()
    expect(JSON.stringify(audit.events)).not.toMatch(/eve-secret|choose-another|horse/)
  })

  it.each([
    ['adminDisableUser', true],
    ['adminDeleteUser', true],
    ['adminSignOutUser', false],
  ] as const)('lets all replicas hear of %s: %s', async (call, isHeard) => {
    const { pool } = await testPool(database)
    const revision = async () => {
      const [row] = await database.query<{ revision: bigint }>('select revision from change')
      return row?.revision ?? 0n
    }
    const before = await revision()
    const heard: string[] = []
    const stop = await database.listen('fourthright_change', (payload) => heard.push(payload))
    await pool[call]('alice')
    expect((await revision()) > before).toBe(isHeard)
    expect(heard.length > 0).toBe(isHeard)
    await stop()
  })

  it.each([
    ['too short', 'abcdefghijk', 'identity/password-length'],
    ['too long', 'abcdefgh'.repeat(33), 'identity/password-length'],
    ['with the name in it', 'my-Alice-is-fine', 'identity/password-name'],
    ['of few characters', 'abababababab', 'identity/password-repeats'],
    ['with a NUL', 'abcdefghijkl\0', 'identity/password-characters'],
    ['with half a pair', 'abcdefghijkl\ud800', 'identity/password-characters'],
  ])('sets no password that is %s', async (_, password, code) => {
    const { pool } = await testPool(database)
    const error = await pool
      .adminSetUserPassword('alice', password, { permanent: true })
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StudioInputError)
    expect(error).toMatchObject({ code })
    expect(JSON.stringify(error)).not.toContain(password)
  })

  it('can ask for kinds of characters', async () => {
    const { settings } = await testPool(database)
    const pool = await openUserPool({
      ...settings,
      passwordPolicy: { minimumLength: 8, requires: ['uppercase', 'lowercase', 'digit', 'symbol'] },
    })
    const lacking = pool.adminSetUserPassword('alice', permanent, { permanent: true })
    await expect(lacking).rejects.toMatchObject({
      code: 'identity/password-kinds',
      valid: expect.stringContaining('uppercase'),
    })
    await pool.adminSetUserPassword('alice', 'Xy9-abcd', { permanent: true })
  })
})
