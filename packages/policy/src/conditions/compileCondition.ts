import type { Condition, PolicyVersion } from '../document/policyDocument.js'
import type { ContextValues } from '../patterns/contextValues.js'
import { lowerAscii } from '../patterns/lowerAscii.js'
import { compileMatcher, type Matcher } from './compileMatcher.js'
import { type Operator, parseOperator } from './operators.js'
import { both, either, no, not, type Truth, unreadable, yes } from './truth.js'

/** A condition made ready to be asked many times. */
export interface CompiledCondition {
  readonly written: Condition
  /** In lower case. */
  readonly key: string
  readonly holds: (context: ContextValues) => Truth
}

/** Makes one condition ready. Throws PolicyError as `parseConditions` does. */
export function compileCondition(written: Condition, version: PolicyVersion): CompiledCondition {
  const operator = parseOperator(written.operator, written.path)
  const key = lowerAscii(written.key)
  const matchers = written.wanted.map((wanted) => compileMatcher(operator, wanted, version, written.path))
  if (operator.family === 'null') {
    return {
      written,
      key,
      holds: (context) => anyMatches(matchers, String(!context.has(key)), context),
    }
  }
  const ofMissing = truthOfMissing(operator)
  return {
    written,
    key,
    holds: (context) => {
      const found = context.get(key)
      if (found === undefined) return ofMissing
      if (operator.quantifier !== null) return ofSet(operator, matchers, found, context)
      // "Multivalued context keys require a condition set operator": what AWS does without one it does not say.
      if (typeof found !== 'string') return unreadable
      return ofOne(operator, matchers, found, context)
    },
  }
}

/**
 * "If the key … is not present in the request context, the values do not match and the condition is false. If the
 * condition requires that the key is not matched … the condition is true." IfExists: true. A set operator asks about
 * an empty set: any is false, all is true. ForAnyValue with IfExists is both by AWS's own words, and so unreadable.
 */
function truthOfMissing({ quantifier, ifExists, negated }: Operator): Truth {
  if (quantifier === 'any') return ifExists ? unreadable : no
  return quantifier === 'all' || ifExists || negated ? yes : no
}

/**
 * Over the request's values. Of nothing but empty strings an older edition of AWS's page says that they are no set at
 * all, and the present one nothing: a Null check beside it would see a key, and all of none would pass.
 */
function ofSet(
  operator: Operator,
  matchers: readonly Matcher[],
  found: string | readonly string[],
  context: ContextValues,
): Truth {
  const values = typeof found === 'string' ? [found] : found
  if (values.every((value) => value === '')) return unreadable
  const wantsAll = operator.quantifier === 'all'
  let truth: Truth = wantsAll ? yes : no
  for (const value of values) {
    const one = ofOne(operator, matchers, value, context)
    truth = wantsAll ? both(truth, one) : either(truth, one)
  }
  return truth
}

/** Wanted values are alternatives; of a negated operator's, none may match ("evaluated using a logical NOR"). */
function ofOne(
  { negated }: Operator,
  matchers: readonly Matcher[],
  found: string,
  context: ContextValues,
): Truth {
  const matches = anyMatches(matchers, found, context)
  return negated ? not(matches) : matches
}

function anyMatches(matchers: readonly Matcher[], found: string, context: ContextValues): Truth {
  let truth: Truth = no
  for (const matches of matchers) {
    truth = either(truth, matches(found, context))
    if (truth === yes) return yes
  }
  return truth
}
