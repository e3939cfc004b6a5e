import { PolicyError } from '../errors/policyError.js'
import type { ContextValues } from '../patterns/contextValues.js'
import { lowerAscii } from '../patterns/lowerAscii.js'
import { type Caller, checkCaller } from './caller.js'

/** A condition key's value in a request: one, or a list for the keys that may have many (`aws:TagKeys`). */
export type ContextValue = string | number | boolean | readonly string[]

/** Who wants to do what to what, and the circumstances. */
export interface AccessRequest {
  /** `service:Name`; case does not count. */
  readonly action: string
  /** The ARN of what it is done to; its characters are never wildcards. */
  readonly resource: string
  /** Who asks, as resource policies name principals; absent for an anonymous caller. */
  readonly principal?: Caller
  /** Condition keys, whatever their case, with their values; a key that is not there is missing. */
  readonly context?: Readonly<Record<string, ContextValue>>
}

const actionForm = /^[A-Za-z0-9-]+:[A-Za-z0-9]+$/

/** A checked request: worth keeping where the same one is put to several sets of policies. */
export class PreparedRequest {
  private constructor(
    readonly written: AccessRequest,
    /** In lower case. */
    readonly action: string,
    readonly resource: string,
    readonly caller: Caller | undefined,
    readonly values: ContextValues,
  ) {}

  /**
   * @throws PolicyError `policy/request-action`, `policy/request-resource`, `policy/request-principal`,
   * `policy/request-context`
   */
  static from(request: AccessRequest | PreparedRequest): PreparedRequest {
    if (request instanceof PreparedRequest) return request
    const { action, resource, principal, context = {} } = request
    if (typeof action !== 'string' || !actionForm.test(action)) {
      throw malformed('action', action, 'service:Name without wildcards')
    }
    if (typeof resource !== 'string' || resource === '') {
      throw malformed('resource', resource, 'an ARN, or * for an action that has no resource')
    }
    if (principal !== undefined) checkCaller(principal)
    return new PreparedRequest(request, lowerAscii(action), resource, principal, valuesOf(context))
  }
}

function valuesOf(context: Readonly<Record<string, ContextValue>>): ContextValues {
  const values = new Map<string, string | readonly string[]>()
  for (const key of Object.keys(context)) {
    const value = context[key]
    const lower = lowerAscii(key)
    if (values.has(lower)) throw malformed('context', key, 'each key once, whatever its case')
    if (typeof value === 'string') values.set(lower, value)
    else if (typeof value === 'number' || typeof value === 'boolean') values.set(lower, String(value))
    else if (isListOfStrings(value)) {
      // A list of one is a value like any other; an empty one is a missing key.
      if (value.length > 0) values.set(lower, value.length === 1 ? value[0]! : value)
    } else if (value !== undefined) {
      throw malformed('context', key, 'a string, a number, a boolean or a list of strings')
    }
  }
  return values
}

function isListOfStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function malformed(part: 'action' | 'resource' | 'context', value: unknown, valid: string): PolicyError {
  return new PolicyError(`policy/request-${part}`, {
    field: part,
    value,
    valid,
    message: `The request's ${part} cannot be read, so nobody can be let in by it.`,
  })
}
