import { InputError } from '@fourthright/guide'
import { checkRows } from './checkRequest.js'
import { askNativeProcess } from './nativeProcess.js'
import type { PredictOptions, PredictRequest } from './predictRequest.js'

/**
 * Margins of rows under a trained booster, by the native library, off the event loop.
 *
 * @param model XGBoost's JSON, as `TrainedBooster.model`.
 * @param values row-major, rows × features; NaN is missing.
 * @returns row-major, one margin a row and class (before softmax or sigmoid).
 * @throws InputError 'engine/no-rows', 'engine/feature-count', 'engine/infinite-feature', 'engine/iterations';
 * EngineError 'engine/xgboost' where XGBoost refuses (not a model, a base margin of another length).
 */
export function predictMargins(
  model: Uint8Array,
  values: Float32Array,
  rows: number,
  options: PredictOptions = {},
): Promise<Float32Array> {
  return predict('margins', model, values, rows, options)
}

/**
 * Exact (path-dependent) SHAP values of the margins, by the native library, off the event loop.
 *
 * @returns row-major: per row and class, the contribution of each feature in order and last the
 * expectation; they add up to the margin.
 * @throws as `predictMargins`.
 */
export function predictContributions(
  model: Uint8Array,
  values: Float32Array,
  rows: number,
  options: PredictOptions = {},
): Promise<Float32Array> {
  return predict('contributions', model, values, rows, options)
}

async function predict(
  output: PredictRequest['output'],
  model: Uint8Array,
  values: Float32Array,
  rows: number,
  { iterations = 0, baseMargin, signal }: PredictOptions,
): Promise<Float32Array> {
  const columns = rows >= 1 ? Math.max(1, Math.floor(values.length / rows)) : 1
  checkRows('rows', {
    names: Array.from({ length: columns }, (_, index) => `feature ${index}`),
    values,
    rows,
  })
  if (!Number.isInteger(iterations) || iterations < 0)
    throw new InputError('engine/iterations', {
      field: 'iterations',
      value: iterations,
      valid: 'a whole number of rounds, or absent for all',
      message: 'Only whole rounds can be used.',
    })
  const request = { output, model, values, rows, iterations, ...(baseMargin && { baseMargin }) }
  return (await askNativeProcess({ kind: 'predict', request }, { signal })) as Float32Array
}
