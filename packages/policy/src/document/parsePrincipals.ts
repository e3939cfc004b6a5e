import { PolicyError } from '../errors/policyError.js'
import { members, stringOf, stringsOf } from './elements.js'
import type { Json } from './json.js'
import { type PrincipalElement, type PrincipalType, principalTypes } from './policyDocument.js'

const accountNumber = /^\d{12}$/
// Six parts, none with a wildcard: "You cannot use a wildcard to match part of a principal name or ARN".
const principalArn = /^arn:[^:*?]+:(?:iam|sts):[^:*?]*:\d{12}:[^*?]+$/

/** `Principal` or `NotPrincipal`. Throws PolicyError `policy/principal`, `policy/unknown-element`. */
export function parsePrincipals(json: Json, not: boolean): PrincipalElement {
  if (json.type !== 'object') {
    const everyone = stringOf(json)
    if (everyone !== '*') throw malformed(everyone, json.path, '"*", or an object with AWS, Service, …')
    return { path: json.path, not, listed: [{ type: 'AWS', id: '*' }] }
  }
  const listed = [...members(json, principalTypes, 'principal')].flatMap(([name, value]) => {
    const type = principalTypes.find((known) => known === name)!
    return stringsOf(value).map((id) => {
      check(type, id, value.path)
      return { type, id }
    })
  })
  if (listed.length === 0) throw malformed('{}', json.path, 'at least one of AWS, Service, Federated, …')
  return { path: json.path, not, listed }
}

function check(type: PrincipalType, id: string, path: string): void {
  if (type === 'AWS') {
    if (id === '*' || accountNumber.test(id) || principalArn.test(id)) return
    throw malformed(id, path, '*, an account of twelve digits, or the whole ARN of a user, role or session')
  }
  if (id === '' || /[*?]/.test(id)) throw malformed(id, path, 'a whole name without wildcards')
}

function malformed(value: string, field: string, valid: string): PolicyError {
  return new PolicyError('policy/principal', {
    field,
    value,
    valid,
    message: 'This is not a principal.',
  })
}
