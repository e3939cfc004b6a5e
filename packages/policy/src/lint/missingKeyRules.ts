import type { Finding } from './finding.js'
import { requires, type StatementFacts } from './statementFacts.js'

/** Allows that a request passes by not having the key at all. */
export function missingKeyRules(facts: StatementFacts): Finding[] {
  if (!facts.grants) return []
  return facts.lines.flatMap(({ operator, condition, key }): Finding[] => {
    const passes = operator.negated || operator.ifExists || operator.quantifier === 'all'
    if (!passes || operator.quantifier === 'any' || operator.family === 'null' || requires(facts, key))
      return []
    const isSet = operator.quantifier === 'all'
    const why = isSet
      ? 'all values of none are in any list'
      : operator.ifExists
        ? 'IfExists asks nothing of it'
        : 'a negated operator takes that for a match'
    return [
      {
        code: isSet ? 'lint/empty-set-passes' : 'lint/missing-key-passes',
        severity: 'danger',
        path: condition.path,
        sentence: `A request without ${condition.key} is allowed here: ${why}.`,
        instead: `Add "Null": {"${condition.key}": "false"} to the same statement.`,
      },
    ]
  })
}
