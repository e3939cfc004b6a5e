import { describe, expect, it } from 'vitest'
import { denies, holds } from '../evaluate/asking.fixture.js'

// What AWS's user guide says of conditions, page by page.
const operatorsPage = 'reference_policies_elements_condition_operators'
const setsPage = 'reference_policies_condition-single-vs-multi-valued-context-keys'
const logicPage = 'reference_policies_condition-logic-multiple-context-keys-or-values'
const variablesPage = 'reference_policies_variables'
const dynamo = { 'dynamodb:requestedAttributes': ['PostDateTime', 'Message', 'Tags'] }

type Context = Parameters<typeof holds>[1]
type Row = readonly [page: string, what: string, condition: object, context: Context, holds: boolean]

const rows: readonly Row[] = [
  [
    operatorsPage,
    'StringEquals is exact and knows case',
    { StringEquals: { 'aws:PrincipalTag/job-category': 'iamuser-admin' } },
    { 'aws:PrincipalTag/job-category': 'Iamuser-Admin' },
    false,
  ],
  [
    operatorsPage,
    'a key that is missing does not match',
    { StringEquals: { 'aws:PrincipalTag/job-category': 'iamuser-admin' } },
    {},
    false,
  ],
  [
    operatorsPage,
    'a negated operator holds where the key is missing',
    { StringNotLike: { 's3:prefix': 'home/*' } },
    {},
    true,
  ],
  [
    operatorsPage,
    'and so does ArnNotLike',
    { ArnNotLike: { 'aws:PrincipalArn': 'arn:*:*:*:*:*' } },
    {},
    true,
  ],
  [
    operatorsPage,
    'StringEqualsIgnoreCase does not know case',
    { StringEqualsIgnoreCase: { 'aws:PrincipalTag/team': 'Yellow' } },
    { 'aws:PrincipalTag/team': 'yELLOW' },
    true,
  ],
  [
    operatorsPage,
    'wildcards are needed for a part of a string',
    { StringLike: { 's3:prefix': ['', 'home/', 'home/*'] } },
    { 's3:prefix': 'home/alice/deep' },
    true,
  ],
  [
    operatorsPage,
    'without them the whole string counts',
    { StringLike: { 's3:prefix': 'home/' } },
    { 's3:prefix': 'home/alice' },
    false,
  ],
  [
    operatorsPage,
    'up to ten keys',
    { NumericLessThanEquals: { 's3:max-keys': '10' } },
    { 's3:max-keys': 10 },
    true,
  ],
  [
    operatorsPage,
    'and not eleven',
    { NumericLessThanEquals: { 's3:max-keys': '10' } },
    { 's3:max-keys': 11 },
    false,
  ],
  [
    operatorsPage,
    'a token of 2020 is issued after its first second',
    { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } },
    { 'aws:TokenIssueTime': '2020-12-20T21:25:00Z' },
    true,
  ],
  [
    operatorsPage,
    'at that second it is not after it',
    { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } },
    { 'aws:TokenIssueTime': 1577836801 },
    false,
  ],
  [
    operatorsPage,
    'a request without TLS is one',
    { Bool: { 'aws:SecureTransport': 'false' } },
    { 'aws:SecureTransport': false },
    true,
  ],
  [
    operatorsPage,
    'bytes are compared by their base-64',
    { BinaryEquals: { 'kms:key': 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' } },
    { 'kms:key': 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' },
    true,
  ],
  [
    operatorsPage,
    '203.0.113.0/24 goes to 203.0.113.255',
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { 'aws:SourceIp': '203.0.113.255' },
    true,
  ],
  [
    operatorsPage,
    'and not beyond',
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { 'aws:SourceIp': '203.0.114.0' },
    false,
  ],
  [
    operatorsPage,
    'IPv6 ranges stand beside those of IPv4',
    { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:DB8:1234:5678::/64'] } },
    { 'aws:SourceIp': '2001:db8:1234:5678:9::1' },
    true,
  ],
  [
    operatorsPage,
    'an address without a prefix is that address',
    { IpAddress: { 'aws:SourceIp': '203.0.113.7' } },
    { 'aws:SourceIp': '203.0.113.8' },
    false,
  ],
  [
    operatorsPage,
    'behind a VPC endpoint there is no SourceIp',
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { 'aws:VpcSourceIp': '203.0.113.7' },
    false,
  ],
  [
    operatorsPage,
    'a string takes a star across colons',
    { StringLike: { 'aws:SourceArn': 'arn:aws:someservice:*:111122223333:finance/*' } },
    {
      'aws:SourceArn':
        'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt',
    },
    true,
  ],
  [
    operatorsPage,
    'an ARN does not',
    { ArnLike: { 'aws:SourceArn': 'arn:aws:someservice:*:111122223333:finance/*' } },
    {
      'aws:SourceArn':
        'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt',
    },
    false,
  ],
  [
    operatorsPage,
    'ArnEquals and ArnLike are the same',
    { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:*:123456789012:TOPIC-*' } },
    { 'aws:SourceArn': 'arn:aws:sns:REGION:123456789012:TOPIC-ID' },
    true,
  ],
  [
    operatorsPage,
    'IfExists asks nothing of a missing key',
    { StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } },
    {},
    true,
  ],
  [
    operatorsPage,
    'and everything of one that is there',
    { StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } },
    { 'ec2:InstanceType': 'x1.large' },
    false,
  ],
  [operatorsPage, 'Null true: no such key', { Null: { 'aws:TokenIssueTime': 'true' } }, {}, true],
  [
    operatorsPage,
    'Null true fails where it is there',
    { Null: { 'aws:TokenIssueTime': 'true' } },
    { 'aws:TokenIssueTime': '2020-01-01' },
    false,
  ],
  [
    operatorsPage,
    'Null false: there is one',
    { Null: { 'aws:TokenIssueTime': false } },
    { 'aws:TokenIssueTime': '2020-01-01' },
    true,
  ],
  [
    setsPage,
    'ForAllValues: only attributes of the list',
    { 'ForAllValues:StringLike': dynamo },
    { 'dynamodb:requestedAttributes': ['PostDateTime', 'Message'] },
    true,
  ],
  [
    setsPage,
    'ForAllValues: none beside it',
    { 'ForAllValues:StringLike': dynamo },
    { 'dynamodb:requestedAttributes': ['PostDateTime', 'UserName'] },
    false,
  ],
  [setsPage, 'ForAllValues of a missing key', { 'ForAllValues:StringLike': dynamo }, {}, true],
  [
    setsPage,
    'ForAllValues: an empty string beside others is a value like them',
    { 'ForAllValues:StringLike': dynamo },
    { 'dynamodb:requestedAttributes': ['Tags', ''] },
    false,
  ],
  [
    setsPage,
    'ForAllValues with its Null check: a missing key does not pass',
    { 'ForAllValues:StringEquals': dynamo, Null: { 'dynamodb:requestedAttributes': 'false' } },
    {},
    false,
  ],
  [
    setsPage,
    'ForAnyValue: one is enough',
    { 'ForAnyValue:StringLike': { 'dynamodb:requestedAttributes': ['ID', 'PostDateTime'] } },
    { 'dynamodb:requestedAttributes': ['UserName', 'Message', 'PostDateTime'] },
    true,
  ],
  [
    setsPage,
    'ForAnyValue: none is not',
    { 'ForAnyValue:StringLike': { 'dynamodb:requestedAttributes': ['ID', 'PostDateTime'] } },
    { 'dynamodb:requestedAttributes': ['UserName'] },
    false,
  ],
  [setsPage, 'ForAnyValue of a missing key', { 'ForAnyValue:StringLike': dynamo }, {}, false],
  [setsPage, 'ForAnyValue of a missing key, negated', { 'ForAnyValue:StringNotEquals': dynamo }, {}, false],
  [
    setsPage,
    'ForAnyValue, negated: one that matches nothing of the list',
    { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['cost', 'team'] } },
    { 'aws:TagKeys': ['cost', 'secret'] },
    true,
  ],
  [
    logicPage,
    'operators are joined by and',
    { StringEquals: { 'aws:SourceVpc': 'vpc-1' }, IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } },
    { 'aws:SourceVpc': 'vpc-1', 'aws:VpcSourceIp': '11.0.0.1' },
    false,
  ],
  [
    logicPage,
    'keys are joined by and',
    { StringEquals: { 'aws:SourceVpc': 'vpc-1', 'aws:SourceVpce': 'vpce-1' } },
    { 'aws:SourceVpc': 'vpc-1', 'aws:SourceVpce': 'vpce-2' },
    false,
  ],
  [
    logicPage,
    'values are joined by or',
    { StringEquals: { 'aws:PrincipalTag/department': ['finance', 'hr', 'legal'] } },
    { 'aws:PrincipalTag/department': 'hr' },
    true,
  ],
  [
    logicPage,
    'of a negated operator none may match',
    { StringNotEquals: { 'aws:PrincipalTag/department': ['finance', 'hr', 'legal'] } },
    { 'aws:PrincipalTag/department': 'hr' },
    false,
  ],
  [
    'reference_policies_elements_condition',
    'names of keys do not know case',
    { StringEquals: { 'aws:sourceVPCE': 'vpce-1' } },
    { 'AWS:SourceVpce': 'vpce-1' },
    true,
  ],
  [
    variablesPage,
    'a variable takes its value from the request',
    { StringLike: { 's3:prefix': '${aws:username}/*' } },
    { 's3:prefix': 'David/photo', 'aws:username': 'David' },
    true,
  ],
  [
    variablesPage,
    'the default stands in for a missing one',
    { StringEquals: { 's3:bucket': "${aws:PrincipalTag/team, 'company-wide'}" } },
    { 's3:bucket': 'company-wide' },
    true,
  ],
  [
    variablesPage,
    'the default is not asked where there is a value',
    { StringEquals: { 's3:bucket': "${aws:PrincipalTag/team, 'company-wide'}" } },
    { 's3:bucket': 'company-wide', 'aws:PrincipalTag/team': 'yellow' },
    false,
  ],
  [
    variablesPage,
    'a variable without a value equals nothing',
    { StringEquals: { 's3:ExistingObjectTag/Team': '${aws:PrincipalTag/Team}' } },
    { 's3:ExistingObjectTag/Team': '' },
    false,
  ],
  [
    variablesPage,
    'and so an inverted operator matches',
    { StringNotEquals: { 's3:ExistingObjectTag/Team': '${aws:PrincipalTag/Team}' } },
    { 's3:ExistingObjectTag/Team': 'yellow' },
    true,
  ],
  [variablesPage, '${*} is a star', { StringLike: { 's3:prefix': 'a${*}b' } }, { 's3:prefix': 'axb' }, false],
  [variablesPage, 'and matches one', { StringLike: { 's3:prefix': 'a${*}b' } }, { 's3:prefix': 'a*b' }, true],
  [
    variablesPage,
    '${?} is a question mark',
    { StringLike: { 's3:prefix': '${?}' } },
    { 's3:prefix': 'x' },
    false,
  ],
  [
    variablesPage,
    '${$} is a dollar',
    { StringEquals: { 's3:prefix': '${$}{a}' } },
    { 's3:prefix': '${a}' },
    true,
  ],
]

