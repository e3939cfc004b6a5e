import { type CompiledCondition, compileCondition } from '../conditions/compileCondition.js'
import { no, type Truth, unreadable, yes } from '../conditions/truth.js'
import type { PatternElement, PolicyDocument, Statement } from '../document/policyDocument.js'
import { lowerAscii } from '../patterns/lowerAscii.js'
import { type Pattern, wildcardPattern } from '../patterns/pattern.js'
import { resourceTokens } from '../patterns/resourceTokens.js'
import { parseTemplate } from '../patterns/template.js'
import type { PreparedRequest } from './preparedRequest.js'
import { type CompiledPrincipals, compilePrincipals } from './principals.js'

/** How far a request got through a statement before something did not match; then `firstCondition` + its index. */
export const stoppedAtAction = 0
export const stoppedAtResource = 1
export const stoppedAtPrincipal = 2
export const firstCondition = 3

/** A statement made ready to be asked many times. */
export interface CompiledStatement {
  readonly policy: PolicyDocument
  readonly index: number
  readonly written: Statement
  readonly principals: CompiledPrincipals | null
  readonly conditions: readonly CompiledCondition[]
  readonly actions: Element
  readonly resources: Element
  /** What must at least be true of each part: an Allow wants certainty, for a Deny doubt is enough. */
  readonly enough: Truth
}

type Element = (request: PreparedRequest) => Truth

export function compileStatement(policy: PolicyDocument, index: number): CompiledStatement {
  const written = policy.statements[index]!
  const actions = written.actions.patterns.map((text) =>
    wildcardPattern([{ type: 'text', text: lowerAscii(text) }]),
  )
  return {
    policy,
    index,
    written,
    principals: written.principals === null ? null : compilePrincipals(written.principals),
    conditions: written.conditions.map((condition) => compileCondition(condition, policy.version)),
    actions: compileElement(written.actions, actions, (request) => request.action),
    resources: compileResources(written.resources, policy),
    enough: written.effect === 'Allow' ? yes : unreadable,
  }
}

/** The place where the request stopped, or `firstCondition` + the number of conditions where the statement applies. */
export function progressOf(statement: CompiledStatement, request: PreparedRequest): number {
  const { enough, conditions, principals } = statement
  if (statement.actions(request) < enough) return stoppedAtAction
  if (statement.resources(request) < enough) return stoppedAtResource
  if (principals !== null && principals.cover(request.caller) < enough) return stoppedAtPrincipal
  for (let at = 0; at < conditions.length; at++) {
    if (conditions[at]!.holds(request.values) < enough) return firstCondition + at
  }
  return firstCondition + conditions.length
}

export function isThrough(statement: CompiledStatement, progress: number): boolean {
  return progress === firstCondition + statement.conditions.length
}

/** Without a Resource a policy speaks of the resource that it hangs on, whatever that is called. */
function compileResources(element: PatternElement | null, { version }: PolicyDocument): Element {
  if (element === null) return () => yes
  const patterns = element.patterns.map((text) => {
    const pieces =
      version === '2012-10-17' ? parseTemplate(text, element.path) : [{ type: 'text', text } as const]
    return wildcardPattern(pieces, resourceTokens)
  })
  return compileElement(element, patterns, (request) => request.resource)
}

/**
 * A pattern whose variable has no value "will not match any resource" ("Policy variables with no value"). Of
 * NotResource that would make an Allow one of everything; so it is unreadable there.
 */
function compileElement(
  { not }: PatternElement,
  patterns: readonly Pattern[],
  asked: (request: PreparedRequest) => string,
): Element {
  return (request) => {
    const text = asked(request)
    let unresolved = false
    for (const matches of patterns) {
      const match = matches(text, request.values)
      if (match) return not ? no : yes
      if (match === undefined) unresolved = true
    }
    if (!not) return no
    return unresolved ? unreadable : yes
  }
}
