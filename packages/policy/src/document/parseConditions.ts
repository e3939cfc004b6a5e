import { compileMatcher } from '../conditions/compileMatcher.js'
import { parseOperator } from '../conditions/operators.js'
import { PolicyError } from '../errors/policyError.js'
import { lowerAscii } from '../patterns/lowerAscii.js'
import { objectOf, valuesOf } from './elements.js'
import { type Json, pointer } from './json.js'
import type { Condition, PolicyVersion } from './policyDocument.js'

/** A service's prefix, a colon and the key's name: `aws:SourceIp`, `aws:PrincipalTag/Team`. */
const keyForm = /^[A-Za-z0-9.-]+:./

/**
 * A statement's condition block, flattened to one line an operator and key.
 *
 * @throws PolicyError `policy/operator`, `policy/condition-key`, `policy/condition-value`, `policy/variable`, and
 * `policy/duplicate-key`: names of operators and keys do not differ by case alone
 */
export function parseConditions(json: Json, version: PolicyVersion): Condition[] {
  const operators = objectOf(json, 'condition block').members
  refuseTwins(
    json.path,
    operators.map(({ name }) => name),
  )
  if (operators.length === 0) throw empty(json)
  return operators.flatMap(({ name: operator, value: block }) => {
    const parsed = parseOperator(operator, block.path)
    const keys = objectOf(block, 'block of condition keys').members
    refuseTwins(
      block.path,
      keys.map(({ name }) => name),
    )
    if (keys.length === 0) throw empty(block)
    return keys.map(({ name: key, value }) => {
      checkKey(key, value.path)
      const wanted = valuesOf(value)
      // What the operator cannot read is refused while people look at the policy, not while it is asked.
      for (const text of wanted) compileMatcher(parsed, text, version, value.path)
      return { path: value.path, operator, key, wanted }
    })
  })
}

function refuseTwins(path: string, names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    const lower = lowerAscii(name)
    if (seen.has(lower)) {
      throw new PolicyError('policy/duplicate-key', {
        field: pointer(path, name),
        value: name,
        valid: 'each name once, whatever its case',
        message: 'Two names differ by case alone, and mean the same.',
      })
    }
    seen.add(lower)
  }
}

function checkKey(key: string, path: string): void {
  if (keyForm.test(key)) return
  throw new PolicyError('policy/condition-key', {
    field: path,
    value: key,
    valid: 'service:Key, e.g. aws:SourceIp',
    message: 'This is not the name of a condition key.',
  })
}

function empty(json: Json): PolicyError {
  return new PolicyError('policy/empty', {
    field: json.path,
    value: {},
    valid: 'at least one member',
    message: 'An empty condition says nothing, and readers would disagree what that means.',
  })
}
