import type { PolicyVersion } from '../document/policyDocument.js'
import { PolicyError } from '../errors/policyError.js'
import { maybeArnPattern } from '../patterns/arnPattern.js'
import type { ContextValues } from '../patterns/contextValues.js'
import { equalityPattern, type Pattern, wildcardPattern } from '../patterns/pattern.js'
import { type Piece, parseTemplate } from '../patterns/template.js'
import { isIn, maybeAddress, maybeRange } from './addresses.js'
import { isBase64 } from './binary.js'
import { maybeInstant } from './dates.js'
import { compareDecimals, maybeDecimal } from './decimals.js'
import type { Comparison, Operator } from './operators.js'
import { no, type Truth, unreadable, yes } from './truth.js'

/** Whether one value of the request matches one wanted value, before any negation. */
export type Matcher = (found: string, context: ContextValues) => Truth

const asWritten = (text: string) => text
const withoutCase = (text: string) => text.toLowerCase()

/**
 * Makes one wanted value ready. Variables are read in version 2012-10-17 and by string and ARN operators alone
 * ("IAM policy elements: Variables and tags").
 *
 * @throws PolicyError `policy/condition-value` where the operator cannot read the value, `policy/variable`
 */
export function compileMatcher(
  operator: Operator,
  wanted: string,
  version: PolicyVersion,
  path: string,
): Matcher {
  switch (operator.family) {
    case 'string': {
      const pieces = piecesOf(wanted, version, path)
      return ofPattern(equalityPattern(pieces, operator.ignoreCase ? withoutCase : asWritten))
    }
    case 'like':
      return ofPattern(wildcardPattern(piecesOf(wanted, version, path)))
    case 'arn':
      return ofPattern(
        maybeArnPattern(piecesOf(wanted, version, path)) ??
          refuse(wanted, path, 'an ARN of six parts, each with * and ?'),
      )
    case 'numeric': {
      const limit = maybeDecimal(wanted) ?? refuse(wanted, path, 'an integer or decimal number')
      return ordered(operator.comparison, maybeDecimal, (found) => compareDecimals(found, limit))
    }
    case 'date': {
      const limit = maybeInstant(wanted) ?? refuse(wanted, path, 'an ISO 8601 date or epoch seconds')
      return ordered(operator.comparison, maybeInstant, (found) => found - limit)
    }
    case 'ip': {
      const range = maybeRange(wanted) ?? refuse(wanted, path, 'an IPv4 or IPv6 address, or a CIDR range')
      return readable(maybeAddress, (found) => isIn(found, range))
    }
    case 'binary':
      if (!isBase64(wanted)) refuse(wanted, path, 'base-64 in its canonical spelling')
      return (found) => (isBase64(found) ? truthOf(found === wanted) : unreadable)
    case 'bool':
    case 'null':
      if (!isFlag(wanted)) refuse(wanted, path, 'true or false')
      return (found) => (isFlag(found) ? truthOf(found === wanted) : unreadable)
  }
}

function piecesOf(text: string, version: PolicyVersion, path: string): Piece[] {
  return version === '2012-10-17' ? parseTemplate(text, path) : [{ type: 'text', text }]
}

/** A variable without a value equals nothing ("Policy variables with no value"). */
function ofPattern(pattern: Pattern): Matcher {
  return (found, context) => truthOf(pattern(found, context) === true)
}

function ordered<Value>(
  comparison: Comparison,
  maybe: (text: string) => Value | undefined,
  difference: (found: Value) => number,
): Matcher {
  switch (comparison) {
    case 'equals':
      return readable(maybe, (found) => difference(found) === 0)
    case 'lessThan':
      return readable(maybe, (found) => difference(found) < 0)
    case 'lessThanEquals':
      return readable(maybe, (found) => difference(found) <= 0)
    case 'greaterThan':
      return readable(maybe, (found) => difference(found) > 0)
    case 'greaterThanEquals':
      return readable(maybe, (found) => difference(found) >= 0)
  }
}

function readable<Value>(
  maybe: (text: string) => Value | undefined,
  holds: (found: Value) => boolean,
): Matcher {
  return (found) => {
    const value = maybe(found)
    return value === undefined ? unreadable : truthOf(holds(value))
  }
}

function isFlag(text: string): boolean {
  return text === 'true' || text === 'false'
}

function truthOf(holds: boolean): Truth {
  return holds ? yes : no
}

function refuse(value: string, field: string, valid: string): never {
  throw new PolicyError('policy/condition-value', {
    field,
    value,
    valid,
    message: 'This operator cannot read the value.',
  })
}
