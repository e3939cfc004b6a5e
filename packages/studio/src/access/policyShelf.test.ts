import { evaluate } from '@fourthright/policy'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../store/database.js'
import { testDatabase } from '../store/testDatabase.fixture.js'
import { shelve, storedPolicies, storePolicy } from './policyShelf.js'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(() => database.query('delete from policy_document'))
afterAll(() => database.close())

const allow = (sid: string, effect = 'Allow') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: sid, Effect: effect, Action: 's3:GetObject', Resource: '*' }],
  })
const put = (name: string, document: string, attachedTo: 'mintRole' | 'privateApi' = 'mintRole') =>
  storePolicy(database, { name, attachedTo, document }, 0)
const decision = async () =>
  evaluate(shelve(await storedPolicies(database)).mintRole, {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::a/b',
    context: {},
  }).decision

describe('the policies in force', () => {
  it('are none at first, and none allows nothing', async () => {
    expect(shelve(await storedPolicies(database))).toEqual({ mintRole: [], privateApi: [] })
    expect(await decision()).not.toBe('allow')
  })

  it('are replaced by name, and one that denies wins', async () => {
    await put('one', allow('First'))
    expect(await decision()).toBe('allow')
    await put('two', allow('Second', 'Deny'))
    expect(await decision()).toBe('explicitDeny')
    await put('two', allow('Second'))
    expect(await decision()).toBe('allow')
    expect(await storedPolicies(database)).toHaveLength(2)
  })

  it('stay as they are where a text cannot be read', async () => {
    await put('one', allow('First'))
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"Version":"2012-10-17"}',
      allow('X').replace('"Allow"', '"allow"'),
      allow('X').replace('"Effect":"Allow"', '"Effect":"Deny","Effect":"Allow"'),
      allow('X').replace('"Resource"', '"Principal"'),
    ]) {
      await expect(put('one', text)).rejects.toMatchObject({ kind: 'input' })
    }
    expect((await storedPolicies(database)).map(({ document }) => document)).toEqual([allow('First')])
  })

  it.each(['', 'a b', 'a/b', '../x', 'x'.repeat(129), 'naïve', 'a\u0000b', 'a\n'])(
    'cannot be called %j',
    async (name) => {
      await expect(put(name, allow('X'))).rejects.toMatchObject({ code: 'policy/name', field: 'name' })
    },
  )

  it('need a principal where they hang on the API, and may have none on the role', async () => {
    await expect(put('api', allow('X'), 'privateApi')).rejects.toMatchObject({ kind: 'input' })
  })

  it('go all together where one in the table cannot be read', async () => {
    await put('one', allow('First'))
    await put('two', allow('Second'))
    await database.query(`update policy_document set document = '{' where name = 'two'`)
    const stored = await storedPolicies(database)
    expect(() => shelve(stored)).toThrow()
  })
})
