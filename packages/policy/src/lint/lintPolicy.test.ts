import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../document/parsePolicy.js'
import type { PolicyKind } from '../document/policyDocument.js'
import { lintPolicy } from './lintPolicy.js'

const profile = 'arn:aws:sagemaker:us-west-2:111122223333:user-profile/d-1/alice'
const clean = { Effect: 'Allow', Action: 'sagemaker:CreatePresignedDomainUrl', Resource: profile }

function findings(statements: object | object[], kind: PolicyKind = 'identity', Version = '2012-10-17') {
  const Statement = [statements].flat().map((statement) => ({
    ...clean,
    ...(kind === 'resource' && !('NotPrincipal' in statement) ? { Principal: { AWS: '111122223333' } } : {}),
    ...('NotAction' in statement ? { Action: undefined } : {}),
    ...('NotResource' in statement ? { Resource: undefined } : {}),
    ...statement,
  }))
  return lintPolicy(parsePolicy(JSON.stringify({ Version, Statement }), { name: 'a policy', kind }))
}

const codes = (...args: Parameters<typeof findings>) =>
  findings(...args).map(({ code }) => code.slice('lint/'.length))
const given = (Condition: object, rest: object = {}) => codes({ Condition, ...rest })
const deny = { Effect: 'Deny' }

describe('the linter', () => {
  it('has nothing against a policy that names what it means', () => {
    expect(codes([clean, { ...deny, Action: '*', Resource: '*' }])).toEqual([])
  })

  it('says where, how bad, why, and what instead', () => {
    expect(findings({ Condition: { IpAddress: { 'aws:VpcSourceIp': '10.16.0.0/16' } } })).toEqual([
      {
        code: 'lint/private-range-alone',
        severity: 'danger',
        path: '/Statement/0/Condition/IpAddress/aws:VpcSourceIp',
        sentence:
          '10.16.0.0/16 is a private range: any VPC of any account may use it, and nothing here says whose it is.',
        instead: 'Add StringEquals of aws:SourceVpc (or aws:SourceVpce) for your own to the same statement.',
      },
    ])
  })
})

describe('networks', () => {
  it.each(['10.0.0.0/8', '172.20.1.0/24', '192.168.10.7', '100.64.0.0/10', 'fd00::/8'])(
    '%s is anyone’s, and no public address',
    (range) => {
      expect(given({ IpAddress: { 'aws:VpcSourceIp': range } })).toEqual(['private-range-alone'])
      expect(given({ IpAddress: { 'aws:SourceIp': range } })).toEqual(['private-source-ip'])
      const own = { StringEquals: { 'aws:SourceVpc': 'vpc-1' }, IpAddress: { 'aws:VpcSourceIp': range } }
      expect(given(own)).toEqual([])
    },
  )

  it.each(['203.0.113.0/24', '172.32.0.0/16', '2001:db8::/32'])('%s is somebody’s', (range) => {
    expect(given({ IpAddress: { 'aws:SourceIp': range } })).toEqual([])
  })

  it('a VPC that may be missing does not say whose range it is', () => {
    const ifThere = {
      StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' },
      IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' },
    }
    expect(given(ifThere)).toContain('private-range-alone')
  })

  it('prefix 0 is everybody', () => {
    expect(given({ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '::/0'] } })).toEqual(['whole-internet'])
  })

  it('a deny by SourceIp hits all who come through an endpoint, unless it speaks of them', () => {
    const denying = (Condition: object) => codes([clean, { ...deny, Condition }])
    const notOffice = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
    expect(denying(notOffice)).toEqual(['source-ip-behind-endpoint'])
    expect(denying({ ...notOffice, Null: { 'aws:SourceVpce': 'true' } })).toEqual([])
    expect(denying({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })).toEqual([])
  })
})

