import type { Finding } from './finding.js'
import { endpointKeys, sourceIp } from './networkRules.js'
import { needsKey, requires, type StatementFacts } from './statementFacts.js'

const parts = 6
const [partitionPart, servicePart, regionPart, accountPart] = [1, 2, 3, 4]
/** Services whose resources always belong to a region and an account. */
const regional: readonly string[] = [
  'sagemaker',
  'execute-api',
  'lambda',
  'sqs',
  'sns',
  'dynamodb',
  'ecr',
  'cognito-idp',
  'secretsmanager',
]

type Words = readonly [path: string, sentence: string, instead: string]

/** Statements that no request can meet: an Allow of them is idle, a Deny protects nothing. */
export function neverRules(facts: StatementFacts): Finding[] {
  const { statement } = facts
  const never = (...[path, sentence, instead]: Words): Finding => ({
    code: 'lint/never-matches',
    severity: statement.effect === 'Deny' ? 'danger' : 'warning',
    path,
    sentence,
    instead,
  })
  return [
    ...deadResources(facts, never),
    ...absentAndPresent(facts).map(({ condition }) =>
      never(
        condition.path,
        `The statement wants ${condition.key} to be missing, and also to have a value.`,
        'Leave one of the two out.',
      ),
    ),
    ...(requires(facts, sourceIp) && endpointKeys.some((key) => requires(facts, key))
      ? [
          never(
            statement.path,
            'A request comes over the internet (aws:SourceIp) or through a VPC endpoint (aws:SourceVpce, aws:SourceVpc, aws:VpcSourceIp), never both.',
            'Make two statements of it.',
          ),
        ]
      : []),
  ]
}

/** Where all patterns are dead the statement is; where some are, they are only idle. */
function deadResources({ statement }: StatementFacts, never: (...words: Words) => Finding): Finding[] {
  const { resources } = statement
  if (resources === null || resources.not) return []
  const dead = resources.patterns.filter(isDead)
  return dead.map((pattern) => {
    const finding = never(
      resources.path,
      `No resource has an ARN like ${pattern}: region and account, or parts of it, are missing.`,
      'arn:partition:service:region:account:resource, with * for any region or account',
    )
    const isIdle = dead.length < resources.patterns.length
    return isIdle ? { ...finding, code: 'lint/dead-resource', severity: 'warning' } : finding
  })
}

function isDead(pattern: string): boolean {
  if (pattern === '*') return false
  const written = pattern.split(':')
  // A star that ends its part may stand for parts that are missing.
  if (written.length < parts) return !/\*(?::|$)/.test(pattern)
  const isRegional = regional.includes(written[servicePart]!) && !written[partitionPart]!.includes('*')
  return isRegional && (written[regionPart] === '' || written[accountPart] === '')
}

function absentAndPresent(facts: StatementFacts) {
  return facts.lines.filter(({ operator, condition, key }) => {
    const wantsAbsent = operator.family === 'null' && !condition.wanted.includes('false')
    return wantsAbsent && facts.lines.some((line) => line.key === key && needsKey(line))
  })
}
