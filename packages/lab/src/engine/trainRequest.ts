import type { Metric, XgboostParameters } from './parameters.js'

/** Rows of numbers in row-major order: value of feature f in row r at r · names.length + f; NaN is missing. */
export interface FeatureRows {
  readonly names: readonly string[]
  readonly values: Float32Array
  readonly rows: number
}

/** Rows held out of training, scored after every round. */
export interface ValidationRows {
  /** Row-major, the same features in the same order as the training rows. */
  readonly values: Float32Array
  readonly labels: Float32Array
  readonly weights?: Float32Array
  /** Row-major, one margin a row and class; needed exactly where the training rows have one. */
  readonly baseMargin?: Float32Array
  /** Stop after this many rounds without improvement and cut the model to its best round; absent: run all rounds. */
  readonly earlyStoppingRounds?: number
}

/** Everything that makes a booster: the same request gives the same model, byte for byte. */
export interface TrainRequest {
  readonly parameters: XgboostParameters
  /** Rounds of boosting, at least 1. */
  readonly rounds: number
  /** A whole number from 0 to 2³¹ − 1. */
  readonly seed: number
  readonly features: FeatureRows
  /** Class number, a value from 0 to 1, or a number, as the objective asks. */
  readonly labels: Float32Array
  /** Not negative, not all zero. */
  readonly weights?: Float32Array
  /** Where each row's margins start, instead of at base_score; row-major, one a row and class. */
  readonly baseMargin?: Float32Array
  readonly validation?: ValidationRows
  /** Metric of the evaluations; default: the objective's own (mlogloss, logloss, rmse). */
  readonly metric?: Metric
  /** Evaluate the training rows after every round too (costs a little time); default false. */
  readonly evaluateTraining?: boolean
  /** Return the margins of the training rows under the final model; default false. */
  readonly returnTrainingMargins?: boolean
}

/** One finished round, as it is reported while training. */
export interface TrainingRound {
  /** From 0. */
  readonly round: number
  /** Rounds asked for. */
  readonly rounds: number
  readonly metric: Metric
  readonly train?: number
  readonly validation?: number
}

/** The metric after each round that was run (those after the best one too). */
export interface Evaluations {
  readonly metric: Metric
  readonly train?: readonly number[]
  readonly validation?: readonly number[]
}

/** A trained booster. It is XGBoost's own JSON; the lab's converter makes a compact ensemble of it. */
export interface TrainedBooster {
  /** XGBoost's JSON model (UTF-8), features named, cut to bestIteration + 1 rounds. */
  readonly model: Uint8Array
  /** Last round that the model keeps, from 0: the best one under early stopping, else rounds − 1. */
  readonly bestIteration: number
  readonly evaluations: Evaluations
  /** Row-major, one a row and class, where the request asked for them. */
  readonly trainingMargins?: Float32Array
  /** Version of the native library, e.g. "1.7.4". */
  readonly xgboostVersion: string
}