describe('wildcards', () => {
  const arn = (rest: string) => `arn:aws:${rest}`
  it.each([
    ['*', ['wildcard-resource']],
    [arn('sagemaker:us-west-2:1:user-profile/*/*'), ['wildcard-resource']],
    [arn('sagemaker:us-west-2:1:user-profile/d-1/*'), ['wildcard-resource']],
    [arn('sagemaker:*'), ['wildcard-resource']],
    [arn('s3:::*'), ['wildcard-resource']],
    [arn('sqs:us-west-2:1:*'), ['wildcard-resource']],
    [arn('s3:::bucket/*'), []],
    [arn('execute-api:us-west-2:1:abc/dev/GET/*'), []],
    [arn('sagemaker:us-west-2:1:user-profile/d-1/${aws:username}'), []],
  ])('%s: %j', (Resource, expected) => {
    expect(codes({ Resource })).toEqual(expected)
    expect(codes({ Resource }, 'boundary')).toEqual([])
    expect(codes({ Resource, ...deny }, 'session')).toEqual([])
  })

  it('tells all resources from all below one', () => {
    const [all] = findings({ Resource: arn('sagemaker:us-west-2:1:user-profile/*/*') })
    const [below] = findings({ Resource: arn('sagemaker:us-west-2:1:user-profile/d-1/*') })
    expect([all?.severity, below?.severity]).toEqual(['danger', 'note'])
  })

  it('a resource policy’s star is its own resource', () => {
    expect(codes({ Resource: '*' }, 'resource')).toEqual([])
  })

  it.each([
    ['*', 'danger'],
    ['*:*', 'danger'],
    ['sagemaker:*', 'warning'],
  ])('%s is every action: %s', (Action, severity) => {
    expect(findings({ Action })).toMatchObject([{ code: 'lint/wildcard-action', severity }])
  })

  it.each([{ NotAction: 's3:Get*' }, { NotResource: profile }])(
    'an allow with %j forgets things',
    (statement) => {
      expect(codes(statement)).toEqual(['allow-everything-but'])
      expect(codes({ ...statement, ...deny }, 'session')).toEqual([])
    },
  )

  it('an allow with NotPrincipal forgets people', () => {
    expect(codes({ NotPrincipal: { AWS: '111122223333' } }, 'resource')).toEqual(['allow-everything-but'])
  })

  it('a deny with NotResource …/* spares whoever’s name is a star', () => {
    expect(codes([clean, { ...deny, NotResource: arn('execute-api:*:*:*/*/GET/*') }])).toEqual([
      'deny-spares-all',
    ])
    expect(codes([clean, { ...deny, NotResource: arn('execute-api:*:*:*/*/GET/alice') }])).toEqual([])
  })
})

describe('missing keys', () => {
  const range = { 'aws:SourceIp': '203.0.113.0/24' }
  it.each([
    [{ NotIpAddress: range }, ['missing-key-passes']],
    [{ IpAddressIfExists: range }, ['missing-key-passes']],
    [{ StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }, ['missing-key-passes']],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }, ['empty-set-passes']],
    [{ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team'] } }, []],
    [{ NotIpAddress: range, Null: { 'AWS:sourceip': false } }, []],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] }, Null: { 'aws:TagKeys': 'false' } }, []],
    [{ NotIpAddress: range, Null: { 'aws:SourceIp': 'true' } }, ['missing-key-passes']],
  ])('an allow with %j: %j', (Condition, expected) => {
    expect(given(Condition)).toEqual(expected)
  })
})

describe('principals', () => {
  const everyone = { Principal: '*' }
  it('everyone without a condition is everyone', () => {
    expect(codes(everyone, 'resource')).toEqual(['everyone'])
    expect(codes({ ...everyone, ...deny }, 'resource')).toEqual([])
  })

  it('an API’s own allow for everyone goes past its authorizer', () => {
    const Condition = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }
    expect(codes({ ...everyone, Condition }, 'resource')).toEqual([])
    expect(codes({ ...everyone, Condition, Action: 'execute-api:Invoke' }, 'resource')).toEqual([
      'past-the-authorizer',
    ])
  })
})

