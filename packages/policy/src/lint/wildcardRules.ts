import type { Finding } from './finding.js'
import type { StatementFacts } from './statementFacts.js'

const partsBeforeResource = 5
const servicePart = 2
/** Services whose ARNs begin with a name, not with a type as `user-profile/…` does. */
const withoutType: readonly string[] = ['s3', 'execute-api', 'sns', 'sqs']

/** Statements that cover more than anybody would list. */
export function wildcardRules(facts: StatementFacts): Finding[] {
  return [...resources(facts), ...actions(facts), ...everythingBut(facts), ...sparesAll(facts)]
}

function resources({ statement, document, grants }: StatementFacts): Finding[] {
  const { resources } = statement
  if (!grants || resources === null || resources.not) return []
  return resources.patterns.flatMap((pattern): Finding[] => {
    // A resource policy hangs on its resource, and so `*` is that one alone.
    if (document.kind === 'resource' && pattern === '*') return []
    const reach = reachOf(pattern)
    if (reach === 'named') return []
    const isAll = reach === 'all'
    return [
      {
        code: 'lint/wildcard-resource',
        severity: isAll ? 'danger' : 'note',
        path: resources.path,
        sentence: `${pattern} names nothing${isAll ? '' : ' at its end'}: whoever has this policy reaches every resource of the kind${isAll ? '' : ' below it'}.`,
        instead:
          'Name the resource, or let a variable name it, e.g. user-profile/d-example/${aws:PrincipalTag/profile}.',
      },
    ]
  })
}

/** Whether a pattern names its resource, leaves its last part open, or all of it. */
function reachOf(pattern: string): 'named' | 'below' | 'all' {
  const parts = pattern.split(':')
  if (parts.length <= partsBeforeResource) return pattern.endsWith('*') ? 'all' : 'named'
  const segments = parts.slice(partsBeforeResource).join(':').split(/[/:]/)
  const hasType = segments.length > 1 && !withoutType.includes(parts[servicePart]!)
  const names = hasType ? segments.slice(1) : segments
  if (names.every(isOpen)) return 'all'
  return hasType && isOpen(names.at(-1)!) ? 'below' : 'named'
}

function isOpen(segment: string): boolean {
  return /^\*+$/.test(segment)
}

function actions({ statement, grants }: StatementFacts): Finding[] {
  const { actions } = statement
  if (!grants || actions.not) return []
  return actions.patterns
    .filter((pattern) => /^\*$|:\*+$/.test(pattern))
    .map((pattern) => ({
      code: 'lint/wildcard-action',
      severity: /^\*/.test(pattern) ? 'danger' : 'warning',
      path: actions.path,
      sentence: `${pattern} allows every action${/^\*/.test(pattern) ? ' of every service' : ' of the service'}, and those that will come.`,
      instead: 'List the actions that are needed.',
    }))
}

function everythingBut({ statement, grants }: StatementFacts): Finding[] {
  if (!grants) return []
  const elements = [
    ['NotAction', statement.actions],
    ['NotResource', statement.resources],
    ['NotPrincipal', statement.principals],
  ] as const
  return elements.flatMap(([name, element]): Finding[] =>
    element?.not
      ? [
          {
            code: 'lint/allow-everything-but',
            severity: 'danger',
            path: element.path,
            sentence: `Allow with ${name} allows everything that it forgets to list.`,
            instead: `Allow with ${name.slice('Not'.length)}; or keep ${name} and deny.`,
          },
        ]
      : [],
  )
}

/** The published sample put a user's name into `NotResource …/GET/<name>` as it was; a user named `*` was spared all. */
function sparesAll({ statement }: StatementFacts): Finding[] {
  const { resources, effect } = statement
  if (effect !== 'Deny' || resources === null || !resources.not) return []
  return resources.patterns
    .filter((pattern) => isOpen(pattern.split(/[/:]/).at(-1)!))
    .map((pattern) => ({
      code: 'lint/deny-spares-all',
      severity: 'danger',
      path: resources.path,
      sentence: `Deny with NotResource ${pattern} spares whatever stands in the place of its last star; a name put in there unescaped may have been one.`,
      instead: 'Name the resource; write a star of a name as ${*}.',
    }))
}
