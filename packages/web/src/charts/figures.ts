/** A difference of win probability in points with a tenth: 0.1337 → "13.4". */
export function points(difference: number): string {
  return (difference * 100).toFixed(1)
}

/** A count with its thousands apart: 3832 → "3,832". */
export function count(number: number): string {
  return number.toLocaleString('en-US')
}
