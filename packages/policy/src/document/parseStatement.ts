import { PolicyError } from '../errors/policyError.js'
import { members, oneOf, stringOf, stringsOf } from './elements.js'
import type { Json } from './json.js'
import { pointer } from './json.js'
import { parseConditions } from './parseConditions.js'
import { checkAction, checkResource } from './parsePatterns.js'
import { parsePrincipals } from './parsePrincipals.js'
import type { PatternElement, PolicyKind, PolicyVersion, Statement } from './policyDocument.js'

const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]

/** One statement, checked element by element. Throws PolicyError. */
export function parseStatement(json: Json, kind: PolicyKind, version: PolicyVersion): Statement {
  const found = members(json, elements, 'statement')
  const sid = found.get('Sid')
  const effect = found.get('Effect') ?? missing(json, 'Effect')
  const condition = found.get('Condition')
  const principal = eitherOf(found, json, 'Principal')
  if (principal !== null && kind !== 'resource') {
    throw new PolicyError('policy/principal', {
      field: principal.value.path,
      valid: 'no Principal, or a resource policy',
      message: 'Only a resource policy names principals; this one speaks of whom it hangs on.',
    })
  }
  if (principal === null && kind === 'resource') missing(json, 'Principal')
  const actions = patternsOf(found, json, 'Action') ?? missing(json, 'Action')
  const resources = patternsOf(found, json, 'Resource')
  // A role's trust policy has no Resource: the role itself is meant.
  if (resources === null && kind !== 'resource') missing(json, 'Resource')
  for (const [index, pattern] of actions.patterns.entries()) checkAction(pattern, itemPath(actions, index))
  for (const [index, pattern] of resources?.patterns.entries() ?? []) {
    checkResource(pattern, itemPath(resources!, index), version)
  }
  return {
    path: json.path,
    sid: sid === undefined ? null : stringOf(sid),
    effect: oneOf(effect, ['Allow', 'Deny'] as const, 'policy/effect'),
    principals: principal === null ? null : parsePrincipals(principal.value, principal.not),
    actions,
    resources,
    conditions: condition === undefined ? [] : parseConditions(condition, version),
  }
}

function patternsOf(found: ReadonlyMap<string, Json>, statement: Json, name: string): PatternElement | null {
  const element = eitherOf(found, statement, name)
  if (element === null) return null
  return { path: element.value.path, not: element.not, patterns: stringsOf(element.value) }
}

/** `Action` or `NotAction`, never both. */
function eitherOf(found: ReadonlyMap<string, Json>, statement: Json, name: string) {
  const plain = found.get(name)
  const not = found.get(`Not${name}`)
  if (plain !== undefined && not !== undefined) {
    throw new PolicyError('policy/both-elements', {
      field: not.path,
      valid: `${name} or Not${name}`,
      message: `A statement has ${name} or Not${name}, not both.`,
    })
  }
  const value = plain ?? not
  return value === undefined ? null : { value, not: not !== undefined, statement: statement.path }
}

/** A lone string is its own path; an item of a list has its place in it. */
function itemPath(element: PatternElement, index: number): string {
  return element.patterns.length === 1 ? element.path : pointer(element.path, index)
}

function missing(statement: Json, name: string): never {
  throw new PolicyError('policy/missing-element', {
    field: pointer(statement.path, name),
    valid: name === 'Effect' ? 'Allow or Deny' : `${name} or Not${name}`,
    message: `A statement of this kind of policy must have ${name}.`,
  })
}
