import { describe, expect, it } from 'vitest'
import type { PolicyKind } from '../document/policyDocument.js'
import { opening, policyOf } from './asking.fixture.js'
import { compilePolicy } from './compilePolicy.js'
import { evaluate } from './evaluate.js'
import { type AccessRequest, PreparedRequest } from './preparedRequest.js'

const account = '111122223333'
const profile = (name: string) => `arn:aws:studio:us-west-2:${account}:profile/d-1/${name}`
const user = { type: 'AWS', arn: `arn:aws:iam::${account}:user/alice` } as const
const role = `arn:aws:iam::${account}:role/mint`
const session = { type: 'AWS', arn: `arn:aws:sts::${account}:assumed-role/mint/a`, behind: role } as const
const root = `arn:aws:iam::${account}:root`
const nothing = { Resource: profile('nobody') }

const decide = (policies: Parameters<typeof evaluate>[0], request: Partial<AccessRequest> = {}) =>
  evaluate(policies, { ...opening, ...request }).decision

describe('within one account', () => {
  it('nobody is let in by no policy', () => {
    expect(decide([])).toBe('implicitDeny')
  })

  it('an identity policy or a resource policy is enough', () => {
    expect(decide([policyOf({})])).toBe('allow')
    expect(decide([policyOf({}, 'resource')], { principal: user })).toBe('allow')
    expect(decide([policyOf(nothing), policyOf({}, 'resource')], { principal: user })).toBe('allow')
    expect(decide([policyOf({}), policyOf(nothing, 'resource')], { principal: user })).toBe('allow')
  })

  it.each<PolicyKind>(['identity', 'resource', 'boundary', 'session'])(
    'a deny of a %s policy wins',
    (kind) => {
      const allows = (['identity', 'resource', 'boundary', 'session'] as const).map((k) => policyOf({}, k))
      expect(decide(allows, { principal: user })).toBe('allow')
      expect(decide([...allows, policyOf({ Effect: 'Deny' }, kind)], { principal: user })).toBe(
        'explicitDeny',
      )
    },
  )

  it.each<PolicyKind>(['boundary', 'session'])(
    'a %s policy must allow too, and grants nothing itself',
    (kind) => {
      expect(decide([policyOf({}, kind)])).toBe('implicitDeny')
      expect(decide([policyOf({}), policyOf({}, kind)])).toBe('allow')
      expect(decide([policyOf({}), policyOf(nothing, kind)])).toBe('implicitDeny')
      expect(decide([policyOf({}), policyOf(nothing, kind), policyOf({}, kind)])).toBe('allow')
    },
  )

  // "Resource-based policies and implicit denies in other policy types (same account)", Policy evaluation logic.
  it.each([
    ['the user itself', { AWS: user.arn }, user, 'allow'],
    ['the session itself', { AWS: session.arn }, session, 'allow'],
    ['everyone', '*', session, 'allow'],
    ['the role behind the session', { AWS: role }, session, 'implicitDeny'],
    ['the account', { AWS: account }, user, 'implicitDeny'],
  ])(
    'a boundary that is silent does not limit what a resource gives to %s: %#',
    (_who, Principal, principal, expected) => {
      const policies = [policyOf({ Principal }, 'resource'), policyOf(nothing, 'boundary')]
      expect(decide(policies, { principal })).toBe(expected)
    },
  )

  it('what a resource gives to a role, its sessions have', () => {
    const policies = [policyOf({ Principal: { AWS: role } }, 'resource')]
    expect(decide(policies, { principal: session })).toBe('allow')
    expect(decide([...policies, policyOf({}, 'session')], { principal: session })).toBe('allow')
    expect(decide(policies, { principal: user })).toBe('implicitDeny')
  })

  it.each([account, root])('what it gives to the account as %s, identity policies must pass on', (AWS) => {
    const gift = policyOf({ Principal: { AWS } }, 'resource')
    expect(decide([gift], { principal: user })).toBe('implicitDeny')
    expect(decide([gift, policyOf({})], { principal: user })).toBe('allow')
    expect(decide([gift], { principal: { type: 'AWS', arn: root } })).toBe('allow')
  })
})

