export { EngineError } from './engine/engineError.js'
export type { Metric, Objective, XgboostParameters } from './engine/parameters.js'
export { predictContributions, predictMargins } from './engine/predict.js'
export type { PredictOptions } from './engine/predictRequest.js'
export { type TrainOptions, trainBooster } from './engine/trainBooster.js'
export { type ParallelOptions, trainInParallel } from './engine/trainInParallel.js'
export type {
  Evaluations,
  FeatureRows,
  TrainedBooster,
  TrainingRound,
  TrainRequest,
  ValidationRows,
} from './engine/trainRequest.js'
