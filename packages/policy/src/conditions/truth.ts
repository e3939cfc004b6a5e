/**
 * What a condition came to. `unreadable` is neither: the request's value is not of the operator's kind (an address
 * that is none), or AWS's pages do not say, or contradict each other. Such a condition holds for a Deny and fails for
 * an Allow, so that what cannot be read never opens. Kleene's logic: and is the least, or the greatest.
 */
export const no = 0
export const unreadable = 1
export const yes = 2
export type Truth = typeof no | typeof unreadable | typeof yes

export function not(truth: Truth): Truth {
  return (yes - truth) as Truth
}

export function either(a: Truth, b: Truth): Truth {
  return a > b ? a : b
}

export function both(a: Truth, b: Truth): Truth {
  return a < b ? a : b
}
