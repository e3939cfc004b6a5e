import { describe, expect, it } from 'vitest'
import { opening, policyOf } from './asking.fixture.js'
import { evaluate } from './evaluate.js'
import { type AccessRequest, PreparedRequest } from './preparedRequest.js'

const account = '111122223333'
const role = `arn:aws:iam::${account}:role/mint`
const session = { type: 'AWS', arn: `arn:aws:sts::${account}:assumed-role/mint/a`, behind: role } as const

const decide = (policies: Parameters<typeof evaluate>[0], request: Partial<AccessRequest> = {}) =>
  evaluate(policies, { ...opening, ...request }).decision

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

  it('a key that Unicode alone takes for another is another', () => {
    const policies = [policyOf({ Condition: { StringEquals: { 'aws:PrincipalTag/k': 'v' } } })]
    expect(decide(policies, { context: { 'aws:principaltag/K': 'v' } })).toBe('allow')
    expect(decide(policies, { context: { 'aws:PrincipalTag/\u212a': 'v' } })).toBe('implicitDeny')
  })

  it('a key with an empty list of values is missing', () => {
    const policies = [policyOf({ Condition: { Null: { 'aws:TagKeys': 'true' } } })]
    expect(decide(policies, { context: { 'aws:TagKeys': [] } })).toBe('allow')
    expect(decide(policies, { context: { 'aws:TagKeys': ['team'] } })).toBe('implicitDeny')
  })
})
