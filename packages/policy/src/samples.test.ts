import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  combineWithAuthorizer,
  compilePolicy,
  evaluate,
  lintPolicy,
  type PolicyKind,
  parsePolicy,
} from './index.js'

const read = (name: string) => readFileSync(new URL(`../samples/${name}.json`, import.meta.url), 'utf8')
const sample = (name: string, kind: PolicyKind) => compilePolicy(read(name), { name, kind })
const found = (name: string, kind: PolicyKind) =>
  lintPolicy(parsePolicy(read(name), { name, kind })).map(({ code, severity }) => `${severity} ${code}`)

const profiles = 'arn:aws:sagemaker:us-west-2:111122223333:user-profile/d-h4cy01pxticj/'
const mint = (name: string, context: Record<string, string>) => ({
  action: 'sagemaker:CreatePresignedDomainUrl',
  resource: profiles + name,
  context,
})

describe("the article's role policy", () => {
  const role = sample('article-role', 'identity')

  it.each([
    ['from inside the VPC', { 'aws:VpcSourceIp': '10.16.42.74', 'aws:SourceVpc': 'vpc-studio' }, 'allow', 0],
    ['from the office, as it was meant', { 'aws:SourceIp': '192.168.10.77' }, 'allow', 1],
    ['through its endpoint', { 'aws:SourceVpce': 'vpce-sm-api-yy' }, 'allow', 2],
    ['from somebody else’s VPC with the same range', { 'aws:VpcSourceIp': '10.16.1.1' }, 'allow', 0],
    ['from the internet', { 'aws:SourceIp': '198.51.100.9' }, 'implicitDeny', 0],
    [
      'through another endpoint',
      { 'aws:SourceVpce': 'vpce-other', 'aws:VpcSourceIp': '172.31.0.1' },
      'implicitDeny',
      0,
    ],
    ['from nowhere', {}, 'implicitDeny', 0],
  ])('%s: %s', (_where, context, decision, index) => {
    expect(evaluate([role], mint('alice', context))).toMatchObject({ decision, statement: { index } })
  })

  it('opens every profile to whoever has the role', () => {
    const context = { 'aws:SourceVpce': 'vpce-sm-api-xx', 'aws:PrincipalTag/profile': 'alice' }
    expect(evaluate([role], mint('bob', context)).decision).toBe('allow')
  })

  it('has these dangers', () => {
    expect(found('article-role', 'identity')).toEqual([
      'danger lint/private-range-alone',
      'danger lint/wildcard-resource',
      'warning lint/private-source-ip',
      'danger lint/wildcard-resource',
      'danger lint/wildcard-resource',
    ])
  })
})

describe("our role policy in the article's place", () => {
  const role = sample('studio-role', 'identity')
  const alice = { 'aws:PrincipalTag/profile': 'alice' }

  it.each([
    ['from the own VPC', { 'aws:VpcSourceIp': '10.16.42.74', 'aws:SourceVpc': 'vpc-studio' }, 'allow'],
    [
      'from a VPC with the same range',
      { 'aws:VpcSourceIp': '10.16.42.74', 'aws:SourceVpc': 'vpc-eve' },
      'implicitDeny',
    ],
    ['from the office', { 'aws:SourceIp': '203.0.113.9' }, 'allow'],
    ['from a private address', { 'aws:SourceIp': '192.168.10.7' }, 'implicitDeny'],
    ['through its endpoint', { 'aws:SourceVpce': 'vpce-sm-api-xx' }, 'allow'],
  ])('%s: %s', (_where, context, decision) => {
    expect(evaluate([role], mint('alice', { ...alice, ...context })).decision).toBe(decision)
    expect(evaluate([role], mint('bob', { ...alice, ...context })).decision).toBe('implicitDeny')
    expect(evaluate([role], mint('alice', context)).decision).toBe('implicitDeny')
  })

  it('opens nothing to a profile named by a star', () => {
    const context = { 'aws:SourceVpce': 'vpce-sm-api-xx', 'aws:PrincipalTag/profile': '*' }
    expect(evaluate([role], mint('alice', context)).decision).toBe('implicitDeny')
  })

  it('is clean', () => {
    expect(found('studio-role', 'identity')).toEqual([])
    expect(found('studio-api', 'resource')).toEqual([])
  })
})

describe("the published sample's API", () => {
  const method = (name: string) => `arn:aws:execute-api:us-west-2:111122223333:zxgua515ef/dev/GET/${name}`
  const call = (name: string, endpoint: string) => ({
    action: 'execute-api:Invoke',
    resource: method(name),
    context: { 'aws:SourceVpce': endpoint },
  })
  const answerFor = (user: string) =>
    compilePolicy(read('sample-authorizer-answer').replace(/GET\/\*/, `GET/${user}`), {
      name: 'authorizer',
      kind: 'identity',
    })
  const combined = (api: string, user: string, name: string, endpoint = 'vpce-api-xx') =>
    combineWithAuthorizer(
      evaluate([answerFor(user)], call(name, endpoint)).decision,
      evaluate([sample(api, 'resource')], call(name, endpoint)).decision,
      { authorizer: 'lambda' },
    )

  it('lets a user at the own profile, since its resource policy supplies the allow', () => {
    expect(combined('sample-api', 'alice', 'alice')).toBe('allow')
    expect(combined('sample-api', 'alice', 'bob')).toBe('explicitDeny')
    expect(combined('sample-api', 'alice', 'alice', 'vpce-other')).toBe('implicitDeny')
  })

  it('lets a user named by a star at every profile', () => {
    expect(combined('sample-api', '*', 'bob')).toBe('allow')
  })

  it('ours lets nobody in by itself', () => {
    expect(combined('studio-api', 'alice', 'alice')).toBe('implicitDeny')
    expect(combined('studio-api', '*', 'bob')).toBe('implicitDeny')
    expect(combined('studio-api', 'alice', 'alice', 'vpce-other')).toBe('explicitDeny')
  })

  it('has these dangers', () => {
    expect(found('sample-api', 'resource')).toEqual(['warning lint/past-the-authorizer'])
    expect(found('sample-authorizer-answer', 'identity')).toEqual([
      'note lint/allows-nothing',
      'danger lint/deny-spares-all',
    ])
  })
})
