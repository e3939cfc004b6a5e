import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PolicyError } from '../errors/policyError.js'
import { compilePolicy } from '../evaluate/compilePolicy.js'
import { evaluate } from '../evaluate/evaluate.js'
import { parsePolicy } from './parsePolicy.js'
import type { PolicyKind } from './policyDocument.js'

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const text = (statement: unknown, rest: object = { Version: '2012-10-17' }) =>
  JSON.stringify({ ...rest, Statement: statement })
const withCondition = (condition: unknown) => text({ ...allow, Condition: condition })

function refusal(policy: string, kind: PolicyKind = 'identity') {
  try {
    parsePolicy(policy, { name: 'a policy', kind })
  } catch (error) {
    if (error instanceof PolicyError) return error
    throw error
  }
  return undefined
}

describe('parsing a policy', () => {
  it('reads one statement without its brackets, and strings without theirs', () => {
    const policy = parsePolicy(text(allow), { name: 'reader', kind: 'identity' })
    expect(policy).toMatchObject({ name: 'reader', version: '2012-10-17', versionStated: true, id: null })
    expect(policy.statements[0]).toMatchObject({
      path: '/Statement',
      sid: null,
      effect: 'Allow',
      actions: { not: false, patterns: ['s3:GetObject'] },
      resources: { path: '/Statement/Resource', patterns: ['*'] },
      conditions: [],
    })
  })

  it('takes a document without a version for one of the older language', () => {
    const policy = parsePolicy(text(allow, {}), { name: 'old', kind: 'identity' })
    expect([policy.version, policy.versionStated]).toEqual(['2008-10-17', false])
  })

  it('flattens conditions, and keeps numbers and booleans as they were written', () => {
    const policy = parsePolicy(
      withCondition({ NumericLessThan: { 's3:max-keys': 10.5 }, Bool: { 'aws:SecureTransport': true } }),
      { name: 'conditions', kind: 'identity' },
    )
    expect(policy.statements[0]!.conditions.map(({ operator, wanted }) => [operator, wanted])).toEqual([
      ['NumericLessThan', ['10.5']],
      ['Bool', ['true']],
    ])
  })

  it('reads both forms of everyone alike', () => {
    const listed = ['*', { AWS: '*' }].map(
      (Principal) =>
        parsePolicy(text({ ...allow, Principal }), { name: 'bucket', kind: 'resource' }).statements[0]!
          .principals!.listed,
    )
    expect(listed[0]).toEqual(listed[1])
  })

  it('lets a trust policy go without a resource', () => {
    const trust = {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }
    expect(refusal(text(trust), 'resource')).toBeUndefined()
  })

  const identity: [string, string, string][] = [
    [text(allow, { Version: '2012-10-18' }), 'policy/version', '/Version'],
    [text(allow, { Version: 2012 }), 'policy/type', '/Version'],
    [text(allow, { Id: 'x' }), 'policy/id', '/Id'],
    [text(allow, { version: '2012-10-17' }), 'policy/unknown-element', '/version'],
    ['{"Version":"2012-10-17"}', 'policy/missing-element', '/Statement'],
    ['[]', 'policy/type', ''],
    [text([]), 'policy/empty', '/Statement'],
    [text([allow, 'x']), 'policy/type', '/Statement/1'],
    [text({ ...allow, Efect: 'Deny' }), 'policy/unknown-element', '/Statement/Efect'],
    [text({ ...allow, condition: {} }), 'policy/unknown-element', '/Statement/condition'],
    [text({ ...allow, Effect: 'allow' }), 'policy/effect', '/Statement/Effect'],
    [text({ Action: '*', Resource: '*' }), 'policy/missing-element', '/Statement/Effect'],
    [text({ Effect: 'Allow', Resource: '*' }), 'policy/missing-element', '/Statement/Action'],
    [text({ Effect: 'Allow', Action: '*' }), 'policy/missing-element', '/Statement/Resource'],
    [text({ ...allow, NotAction: 's3:*' }), 'policy/both-elements', '/Statement/NotAction'],
    [text({ ...allow, NotResource: '*' }), 'policy/both-elements', '/Statement/NotResource'],
    [text({ ...allow, Principal: '*' }), 'policy/principal', '/Statement/Principal'],
    [text({ ...allow, Sid: 7 }), 'policy/type', '/Statement/Sid'],
    [text({ ...allow, Action: [] }), 'policy/empty', '/Statement/Action'],
    [text({ ...allow, Action: 'GetObject' }), 'policy/action', '/Statement/Action'],
    [text({ ...allow, Action: ['s3:Get', 's3:'] }), 'policy/action', '/Statement/Action/1'],
    [text({ ...allow, Action: { s3: 'Get' } }), 'policy/type', '/Statement/Action'],
    [text({ ...allow, Resource: 'my-bucket' }), 'policy/resource', '/Statement/Resource'],
    [
      text({ ...allow, Resource: 'arn:aws:s3:${aws:PrincipalAccount}::b' }),
      'policy/variable-place',
      '/Statement/Resource',
    ],
    [
      text({ ...allow, Resource: 'arn:aws:s3:us-west-2:${aws:PrincipalAccount}:b' }),
      'policy/variable-place',
      '/Statement/Resource',
    ],
    [text({ ...allow, Resource: 'arn:aws:s3:::b/${aws:username' }), 'policy/variable', '/Statement/Resource'],
    [text({ ...allow, Resource: 'arn:aws:s3:::b/${}' }), 'policy/variable', '/Statement/Resource'],
    [text({ ...allow, Resource: 'arn:aws:s3:::b/${a:b,c}' }), 'policy/variable', '/Statement/Resource'],
    [withCondition([]), 'policy/type', '/Statement/Condition'],
    [withCondition({}), 'policy/empty', '/Statement/Condition'],
    [withCondition({ Bool: {} }), 'policy/empty', '/Statement/Condition/Bool'],
    [
      withCondition({ StringEquls: { 'aws:username': 'a' } }),
      'policy/operator',
      '/Statement/Condition/StringEquls',
    ],
    [
      withCondition({ NullIfExists: { 'aws:username': 'true' } }),
      'policy/operator',
      '/Statement/Condition/NullIfExists',
    ],
    [
      withCondition({ 'ForAllValues:Null': { 'aws:TagKeys': 'true' } }),
      'policy/operator',
      '/Statement/Condition/ForAllValues:Null',
    ],
    [
      withCondition({ StringEquals: { username: 'a' } }),
      'policy/condition-key',
      '/Statement/Condition/StringEquals/username',
    ],
    [
      withCondition({ StringEquals: { 'aws:PrincipalTag/a': [] } }),
      'policy/empty',
      '/Statement/Condition/StringEquals/aws:PrincipalTag~1a',
    ],
    [
      withCondition({ StringEquals: { 'aws:username': null } }),
      'policy/type',
      '/Statement/Condition/StringEquals/aws:username',
    ],
    [
      withCondition({ StringEquals: { 'aws:SourceVpc': 'a' }, stringequals: { 'aws:SourceVpc': 'b' } }),
      'policy/duplicate-key',
      '/Statement/Condition/stringequals',
    ],
    [
      withCondition({ StringEquals: { 'aws:SourceVpc': 'a', 'aws:sourcevpc': 'b' } }),
      'policy/duplicate-key',
      '/Statement/Condition/StringEquals/aws:sourcevpc',
    ],
    ...[
      ['IpAddress', '10.16.0.0/33'],
      ['IpAddress', '010.0.0.0/8'],
      ['IpAddress', '10.16'],
      ['IpAddress', '2001:db8::/129'],
      ['IpAddress', 'fe80::1%eth0'],
      ['IpAddress', '${aws:SourceIp}'],
      ['NumericEquals', '1e3'],
      ['NumericEquals', ' 1'],
      ['DateEquals', '2021-02-29'],
      ['DateEquals', '2021-01-01T10:00'],
      ['Bool', 'True'],
      ['Null', 'maybe'],
      ['BinaryEquals', 'Q'],
      ['ArnLike', 'arn:aws:s3:*'],
    ].map(([operator, value]): [string, string, string] => [
      withCondition({ [operator!]: { 'aws:x': value } }),
      'policy/condition-value',
      `/Statement/Condition/${operator}/aws:x`,
    ]),
  ]
  it.each(identity)('refuses %s', (policy, code, field) => {
    expect(refusal(policy)?.toJSON()).toMatchObject({ code, field })
  })

  it.each([
    [allow, '/Statement/Principal'],
    [{ ...allow, Principal: 'everyone' }, '/Statement/Principal'],
    [{ ...allow, Principal: {} }, '/Statement/Principal'],
    [{ ...allow, Principal: { AWS: 'arn:aws:iam::111122223333:user/*' } }, '/Statement/Principal/AWS'],
    [{ ...allow, Principal: { AWS: '1234' } }, '/Statement/Principal/AWS'],
    [{ ...allow, Principal: { Service: '*.amazonaws.com' } }, '/Statement/Principal/Service'],
    [{ ...allow, Principal: { aws: '*' } }, '/Statement/Principal/aws'],
  ])('refuses %j as a resource policy', (statement, field) => {
    expect(refusal(text(statement), 'resource')?.field).toBe(field)
  })

  it('leaves variables alone in the older language', () => {
    const old = text({ ...allow, Resource: 'arn:aws:s3:${x' }, { Version: '2008-10-17' })
    expect(refusal(old)).toBeUndefined()
  })

  it('reads any JSON, or refuses it with a code and a place, and judges by whatever it read', () => {
    const names = fc.constantFrom(
      ...['Version', 'Statement', 'Effect', 'Action', 'Resource', 'NotResource', 'Condition', 'Sid'],
      ...['StringLike', 'NotIpAddress', 'Null', 'aws:SourceIp', 'aws:username'],
    )
    const words = fc.constantFrom(
      'Allow',
      'Deny',
      '*',
      's3:Get*',
      '2012-10-17',
      'true',
      '10.0.0.0/8',
      '${x}',
      '${',
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        words,
        fc.constantFrom<unknown>(null, 1.5, true),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(names, tie('tree'), { maxKeys: 4 }),
      ),
    }))
    const statement = fc.record(
      {
        Effect: fc.constantFrom('Allow', 'Deny'),
        Action: fc.oneof(words, tree),
        Resource: fc.oneof(fc.constant('*'), tree),
        Condition: fc.oneof(
          fc.dictionary(names, fc.dictionary(names, words, { maxKeys: 2 }), { maxKeys: 2 }),
          tree,
        ),
      },
      { requiredKeys: ['Effect', 'Action'] },
    )
    const policy = fc.oneof(
      tree,
      fc.record({ Version: fc.constant('2012-10-17'), Statement: fc.oneof(statement, fc.array(statement)) }),
    )
    fc.assert(
      fc.property(policy, (json) => {
        const written = JSON.stringify(json)
        const error = refusal(written)
        if (error === undefined) {
          const request = { action: 's3:GetObject', resource: '*', context: { 'aws:SourceIp': '10.1.2.3' } }
          const policies = [compilePolicy(written, { name: 'any', kind: 'identity' })]
          expect(evaluate(policies, request).decision).toMatch(/^(allow|explicitDeny|implicitDeny)$/)
        } else {
          expect(error.code).toMatch(/^policy\/[a-z-]+$/)
          expect(error.field).toMatch(/^(\/.*)?$/)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('says in an error what is wrong, where, and what would be right', () => {
    expect(refusal(text({ ...allow, Effect: 'Permit' }))?.toJSON()).toEqual({
      code: 'policy/effect',
      field: '/Statement/Effect',
      value: 'Permit',
      valid: 'Allow or Deny',
      message: 'This value is not one of the language (case counts).',
    })
  })
})
