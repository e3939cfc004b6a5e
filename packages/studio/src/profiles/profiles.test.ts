import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import type { Database } from '../store/database.js'
import { testDatabase } from '../store/testDatabase.fixture.js'
import { Profiles } from './profiles.js'

let database: Database
let profiles: Profiles
beforeAll(async () => {
  database = await testDatabase()
  profiles = new Profiles(database, new TestClock(), { domainId: 'd-1', region: 'us-west-2' })
})
afterAll(() => database.close())

const input = (code: string, field: string) => ({ kind: 'input', code, field })

describe('profiles', () => {
  it('stand once each, with an origin of their own', async () => {
    await profiles.create('Alice')
    await profiles.create('alice')
    const labels = (await profiles.list()).map(({ label }) => label)
    expect(new Set(labels).size).toBe(2)
    await expect(profiles.create('alice')).rejects.toMatchObject(input('profile/exists', 'name'))
  })

  it.each([
    '',
    '-a',
    'a-',
    'a/b',
    '..',
    'a b',
    '*',
    'ａlice',
    'a\u0000',
    'a\n',
    'x'.repeat(64),
    '${aws:username}',
  ])('cannot be called %j, nor be given to one of that name', async (name) => {
    await expect(profiles.create(name)).rejects.toMatchObject(input('profile/name', 'name'))
    await expect(profiles.give(name)).rejects.toMatchObject(input('profile/name', 'name'))
    await expect(profiles.revoke(name)).rejects.toMatchObject({ kind: 'input' })
  })

  it('can be called by the longest name', async () => {
    const name = 'x'.repeat(63)
    await profiles.create(name)
    expect((await profiles.list()).find((profile) => profile.name === name)?.label).toHaveLength(63)
  })
})

describe('grants', () => {
  it('are given to the user of the profile alone, once', async () => {
    await profiles.create('ben')
    await profiles.give('ben')
    await expect(profiles.give('ben')).rejects.toMatchObject(input('grant/exists', 'user'))
    expect((await profiles.list()).find(({ name }) => name === 'ben')?.user).toBe('ben')
    await expect(profiles.give('nobody')).rejects.toMatchObject(input('profile/unknown', 'user'))
    await expect(profiles.give('Ben')).rejects.toMatchObject(input('profile/unknown', 'user'))
  })

  it('are one, of twenty that are given at once', async () => {
    await profiles.create('cleo')
    const given = await Promise.allSettled(Array.from({ length: 20 }, () => profiles.give('cleo')))
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('are taken back once, and are new when given again', async () => {
    await profiles.create('dan')
    await profiles.give('dan')
    await profiles.revoke('dan')
    await expect(profiles.revoke('dan')).rejects.toMatchObject(input('grant/unknown', 'user'))
    await profiles.give('dan')
    const grants = (await profiles.grants()).filter(({ user }) => user === 'dan')
    expect(grants.map(({ revokedAt }) => revokedAt === null)).toEqual([true, false])
  })

  it('of another domain are not given by a profile of this one', async () => {
    const elsewhere = new Profiles(database, new TestClock(), { domainId: 'd-2', region: 'us-west-2' })
    await profiles.create('eve')
    await expect(elsewhere.give('eve')).rejects.toMatchObject(input('profile/unknown', 'user'))
  })

  it('cannot be written for somebody else’s profile, whoever writes them', async () => {
    await profiles.create('fay')
    const forged = database.query(
      `insert into access_grant (user_name, domain_id, profile, given_at) values ('mallory', 'd-1', 'fay', now())`,
    )
    await expect(forged).rejects.toThrow(/check/)
  })
})
