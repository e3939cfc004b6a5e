/** What sums of chances are off by. */
const rounding = 1e-6

/** A chance in whole per cents; never 0 or 100 where it is neither. */
export function percent(chance: number): string {
  const whole = Math.round(chance * 100)
  if (whole === 0 && chance > rounding) return '<1\u00a0%'
  if (whole === 100 && chance < 1 - rounding) return '>99\u00a0%'
  return `${whole}\u00a0%`
}

/** "+6" or "−3" points; tenths below one. */
export function signedPoints(share: number): string {
  const points = Math.abs(share * 100)
  const text = points >= 0.95 ? String(Math.round(points)) : points.toFixed(1)
  return `${text === '0.0' ? '' : share < 0 ? '−' : '+'}${text}`
}
