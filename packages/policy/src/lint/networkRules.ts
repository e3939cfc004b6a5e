import { type AddressRange, isIn, maybeRange } from '../conditions/addresses.js'
import type { Finding } from './finding.js'
import { type Line, needsKey, requires, type StatementFacts } from './statementFacts.js'

/** Keys that are there only for requests through a VPC endpoint, where `aws:SourceIp` is not. */
export const endpointKeys: readonly string[] = ['aws:sourcevpce', 'aws:sourcevpc', 'aws:vpcsourceip']
export const sourceIp = 'aws:sourceip'
const vpcSourceIp = 'aws:vpcsourceip'
/** Keys that say whose network a private address belongs to. */
const owningKeys: readonly string[] = [
  'aws:sourcevpce',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:vpceaccount',
]

/** Ranges that everybody may use at home: RFC 1918, RFC 6598, RFC 3927, RFC 1122 (loopback), RFC 4193, RFC 4291. */
const privateRanges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].map((text) => maybeRange(text)!)

/** What is dangerous or idle in conditions on addresses. */
export function networkRules(facts: StatementFacts): Finding[] {
  return facts.lines
    .filter(({ operator }) => operator.family === 'ip')
    .flatMap((line) => [
      ...privateRangeAlone(facts, line),
      ...privateSourceIp(line),
      ...wholeInternet(facts, line),
      ...sourceIpBehindEndpoint(facts, line),
    ])
}

function privateRangeAlone(facts: StatementFacts, line: Line): Finding[] {
  if (!facts.grants || line.key !== vpcSourceIp || line.operator.negated) return []
  const ranges = line.condition.wanted.filter(isPrivate)
  if (ranges.length === 0 || owningKeys.some((key) => requires(facts, key))) return []
  return [
    {
      code: 'lint/private-range-alone',
      severity: 'danger',
      path: line.condition.path,
      sentence: `${ranges.join(', ')} is a private range: any VPC of any account may use it, and nothing here says whose it is.`,
      instead: 'Add StringEquals of aws:SourceVpc (or aws:SourceVpce) for your own to the same statement.',
    },
  ]
}

function privateSourceIp({ key, condition }: Line): Finding[] {
  const ranges = condition.wanted.filter(isPrivate)
  if (key !== sourceIp || ranges.length === 0) return []
  return [
    {
      code: 'lint/private-source-ip',
      severity: 'warning',
      path: condition.path,
      sentence: `On AWS aws:SourceIp is a public address, so ${ranges.join(', ')} never matches: who comes with a private address comes through an endpoint, where the key is missing.`,
      instead: 'Name the public range behind which the network leaves, or aws:SourceVpce for its endpoint.',
    },
  ]
}

function wholeInternet({ grants }: StatementFacts, { operator, condition }: Line): Finding[] {
  if (!grants || operator.negated || !condition.wanted.some((text) => maybeRange(text)!.bits === 0)) return []
  return [
    {
      code: 'lint/whole-internet',
      severity: 'danger',
      path: condition.path,
      sentence: 'A range with prefix 0 is every address there is.',
      instead: 'Name the ranges that are meant.',
    },
  ]
}

function sourceIpBehindEndpoint(facts: StatementFacts, line: Line): Finding[] {
  const { effect } = facts.statement
  const sparesEndpoints = facts.lines.some(({ key, operator }) => {
    return (
      endpointKeys.includes(key) || (key === sourceIp && (operator.family === 'null' || operator.ifExists))
    )
  })
  if (effect !== 'Deny' || line.key !== sourceIp || needsKey(line) || sparesEndpoints) return []
  return [
    {
      code: 'lint/source-ip-behind-endpoint',
      severity: 'warning',
      path: line.condition.path,
      sentence:
        'Requests through a VPC endpoint have no aws:SourceIp, and for a negated operator that is a match: all of them are denied.',
      instead: 'Say for endpoints what holds for them (aws:SourceVpce), beside this condition.',
    },
  ]
}

function isPrivate(text: string): boolean {
  const range = maybeRange(text)
  return range !== undefined && privateRanges.some((block) => liesIn(range, block))
}

function liesIn(range: AddressRange, block: AddressRange): boolean {
  return range.bits >= block.bits && isIn(range.address, block)
}
