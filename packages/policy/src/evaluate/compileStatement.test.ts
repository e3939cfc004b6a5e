import { describe, expect, it } from 'vitest'
import { opening, policyOf } from './asking.fixture.js'
import { compilePolicy } from './compilePolicy.js'
import { evaluate } from './evaluate.js'
import type { AccessRequest } from './preparedRequest.js'

const account = '111122223333'
const profile = (name: string) => `arn:aws:studio:us-west-2:${account}:profile/d-1/${name}`

const decide = (policies: Parameters<typeof evaluate>[0], request: Partial<AccessRequest> = {}) =>
  evaluate(policies, { ...opening, ...request }).decision

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
    ['arn:aws:s*${$}:us:1:p', 'arn:aws:studio$:us:1:p', true],
    ['arn:aws:s*${$}:us:1:p', 'arn:aws:s:dio$:us:1:p', false],
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
