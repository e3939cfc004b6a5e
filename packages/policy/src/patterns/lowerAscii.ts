const onlyAscii = /^[\0-\x7f]*$/

/**
 * Lower case of A to Z and nothing else, for names that AWS compares without case: actions, operators, keys. Full
 * Unicode folding would make the Kelvin sign a k, and so one name of two.
 */
export function lowerAscii(text: string): string {
  return onlyAscii.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (run) => run.toLowerCase())
}
