import { checkTrainRequest } from './checkRequest.js'
import { askNativeProcess } from './nativeProcess.js'
import type { TrainedBooster, TrainingRound, TrainRequest } from './trainRequest.js'

export interface TrainOptions {
  /** Called after every round. */
  readonly onProgress?: (round: TrainingRound) => void
  /** Ends the training at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
}

/**
 * Trains one booster with the native XGBoost, off the event loop and on one core.
 *
 * The same request gives the same model byte for byte (with the same version of the library).
 * With early stopping the model is cut to its best round, so all of it is to be used.
 *
 * @throws InputError 'engine/…' for a request that cannot be trained (see `checkTrainRequest`),
 * before any native call.
 * @throws MissingDependencyError 'engine/xgboost-missing' with how to install the library.
 * @throws EngineError 'engine/xgboost', 'engine/process-died'.
 * @example
 * const { model } = await trainBooster({
 *   parameters: { objective: 'binary:logistic', eta: 0.1, max_depth: 4 },
 *   rounds: 100, seed: 4,
 *   features: { names: ['kickDistance'], values: distances, rows: distances.length },
 *   labels: made,
 * })
 */
export async function trainBooster(
  request: TrainRequest,
  options: TrainOptions = {},
): Promise<TrainedBooster> {
  checkTrainRequest(request)
  const { onProgress: onRound, signal } = options
  return (await askNativeProcess({ kind: 'train', request }, { onRound, signal })) as TrainedBooster
}
