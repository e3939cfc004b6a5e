import type { Finding } from './finding.js'
import type { StatementFacts } from './statementFacts.js'

/** A resource that is open to the world, or past an API's authorizer. */
export function principalRules({ statement, lines, grants }: StatementFacts): Finding[] {
  const { principals, actions } = statement
  if (!grants || principals === null || principals.not) return []
  if (!principals.listed.some(({ id }) => id === '*')) return []
  if (lines.length === 0) {
    return [
      {
        code: 'lint/everyone',
        severity: 'danger',
        path: principals.path,
        sentence: 'Everyone is allowed, known or unknown, from anywhere: the statement has no condition.',
        instead: 'Name the principals, or add a condition such as StringEquals of aws:SourceVpce.',
      },
    ]
  }
  if (!actions.patterns.some((pattern) => /^(?:\*|execute-api:)/i.test(pattern))) return []
  return [
    {
      code: 'lint/past-the-authorizer',
      severity: 'warning',
      path: principals.path,
      sentence:
        "API Gateway takes the allow of either side: everyone who meets the condition passes, unless the API's authorizer denies in so many words.",
      instead: 'Deny whoever does not meet the condition, and leave the allow to the authorizer.',
    },
  ]
}