describe('a condition as AWS describes it', () => {
  it.each(rows)('%s: %s', (_page, _what, condition, context, expected) => {
    expect(holds(condition, context)).toBe(expected)
    expect(denies(condition, context)).toBe(expected)
  })
})

describe('what cannot be read lets nobody in and keeps out', () => {
  it.each<readonly [string, object, Context]>([
    [
      'an address that is none',
      { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
      { 'aws:SourceIp': '010.0.0.1' },
    ],
    ['nor is it outside', { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, { 'aws:SourceIp': '10.1' }],
    ['a number in words', { NumericNotEquals: { 's3:max-keys': 3 } }, { 's3:max-keys': 'three' }],
    [
      'a day that is none',
      { DateLessThan: { 'aws:CurrentTime': '2030' } },
      { 'aws:CurrentTime': '2021-02-29' },
    ],
    ['a flag in capitals', { Bool: { 'aws:SecureTransport': 'true' } }, { 'aws:SecureTransport': 'TRUE' }],
    ['bytes misspelt', { BinaryEquals: { 'kms:key': 'QQ==' } }, { 'kms:key': 'QR==' }],
    [
      'many values without a set operator',
      { StringEquals: { 'aws:TagKeys': 'team' } },
      { 'aws:TagKeys': ['team', 'cost'] },
    ],
    [
      'a set of nothing, past its Null check',
      { 'ForAllValues:StringEquals': dynamo, Null: { 'dynamodb:requestedAttributes': 'false' } },
      { 'dynamodb:requestedAttributes': ['', ''] },
    ],
    [
      'ForAnyValue with IfExists, of which AWS says two things',
      { 'ForAnyValue:StringEqualsIfExists': dynamo },
      {},
    ],
  ])('%s', (_what, condition, context) => {
    expect(holds(condition, context)).toBe(false)
    expect(denies(condition, context)).toBe(true)
  })
})
