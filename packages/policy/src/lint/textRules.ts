import type { Finding } from './finding.js'
import { type Line, piecesIn, type StatementFacts } from './statementFacts.js'

/** Wildcards where they are letters, none where they were meant, and variables that are none. */
export function textRules(facts: StatementFacts): Finding[] {
  return [...facts.lines.flatMap((line) => wildcards(facts, line)), ...variablesInOldVersion(facts)]
}

function wildcards({ document }: StatementFacts, { operator, condition }: Line): Finding[] {
  const withWildcard = condition.wanted.filter((text) =>
    piecesIn(document, text, condition.path).some(
      (piece) => piece.type === 'text' && /[*?]/.test(piece.text),
    ),
  )
  if (operator.family === 'string' && withWildcard.length > 0) {
    return [
      {
        code: 'lint/equals-with-wildcard',
        severity: 'warning',
        path: condition.path,
        sentence: `${condition.operator} compares letter by letter: ${withWildcard.join(', ')} is no pattern to it.`,
        instead: condition.operator.replace(/Equals(IgnoreCase)?/i, 'Like'),
      },
    ]
  }
  if (operator.family === 'like' && withWildcard.length === 0) {
    return [
      {
        code: 'lint/like-without-wildcard',
        severity: 'note',
        path: condition.path,
        sentence: `${condition.operator} has no wildcard to match with.`,
        instead: condition.operator.replace(/Like/i, 'Equals'),
      },
    ]
  }
  return []
}

function variablesInOldVersion({ document, statement, lines }: StatementFacts): Finding[] {
  if (document.version === '2012-10-17') return []
  const places = [
    ...(statement.resources === null
      ? []
      : [statement.resources].map(({ path, patterns }) => ({ path, texts: patterns }))),
    ...lines.map(({ condition }) => ({ path: condition.path, texts: condition.wanted })),
  ]
  return places
    .filter(({ texts }) => texts.some((text) => /\$\{[^}]*\}/.test(text)))
    .map(({ path }) => ({
      code: 'lint/variable-in-old-version',
      severity: 'danger',
      path,
      sentence: 'In version 2008-10-17 a variable is plain text, dollar sign and braces included.',
      instead: '"Version": "2012-10-17"',
    }))
}
