const decimals = 4

/** A chance or a difference of chances to four decimals: a hundredth of a point of win probability. */
export function rounded<Value extends number | null>(value: Value): Value {
  return (value === null ? null : Number(value.toFixed(decimals))) as Value
}
