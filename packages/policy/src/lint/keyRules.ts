import type { Finding } from './finding.js'
import { guessKey, hasManyValues, isKnownKey } from './knownKeys.js'
import type { Line, StatementFacts } from './statementFacts.js'

/** Keys that no request has, and set operators where they do not belong or are wanted. */
export function keyRules({ lines }: StatementFacts): Finding[] {
  return lines.flatMap((line) => {
    if (isKnownKey(line.key)) return setOperators(line)
    // Keys of services are for the services to know, but for those that are nearly a global one.
    return line.key.startsWith('aws:') || guessKey(line.key) !== undefined ? [unknown(line)] : []
  })
}

function unknown({ condition, key }: Line): Finding {
  const guess = guessKey(key)
  return {
    code: 'lint/unknown-key',
    severity: 'danger',
    path: condition.path,
    sentence: `AWS has no global key ${condition.key}, so every request lacks it.`,
    instead: guess === undefined ? 'Look the key up.' : `Did you mean ${guess}?`,
  }
}

function setOperators({ operator, condition, key }: Line): Finding[] {
  if (operator.family === 'null') return []
  const many = hasManyValues(key)
  if (many && operator.quantifier === null) {
    return [
      {
        code: 'lint/set-operator-missing',
        severity: 'warning',
        path: condition.path,
        sentence: `A request may have many values of ${condition.key}, and without a set operator AWS does not say which counts.`,
        instead: `ForAnyValue:${condition.operator} or ForAllValues:${condition.operator}`,
      },
    ]
  }
  if (many || operator.quantifier === null) return []
  return [
    {
      code: 'lint/set-operator-needless',
      severity: 'note',
      path: condition.path,
      sentence: `${condition.key} has one value at most; a set operator only changes what a missing key means.`,
      instead: condition.operator.slice(condition.operator.indexOf(':') + 1),
    },
  ]
}
