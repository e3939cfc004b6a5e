import { PolicyError } from '../errors/policyError.js'
import { described, type Json, type JsonObject } from './json.js'

/** The members of an object by name; a name that is not known is refused, since it may be a misspelt restriction. */
export function members(json: Json, known: readonly string[], what: string): Map<string, Json> {
  const found = new Map<string, Json>()
  for (const { name, value } of objectOf(json, what).members) {
    if (!known.includes(name)) {
      throw new PolicyError('policy/unknown-element', {
        field: value.path,
        value: name,
        valid: known.join(', '),
        message: `A ${what} has no element of this name (case counts).`,
      })
    }
    found.set(name, value)
  }
  return found
}

export function objectOf(json: Json, what: string): JsonObject {
  if (json.type !== 'object') throw wrongType(json, `a ${what} in braces`)
  return json
}

export function stringOf(json: Json): string {
  if (json.type !== 'string') throw wrongType(json, 'a string')
  return json.text
}

/** One string or a list of at least one. */
export function stringsOf(json: Json): string[] {
  return listed(json).map(stringOf)
}

/** A condition's values: strings, numbers and booleans, each as its text. */
export function valuesOf(json: Json): string[] {
  return listed(json).map((item) => {
    if (item.type === 'string' || item.type === 'number' || item.type === 'boolean') return item.text
    throw wrongType(item, 'a string, a number or a boolean')
  })
}

/** The items of a list, or the value itself where the brackets are left out. */
export function listed(json: Json): readonly Json[] {
  if (json.type !== 'list') return [json]
  if (json.items.length === 0) {
    throw new PolicyError('policy/empty', {
      field: json.path,
      value: [],
      valid: 'at least one value',
      message: 'An empty list says nothing, and readers would disagree what that means.',
    })
  }
  return json.items
}

export function oneOf<Choice extends string>(json: Json, choices: readonly Choice[], code: string): Choice {
  const text = stringOf(json)
  const choice = choices.find((candidate) => candidate === text)
  if (choice === undefined) {
    throw new PolicyError(code, {
      field: json.path,
      value: text,
      valid: choices.join(' or '),
      message: 'This value is not one of the language (case counts).',
    })
  }
  return choice
}

export function wrongType(json: Json, valid: string): PolicyError {
  return new PolicyError('policy/type', {
    field: json.path,
    value: described(json),
    valid,
    message: 'This element takes another kind of value.',
  })
}
