import { InputError } from '@fourthright/guide'
import type { NativeXgboost } from './binding.js'
import { Booster, Matrix } from './handles.js'
import type { PredictRequest } from './predictRequest.js'

/**
 * Scores rows on this thread.
 * @throws InputError 'engine/feature-count': XGBoost itself would take absent columns for missing values.
 */
export function score(xgboost: NativeXgboost, request: PredictRequest): Float32Array {
  const booster = Booster.fromJson(xgboost, request.model)
  try {
    const columns = request.values.length / request.rows
    if (columns !== booster.features)
      throw new InputError('engine/feature-count', {
        field: 'values',
        value: columns,
        valid: `${booster.features} features a row, as the model was trained`,
        message: 'The rows do not have the features of the model.',
      })
    const rows = Matrix.of(xgboost, request.values, request.rows, { baseMargin: request.baseMargin })
    try {
      const range = { begin: 0, end: request.iterations }
      return request.output === 'margins' ? booster.margins(rows, range) : booster.contributions(rows, range)
    } finally {
      rows.free()
    }
  } finally {
    booster.free()
  }
}
