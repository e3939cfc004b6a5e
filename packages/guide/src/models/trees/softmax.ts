/**
 * Probability of a logistic margin, by XGBoost's float32 steps: 1 / (1 + e^−x), x not below −88.7 to avoid overflow.
 * Within 1.2e-7 of libxgboost's (its expf may differ in the last bit).
 */
export function sigmoid(margin: number): number {
  const power = Math.fround(Math.exp(Math.fround(Math.min(-margin, largestExponent))))
  return Math.fround(1 / Math.fround(power + 1))
}

const largestExponent = Math.fround(88.7)

/**
 * Probabilities of each row's classes from their margins, by XGBoost's float32 steps: the greatest margin
 * is subtracted, powers are float32, their sum is float64, the quotient float32.
 * Within 1.2e-7 of libxgboost's; each row sums to 1 ± 1e-6.
 *
 * @param margins row-major, rows × classes.
 * @param out as margins; default margins themselves.
 * @returns out.
 */
export function softmaxInto(margins: Float32Array, classes: number): Float32Array
export function softmaxInto<Out extends Float32Array | Float64Array>(
  margins: Float32Array,
  classes: number,
  out: Out,
): Out
export function softmaxInto(
  margins: Float32Array,
  classes: number,
  out: Float32Array | Float64Array = margins,
): Float32Array | Float64Array {
  for (let first = 0; first + classes <= margins.length; first += classes) {
    let greatest = margins[first] as number
    for (let c = first + 1; c < first + classes; c++) greatest = Math.max(greatest, margins[c] as number)
    let sum = 0
    for (let c = first; c < first + classes; c++) {
      const power = Math.fround(Math.exp(Math.fround((margins[c] as number) - greatest)))
      out[c] = power
      sum += power
    }
    const whole = Math.fround(sum)
    for (let c = first; c < first + classes; c++) out[c] = Math.fround((out[c] as number) / whole)
  }
  return out
}
