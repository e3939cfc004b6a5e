/** A probability in whole per cents: 0.814 → "81 %"; what is not quite certain is never written as certain. */
export function percent(probability: number): string {
  const whole = Math.round(probability * 100)
  if (whole === 100 && probability < 1) return '> 99 %'
  if (whole === 0 && probability > 0) return '< 1 %'
  return `${whole} %`
}

/** A difference of win probability in points with a tenth: 0.1337 → "13.4". */
export function points(difference: number): string {
  return (difference * 100).toFixed(1)
}

/** A count with its thousands apart: 3832 → "3,832". */
export function count(number: number): string {
  return number.toLocaleString('en-US')
}