describe('across accounts', () => {
  const stranger = { type: 'AWS', arn: 'arn:aws:iam::999999999999:user/eve' } as const
  const invited = policyOf({ Principal: { AWS: '999999999999' } }, 'resource')

  it('both sides must allow', () => {
    expect(decide([policyOf({})], { principal: stranger })).toBe('implicitDeny')
    expect(decide([invited], { principal: stranger })).toBe('implicitDeny')
    expect(decide([policyOf({}, 'resource')], { principal: stranger })).toBe('implicitDeny')
    expect(decide([policyOf({}), invited], { principal: stranger })).toBe('allow')
  })

  it('a boundary limits that too', () => {
    const policies = [policyOf({}), invited, policyOf(nothing, 'boundary')]
    expect(decide(policies, { principal: stranger })).toBe('implicitDeny')
  })
})

describe('principals', () => {
  const allowing = (Principal: unknown, principal?: AccessRequest['principal']) =>
    decide([policyOf({ Principal }, 'resource')], principal === undefined ? {} : { principal })

  it('everyone is everyone, known or not', () => {
    expect([allowing('*'), allowing({ AWS: '*' }), allowing('*', user)]).toEqual(['allow', 'allow', 'allow'])
    expect(allowing({ AWS: user.arn })).toBe('implicitDeny')
  })

  it('names know case, and services are no users', () => {
    expect(allowing({ AWS: user.arn.replace('alice', 'Alice') }, user)).toBe('implicitDeny')
    const lambda = { type: 'Service', id: 'lambda.amazonaws.com' } as const
    expect(allowing({ Service: 'lambda.amazonaws.com' }, lambda)).toBe('allow')
    expect(allowing({ Federated: 'lambda.amazonaws.com' }, lambda)).toBe('implicitDeny')
    expect(allowing({ AWS: account }, lambda)).toBe('implicitDeny')
  })

  it('a deny with NotPrincipal spares only whom it lists in full', () => {
    const sparing = (...AWS: string[]) => [
      policyOf({}),
      policyOf({ Effect: 'Deny', NotPrincipal: { AWS } }, 'resource'),
    ]
    expect(decide(sparing(session.arn, role, root), { principal: session })).toBe('allow')
    expect(decide(sparing(session.arn, role), { principal: session })).toBe('explicitDeny')
    expect(decide(sparing(user.arn, account), { principal: user })).toBe('allow')
    expect(decide(sparing(user.arn, root), { principal: session })).toBe('explicitDeny')
    expect(decide(sparing(user.arn))).toBe('explicitDeny')
  })

  it('an allow with NotPrincipal covers only whom it lists in no form', () => {
    const but = (AWS: string) => [policyOf({ NotPrincipal: { AWS } }, 'resource')]
    expect(decide(but(role), { principal: session })).toBe('implicitDeny')
    expect(decide(but(user.arn), { principal: session })).toBe('allow')
  })
})

