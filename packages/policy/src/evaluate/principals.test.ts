import { describe, expect, it } from 'vitest'
import { opening, policyOf } from './asking.fixture.js'
import { evaluate } from './evaluate.js'
import type { AccessRequest } from './preparedRequest.js'

const account = '111122223333'
const user = { type: 'AWS', arn: `arn:aws:iam::${account}:user/alice` } as const
const role = `arn:aws:iam::${account}:role/mint`
const session = { type: 'AWS', arn: `arn:aws:sts::${account}:assumed-role/mint/a`, behind: role } as const
const root = `arn:aws:iam::${account}:root`

const decide = (policies: Parameters<typeof evaluate>[0], request: Partial<AccessRequest> = {}) =>
  evaluate(policies, { ...opening, ...request }).decision

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
