// Random policies and requests from small alphabets, so that they meet often.
import fc from 'fast-check'
import type { PlainPolicy, PlainRequest } from './plainEvaluator.fixture.js'

const account = '111122223333'
const user = `arn:aws:iam::${account}:user/alice`
const session = `arn:aws:sts::${account}:assumed-role/mint/alice`
const role = `arn:aws:iam::${account}:role/mint`

const actions = ['studio:Open', 'studio:Close', 'lab:Open']
const actionPatterns = ['studio:Open', 'STUDIO:open', 'studio:*', 'studio:?pen', '*', 'lab:O*', '*:Open']

const names = ['alice', 'bob', '*', 'al/ice', 'a:b', 'ali?e']
const resources = names.map((name) => `arn:aws:studio:us-west-2:${account}:profile/d-1/${name}`)
const resourcePatterns = [
  '*',
  `arn:aws:studio:us-west-2:${account}:profile/d-1/*`,
  `arn:aws:studio:*:${account}:profile/*/alice`,
  'arn:aws:studio:us-*-2:*',
  'arn:aws:studio:us-west-?:profile/d-1/bob',
  `arn:aws:studio:*:profile/d-1/bob`,
  `arn:aws:*t?dio:us-west-2:${account}:profile/?-1/al*ice`,
  `arn:aws:studio:us-west-2:${account}:profile/d-1/\${aws:username}`,
  `arn:aws:studio:us-west-2:${account}:profile/d-1/\${aws:username, 'bob'}`,
  `arn:aws:studio:us-west-2:${account}:profile/d-1/\${aws:username}*`,
  `arn:aws:studio:us-west-2:${account}:profile/d-1/\${*}`,
  `arn:aws:studio:*:${account}:profile/*/\${aws:username}`,
  `arn:aws:studio:us*2:${account}:profile/?-1/\${aws:username}`,
]

interface Asked {
  readonly operators: readonly string[]
  readonly key: string
  readonly wanted: readonly string[]
  readonly found: readonly string[]
}

const orders = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals']

/** Keys, the operators that are asked of them, and values of both sides. */
const questions: readonly Asked[] = [
  {
    operators: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    key: 'aws:username',
    wanted: ['alice', 'ALICE', '*', '${*}', "${team:name, 'bob'}", '${team:name}'],
    found: names,
  },
  {
    operators: ['StringLike', 'StringNotLike', 'stringlike'],
    key: 'team:name',
    wanted: ['*', '*${aws:username}', 'a*', 'al?ce', '${aws:username}', '${?}*', 'x${$}', '*:*', ''],
    found: [...names, '', 'x$'],
  },
  {
    operators: orders.map((order) => `Numeric${order}`),
    key: 'studio:seconds',
    wanted: ['5', '300', '-0.50', '9007199254740993', '007'],
    found: ['5', '5.0', '299.99', '-0.5', '9007199254740992', '1e3', '', 'abc', '7'],
  },
  {
    operators: orders.map((order) => `Date${order}`),
    key: 'aws:CurrentTime',
    wanted: ['2021', '2020-12-20T23:59:59Z', '1608508799', '2020-12-20T18:59:59-05:00', '2020-02-29'],
    found: ['2020-12-20T23:59:59Z', '2020-12-21', '1608508800.5', '2021-02-29', 'yesterday', '2020-12'],
  },
  {
    operators: ['Bool'],
    key: 'aws:SecureTransport',
    wanted: ['true', 'false'],
    found: ['true', 'false', 'TRUE'],
  },
  {
    operators: ['BinaryEquals'],
    key: 'studio:digest',
    wanted: ['QmluYXJ5', 'QQ=='],
    found: ['QmluYXJ5', 'QQ==', 'QR==', 'QQ'],
  },
  {
    operators: ['IpAddress', 'NotIpAddress'],
    key: 'aws:VpcSourceIp',
    wanted: ['10.16.0.0/16', '10.16.3.4', '2001:db8::/32', '::ffff:10.16.0.0/112', '0.0.0.0/0', '::/0'],
    found: ['10.16.3.4', '::ffff:10.16.3.4', '10.17.0.1', '2001:DB8:1::9', '010.16.3.4', '10.16.3', '::1'],
  },
  {
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    key: 'aws:PrincipalArn',
    wanted: [
      user,
      'arn:*:iam::*:user/*',
      `arn:aws:iam::${account}:role/\${aws:username}`,
      'arn:aws:*:role/*:x:y',
    ],
    found: [user, role, `arn:aws:iam::${account}:role/*`, 'arn:aws:iam:a:b:role/m:x:y', 'alice'],
  },
]