describe('keys', () => {
  it.each([
    ['aws:SorceVpce', 'Did you mean aws:SourceVpce?'],
    ['aws:VpcSourceIpAddress', 'Look the key up.'],
    ['aws:SourceIP4', 'Did you mean aws:SourceIp?'],
    ['aw:SourceIp', 'Did you mean aws:SourceIp?'],
    ['aws:PrincipalTag/', 'Did you mean aws:PrincipalTag/?'],
  ])('there is no %s: %s', (key, instead) => {
    expect(findings({ Condition: { StringEquals: { [key]: 'x' } } })).toMatchObject([
      { code: 'lint/unknown-key', instead },
    ])
  })

  it.each(['aws:sourcevpce', 'AWS:PrincipalTag/Team', 'sagemaker:Anything', 'ec2:Region'])(
    '%s may be one',
    (key) => {
      expect(given({ StringEquals: { [key]: 'x' } })).toEqual([])
    },
  )

  it('asks for a set operator where there may be many values, and only there', () => {
    expect(given({ StringEquals: { 'aws:TagKeys': 'x' } })).toEqual(['set-operator-missing'])
    expect(given({ 'ForAnyValue:StringEquals': { 'aws:SourceVpce': 'x' } })).toEqual([
      'set-operator-needless',
    ])
    expect(given({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'x' } })).toEqual([])
  })
})

describe('texts', () => {
  it.each([
    [{ StringEquals: { 'aws:username': 'a*' } }, ['equals-with-wildcard']],
    [{ StringEqualsIgnoreCase: { 'aws:username': 'a?' } }, ['equals-with-wildcard']],
    [{ StringEquals: { 'aws:username': 'a${*}' } }, []],
    [{ StringLike: { 'aws:username': 'alice' } }, ['like-without-wildcard']],
    [{ StringLike: { 'aws:username': ['alice', 'b*'] } }, []],
    [{ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }, []],
  ])('%j: %j', (Condition, expected) => {
    expect(given(Condition)).toEqual(expected)
  })

  it('variables of the older language are letters', () => {
    const statement = {
      Resource: `${profile}/\${aws:username}`,
      Condition: { StringEquals: { 'aws:userid': '${x}' } },
    }
    expect(codes(statement, 'identity', '2008-10-17')).toEqual([
      'old-version',
      'variable-in-old-version',
      'variable-in-old-version',
    ])
  })
})

describe('statements that never match', () => {
  it.each([
    [{ Resource: 'arn:aws:sagemaker:::user-profile/d-1/alice' }],
    [{ Resource: 'arn:aws:s3:bucket' }],
    [
      {
        Condition: {
          StringEquals: { 'aws:SourceVpce': 'vpce-1' },
          IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        },
      },
    ],
    [{ Condition: { Null: { 'aws:username': 'true' }, StringLike: { 'aws:username': 'a*' } } }],
  ])('%j', (statement) => {
    expect(findings(statement)).toMatchObject([{ code: 'lint/never-matches', severity: 'warning' }])
    expect(findings([clean, { ...statement, ...deny }])).toMatchObject([
      { code: 'lint/never-matches', severity: 'danger' },
    ])
  })

  it('and resources that are idle beside others', () => {
    const Resource = [profile, 'arn:aws:sagemaker:::user-profile/d-1/alice']
    expect(findings({ ...deny, Resource }, 'session')).toMatchObject([
      { code: 'lint/dead-resource', severity: 'warning' },
    ])
  })

  it('but not those that may', () => {
    expect(codes({ Resource: 'arn:aws:sagemaker:*:user-profile/d-1/alice' })).toEqual([])
    expect(codes({ Resource: 'arn:aws:s3:::bucket/x' })).toEqual([])
    expect(
      given({
        IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' },
        StringEquals: { 'aws:SourceVpce': 'vpce-1' },
      }),
    ).toEqual(['missing-key-passes'])
  })
})

describe('documents', () => {
  it('have one Sid a statement', () => {
    expect(findings([{ Sid: 'A' }, { Sid: 'B' }, { Sid: 'A' }])).toMatchObject([
      { code: 'lint/duplicate-sid', path: '/Statement/2/Sid' },
    ])
  })

  it('allow something, unless they are a gate before others', () => {
    expect(codes(deny)).toEqual(['allows-nothing'])
    expect(codes(deny, 'resource')).toEqual([])
  })
})
