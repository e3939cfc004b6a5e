import { describe, expect, it } from 'vitest'
import { combineWithAuthorizer } from './combineWithAuthorizer.js'
import type { Outcome } from './verdict.js'

const [allow, neither, deny] = ['allow', 'implicitDeny', 'explicitDeny'] as const

// "How API Gateway resource policies affect authorization workflow", policy evaluation outcome tables.
const rows: readonly [authorizer: Outcome, resource: Outcome, tableA: Outcome, tableB: Outcome][] = [
  [allow, allow, allow, allow],
  [allow, neither, allow, neither],
  [allow, deny, deny, deny],
  [neither, allow, allow, neither],
  [neither, neither, neither, neither],
  [neither, deny, deny, deny],
  [deny, allow, deny, deny],
  [deny, neither, deny, deny],
  [deny, deny, deny, deny],
]

describe('an authorizer and a resource policy', () => {
  it.each(rows)(
    '%s and %s: %s in one account, %s across accounts',
    (authorized, resource, tableA, tableB) => {
      for (const authorizer of ['lambda', 'iam'] as const) {
        expect(combineWithAuthorizer(authorized, resource, { authorizer })).toBe(tableA)
        expect(combineWithAuthorizer(authorized, resource, { authorizer, sameAccount: false })).toBe(tableB)
      }
    },
  )

  it.each([
    [allow, allow, allow],
    [allow, neither, neither],
    [allow, deny, deny],
    [deny, allow, deny],
  ])(
    'with Cognito, %s and %s: %s, since the resource policy must allow by itself',
    (token, resource, expected) => {
      expect(combineWithAuthorizer(token, resource, { authorizer: 'cognito' })).toBe(expected)
    },
  )

  it.each([allow, neither, deny])('without a resource policy the authorizer alone says %s', (authorized) => {
    expect(combineWithAuthorizer(authorized, null, { authorizer: 'lambda' })).toBe(authorized)
  })

  it('without a resource policy nobody comes from another account', () => {
    expect(combineWithAuthorizer(allow, null, { authorizer: 'iam', sameAccount: false })).toBe(neither)
  })
})