const quantifiers = ['', '', '', 'ForAnyValue:', 'ForAllValues:']

const conditionLine = fc.constantFrom(...questions).chain(({ operators, key, wanted }) =>
  fc.record({
    operator: fc
      .tuple(
        fc.constantFrom(...quantifiers),
        fc.constantFrom(...operators),
        fc.constantFrom('', '', 'IfExists'),
      )
      .map((parts) => parts.join('')),
    key: fc.constantFrom(key, key.toUpperCase()),
    wanted: fc.uniqueArray(fc.constantFrom(...wanted), { minLength: 1, maxLength: 2 }),
  }),
)
const nullLine = fc.record({
  operator: fc.constant('Null'),
  key: fc.constantFrom(...questions.map(({ key }) => key)),
  wanted: fc.constantFrom('true', 'false').map((flag) => [flag]),
})

const block = fc
  .array(fc.oneof({ weight: 6, arbitrary: conditionLine }, { weight: 1, arbitrary: nullLine }), {
    maxLength: 2,
  })
  .map((lines) => {
    const condition: Record<string, Record<string, string[]>> = {}
    // Two lines of one operator, whatever its case, would be refused as twins.
    const seen = new Set<string>()
    for (const { operator, key, wanted } of lines) {
      if (seen.has(operator.toLowerCase())) continue
      seen.add(operator.toLowerCase())
      condition[operator] = { [key]: wanted }
    }
    return seen.size === 0 ? {} : { Condition: condition }
  })

const principals = fc.constantFrom<unknown>(
  '*',
  { AWS: '*' },
  { AWS: account },
  { AWS: `arn:aws:iam::${account}:root` },
  { AWS: [user, role] },
  { AWS: session, Service: 'lambda.amazonaws.com' },
  { Service: 'lambda.amazonaws.com' },
)

const listOf = (values: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...values),
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
  )
const withNot = (name: string, value: fc.Arbitrary<unknown>) =>
  fc.tuple(fc.constantFrom('', '', '', 'Not'), value).map(([not, v]) => ({ [`${not}${name}`]: v }))

function statement(kind: PlainPolicy['kind']): fc.Arbitrary<object> {
  return fc
    .tuple(
      fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny').map((Effect) => ({ Effect })),
      withNot('Action', listOf(actionPatterns)),
      withNot('Resource', listOf(resourcePatterns)),
      kind === 'resource' ? withNot('Principal', principals) : fc.constant({}),
      block,
    )
    .map((parts) => Object.assign({}, ...parts))
}

const policy = fc
  .constantFrom<PlainPolicy['kind']>('identity', 'identity', 'resource', 'boundary', 'session')
  .chain((kind) =>
    fc
      .record(
        {
          Version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'),
          Statement: fc.array(statement(kind), { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: ['Version', 'Statement'] },
      )
      .map((document): PlainPolicy => ({ kind, text: JSON.stringify(document) })),
  )

export const somePolicies = fc.array(policy, { minLength: 1, maxLength: 3 })

const callers: readonly PlainRequest['principal'][] = [
  undefined,
  { type: 'AWS', arn: user },
  { type: 'AWS', arn: session, behind: role },
  { type: 'AWS', arn: `arn:aws:iam::${account}:root` },
  { type: 'AWS', arn: 'arn:aws:iam::999999999999:user/alice' },
  { type: 'Service', id: 'lambda.amazonaws.com' },
]

const context = fc
  .tuple(
    ...questions.map(({ key, found }) =>
      fc.oneof(
        { weight: 2, arbitrary: fc.constant({}) },
        { weight: 5, arbitrary: fc.constantFrom(...found).map((value) => ({ [key]: value })) },
        { weight: 1, arbitrary: fc.constantFrom(...found).map((value) => ({ [key.toLowerCase()]: value })) },
        {
          weight: 1,
          arbitrary: fc.array(fc.constantFrom(...found), { maxLength: 3 }).map((v) => ({ [key]: v })),
        },
      ),
    ),
  )
  .map((parts): Record<string, string | string[]> => Object.assign({}, ...parts))

export const someRequest: fc.Arbitrary<PlainRequest> = fc
  .tuple(
    fc.constantFrom(...actions),
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...resources) },
      { weight: 1, arbitrary: fc.constantFrom('*', 'arn:aws:studio:::profile/d-1/bob') },
    ),
    fc.constantFrom(...callers),
    context,
  )
  .map(([action, resource, principal, values]) => ({
    action,
    resource,
    ...(principal === undefined ? {} : { principal }),
    context: values,
  }))
