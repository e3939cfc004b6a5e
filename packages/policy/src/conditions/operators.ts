import { PolicyError } from '../errors/policyError.js'
import { lowerAscii } from '../patterns/lowerAscii.js'

export type Comparison = 'equals' | 'lessThan' | 'lessThanEquals' | 'greaterThan' | 'greaterThanEquals'
export type Family = 'string' | 'like' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null'

/** What an operator's name says: `ForAnyValue:StringNotEqualsIgnoreCase` and so on. */
export interface Operator {
  readonly family: Family
  readonly comparison: Comparison
  /** A negated operator: it holds where none of the wanted values matches. */
  readonly negated: boolean
  readonly ignoreCase: boolean
  /** `…IfExists`: true where the key is missing. */
  readonly ifExists: boolean
  /** How a key of many values is asked; without it the key must have one. */
  readonly quantifier: 'any' | 'all' | null
}

type Base = Pick<Operator, 'family'> & Partial<Pick<Operator, 'comparison' | 'negated' | 'ignoreCase'>>

/** Every operator of "IAM JSON policy elements: Condition operators". */
const bases: Readonly<Record<string, Base>> = {
  StringEquals: { family: 'string' },
  StringNotEquals: { family: 'string', negated: true },
  StringEqualsIgnoreCase: { family: 'string', ignoreCase: true },
  StringNotEqualsIgnoreCase: { family: 'string', ignoreCase: true, negated: true },
  StringLike: { family: 'like' },
  StringNotLike: { family: 'like', negated: true },
  ...ordered('Numeric', 'numeric'),
  ...ordered('Date', 'date'),
  Bool: { family: 'bool' },
  BinaryEquals: { family: 'binary' },
  IpAddress: { family: 'ip' },
  NotIpAddress: { family: 'ip', negated: true },
  ArnEquals: { family: 'arn' },
  ArnLike: { family: 'arn' },
  ArnNotEquals: { family: 'arn', negated: true },
  ArnNotLike: { family: 'arn', negated: true },
  Null: { family: 'null' },
}

export const operatorNames: readonly string[] = Object.keys(bases)

function ordered(prefix: string, family: Family): Record<string, Base> {
  return {
    [`${prefix}Equals`]: { family },
    [`${prefix}NotEquals`]: { family, negated: true },
    [`${prefix}LessThan`]: { family, comparison: 'lessThan' },
    [`${prefix}LessThanEquals`]: { family, comparison: 'lessThanEquals' },
    [`${prefix}GreaterThan`]: { family, comparison: 'greaterThan' },
    [`${prefix}GreaterThanEquals`]: { family, comparison: 'greaterThanEquals' },
  }
}

const byLowerName = new Map(Object.entries(bases).map(([name, base]) => [lowerAscii(name), base]))
const quantifiers = [
  ['forallvalues:', 'all'],
  ['foranyvalue:', 'any'],
] as const
const ifExistsSuffix = 'ifexists'

/** Reads an operator's name, whatever its case. Throws PolicyError `policy/operator`. */
export function parseOperator(name: string, path: string): Operator {
  const lower = lowerAscii(name)
  const [prefix, quantifier] = quantifiers.find(([start]) => lower.startsWith(start)) ?? ['', null]
  const ifExists = lower.endsWith(ifExistsSuffix)
  const base = byLowerName.get(lower.slice(prefix.length, ifExists ? -ifExistsSuffix.length : undefined))
  // "You can add IfExists to the end of any condition operator name except the Null condition"; nor is there a set
  // whose members could be null.
  const isPlain = quantifier === null && !ifExists
  if (base === undefined || (base.family === 'null' && !isPlain)) {
    throw new PolicyError('policy/operator', {
      field: path,
      value: name,
      valid: `${operatorNames.join(', ')}; each but Null also with IfExists, ForAnyValue: or ForAllValues:`,
      message: 'There is no such condition operator.',
    })
  }
  return { comparison: 'equals', negated: false, ignoreCase: false, ...base, ifExists, quantifier }
}