describe('actions and resources', () => {
  it.each([
    ['STUDIO:OPEN', 'allow'],
    ['studio:O*', 'allow'],
    ['studio:?pen', 'allow'],
    ['*:Open', 'allow'],
    ['studio:Op', 'implicitDeny'],
    ['lab:*', 'implicitDeny'],
  ])('%s on studio:Open: %s', (Action, expected) => {
    expect(decide([policyOf({ Action })])).toBe(expected)
    expect(decide([policyOf({ NotAction: Action })])).toBe(expected === 'allow' ? 'implicitDeny' : 'allow')
  })

  // "IAM JSON policy elements: Resource", wildcards within and beyond the parts of an ARN.
  it.each([
    ['arn:aws:s3:::b/*/test/*', 'arn:aws:s3:::b/1/2/3/test/4/object.jpg', true],
    ['arn:aws:s3:::b/*/test/*', 'arn:aws:s3:::b/1///test///object.jpg', true],
    ['arn:aws:s3:::b/*/test/*', 'arn:aws:s3:::b/1/test/.jpg', true],
    ['arn:aws:s3:::b/*/test/*', 'arn:aws:s3:::b/1-test/object.jpg', false],
    ['arn:aws:s3:::b/*/test/*', 'arn:aws:s3:::b/test/object.jpg', false],
    ['arn:aws:s3:::b/????/a', 'arn:aws:s3:::b/2/:4/a', true],
    ['arn:aws:iam::111122223333:user/Bob', 'arn:aws:iam::111122223333:user/bob', false],
    ['arn:aws:studio:us-*-2:1:p/x', 'arn:aws:studio:us-west-2:1:p/x', true],
    ['arn:aws:studio:us*2:1:p/x', 'arn:aws:studio:us:2:1:p/x', false],
    ['arn:aws:studio:*:p/x', 'arn:aws:studio:us-west-2:1:p/x', true],
    ['arn:aws:studio:?:1:p/x', 'arn:aws:studio::1:p/x', false],
    ['arn:aws:studio:*', 'arn:aws:studio:us-west-2:1:p/x:y', true],
    ['arn:aws:studio:us-west-2:1:p/x', '*', false],
    ['*', '*', true],
  ])('%s takes %s: %s', (Resource, resource, expected) => {
    expect(decide([policyOf({ Resource })], { resource }) === 'allow').toBe(expected)
    expect(decide([policyOf({ NotResource: Resource })], { resource }) === 'allow').toBe(!expected)
  })

  it('a variable without a value opens nothing, not even by NotResource', () => {
    const Resource = profile('${aws:username}')
    expect(decide([policyOf({ Resource })])).toBe('implicitDeny')
    expect(decide([policyOf({ NotResource: Resource })])).toBe('implicitDeny')
    expect(decide([policyOf({}), policyOf({ Effect: 'Deny', NotResource: Resource })])).toBe('explicitDeny')
  })

  it('in the older language a variable is its letters', () => {
    const old = compilePolicy(
      JSON.stringify({ Statement: { Effect: 'Allow', Action: '*', Resource: profile('${aws:username}') } }),
      { name: 'old', kind: 'identity' },
    )
    const context = { 'aws:username': 'alice' }
    expect(decide([old], { context })).toBe('implicitDeny')
    expect(decide([old], { context, resource: profile('${aws:username}') })).toBe('allow')
  })
})

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

  it('quotes what comes from outside, escaped and cut', () => {
    const { sentence } = evaluate([policyOf(nothing)], {
      ...opening,
      resource: `arn:"\n${'x'.repeat(500)}`,
    })
    expect(sentence).not.toMatch(/\n/)
    expect(sentence.length).toBeLessThan(300)
  })
})

describe('a request that cannot be read is refused', () => {
  it.each([
    [{ action: 'Open' }, 'policy/request-action'],
    [{ action: 'studio:*' }, 'policy/request-action'],
    [{ action: 'studio:Open ' }, 'policy/request-action'],
    [{ resource: '' }, 'policy/request-resource'],
    [{ principal: { type: 'AWS', arn: 'alice' } as const }, 'policy/request-principal'],
    [{ principal: { ...session, behind: 'mint' } }, 'policy/request-principal'],
    [{ principal: { type: 'Service', id: '' } as const }, 'policy/request-principal'],
    [{ context: { 'aws:SourceIp': '1.2.3.4', 'AWS:sourceip': '10.16.3.4' } }, 'policy/request-context'],
    [{ context: { 'aws:SourceIp': null as unknown as string } }, 'policy/request-context'],
    [{ context: { 'aws:TagKeys': ['a', 1] as unknown as string[] } }, 'policy/request-context'],
  ])('%j: %s', (request, code) => {
    expect(() => decide([policyOf({})], request)).toThrow(expect.objectContaining({ code }))
  })

  it('is checked once where it is put to many policies', () => {
    const request = PreparedRequest.from(opening)
    expect(PreparedRequest.from(request)).toBe(request)
    expect(evaluate([policyOf({})], request).decision).toBe('allow')
  })

  it('a key with an empty list of values is missing', () => {
    const policies = [policyOf({ Condition: { Null: { 'aws:TagKeys': 'true' } } })]
    expect(decide(policies, { context: { 'aws:TagKeys': [] } })).toBe('allow')
    expect(decide(policies, { context: { 'aws:TagKeys': ['team'] } })).toBe('implicitDeny')
  })
})
