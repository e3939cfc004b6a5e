import { describe, expect, it } from 'vitest'
import { opening, policyOf } from './asking.fixture.js'
import { evaluate } from './evaluate.js'

const account = '111122223333'
const profile = (name: string) => `arn:aws:studio:us-west-2:${account}:profile/d-1/${name}`
const user = { type: 'AWS', arn: `arn:aws:iam::${account}:user/alice` } as const
const role = `arn:aws:iam::${account}:role/mint`
const nothing = { Resource: profile('nobody') }

describe('a verdict says why', () => {
  const fromVpc = { Sid: 'Vpc', Condition: { IpAddress: { 'aws:VpcSourceIp': '10.16.0.0/16' } } }

  it('of an allow: the statement and its last condition', () => {
    expect(
      evaluate([policyOf([nothing, fromVpc])], { ...opening, context: { 'AWS:VpcSourceIp': '10.16.3.4' } }),
    ).toEqual({
      decision: 'allow',
      statement: { policy: 'role', index: 1, sid: 'Vpc' },
      condition: {
        operator: 'IpAddress',
        key: 'aws:VpcSourceIp',
        wanted: ['10.16.0.0/16'],
        found: ['10.16.3.4'],
      },
      sentence:
        'Allowed by statement 2 (Vpc) of "role": IpAddress of aws:VpcSourceIp for "10.16.0.0/16" and the request has "10.16.3.4".',
    })
  })

  it('of an explicit deny likewise', () => {
    const verdict = evaluate([policyOf([{}, { ...fromVpc, Effect: 'Deny' }])], {
      ...opening,
      context: { 'aws:VpcSourceIp': '10.16.3.4' },
    })
    expect(verdict).toMatchObject({ decision: 'explicitDeny', statement: { index: 1, sid: 'Vpc' } })
  })

  it('of an implicit deny: the statement that came nearest, and what kept it from matching', () => {
    const verdict = evaluate([policyOf([nothing, fromVpc])], opening)
    expect(verdict).toMatchObject({
      decision: 'implicitDeny',
      statement: { policy: 'role', index: 1, sid: 'Vpc' },
      condition: { key: 'aws:VpcSourceIp', found: null },
    })
    expect(verdict.sentence).toBe(
      `Nothing allows "studio:Open" on "${profile('alice')}": the nearest, statement 2 (Vpc) of "role", asks IpAddress of aws:VpcSourceIp for "10.16.0.0/16", but the request has no such key.`,
    )
  })

  it.each([
    [[], {}, 'there is no Allow statement'],
    [[policyOf({ Action: 'lab:*' })], {}, 'covers other actions'],
    [[policyOf(nothing)], {}, 'covers other resources'],
    [[policyOf({ Principal: { AWS: role } }, 'resource')], { principal: user }, 'covers other principals'],
    [
      [policyOf({ Principal: { AWS: account } }, 'resource')],
      { principal: user },
      'hands it to the account, and no identity policy gives it',
    ],
    [
      [policyOf({}), policyOf(nothing, 'boundary', 'limit')],
      {},
      'Though statement 1 of "role" allows, a permission boundary must too.',
    ],
    [
      [policyOf({}), policyOf(nothing, 'session', 'limit')],
      {},
      'Though statement 1 of "role" allows, a session policy must too.',
    ],
    [
      [policyOf({})],
      { principal: { type: 'AWS', arn: 'arn:aws:iam::999999999999:user/eve' } as const },
      'Across accounts, statement 1 of "role" is not enough without a resource policy.',
    ],
    [
      [policyOf({}, 'resource', 'bucket')],
      { principal: { type: 'AWS', arn: 'arn:aws:iam::999999999999:user/eve' } as const },
      'Across accounts, statement 1 of "bucket" is not enough without an identity policy.',
    ],
  ])('%#: %3$s', (policies, request, words) => {
    expect(evaluate(policies, { ...opening, ...request }).sentence).toContain(words)
  })

  it('lists no more than five values', () => {
    const many = Array.from({ length: 30 }, (_, at) => `vpce-${at}`)
    const policy = policyOf({ Sid: 'A\nB', Condition: { StringEquals: { 'aws:SourceVpce': many } } })
    const { sentence, condition } = evaluate([policy], { ...opening, context: { 'aws:SourceVpce': 'x' } })
    expect(sentence).toContain('"vpce-4" or 25 more, but the request has "x"')
    expect(sentence).toContain('statement 1 (A\\nB) of "role"')
    expect(condition?.wanted).toHaveLength(30)
  })

  it('quotes what comes from outside, escaped and cut', () => {
    const { sentence } = evaluate([policyOf(nothing)], {
      ...opening,
      resource: `arn:"\n${'x'.repeat(500)}`,
    })
    expect(sentence).not.toMatch(/\n/)
    expect(sentence.length).toBeLessThan(300)
  })
})
