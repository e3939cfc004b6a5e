/** A decimal number, exactly: as doubles, 9007199254740993 and 9007199254740992 would be equal. */
export interface Decimal {
  readonly negative: boolean
  /** Without leading zeros; empty for 0. */
  readonly whole: string
  /** Without trailing zeros; empty for none. */
  readonly fraction: string
}

const form = /^([+-]?)(\d+)(?:\.(\d+))?$/

/** "An integer or decimal value" ("Condition operators": Numeric); undefined for anything else. */
export function maybeDecimal(text: string): Decimal | undefined {
  const found = form.exec(text)
  if (found === null) return undefined
  const [, sign, digits = '', behindPoint = ''] = found
  let first = 0
  while (digits[first] === '0') first++
  let last = behindPoint.length
  while (behindPoint[last - 1] === '0') last--
  const whole = digits.slice(first)
  const fraction = behindPoint.slice(0, last)
  return { negative: sign === '-' && whole + fraction !== '', whole, fraction }
}

/** Below 0 where a is less, above 0 where it is greater, 0 where they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1
  return a.negative ? compareSizes(b, a) : compareSizes(a, b)
}

function compareSizes(a: Decimal, b: Decimal): number {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length
  if (a.whole !== b.whole) return a.whole < b.whole ? -1 : 1
  if (a.fraction === b.fraction) return 0
  // Digits behind the point sort like words.
  return a.fraction < b.fraction ? -1 : 1
}
