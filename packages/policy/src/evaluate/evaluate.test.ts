import { describe, expect, it } from 'vitest'
import type { PolicyKind } from '../document/policyDocument.js'
import { opening, policyOf } from './asking.fixture.js'
import { evaluate } from './evaluate.js'
import type { AccessRequest } from './preparedRequest.js'

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

  it('a resource of nobody’s account belongs to all', () => {
    const resource = 'arn:aws:iam::aws:policy/ReadOnly'
    expect(decide([policyOf({})], { principal: stranger, resource })).toBe('allow')
  })

  it('a boundary limits that too', () => {
    const policies = [policyOf({}), invited, policyOf(nothing, 'boundary')]
    expect(decide(policies, { principal: stranger })).toBe('implicitDeny')
  })
})
