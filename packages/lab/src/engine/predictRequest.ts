/** Rows to be scored by a trained booster. */
export interface PredictOptions {
  /** Use the first rounds only; default all. */
  readonly iterations?: number
  /** Where each row's margins start, instead of at base_score; row-major, one a row and class. */
  readonly baseMargin?: Float32Array
  /** Ends the native process at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
}

/** A prediction as it is sent to the native process. */
export interface PredictRequest {
  readonly output: 'margins' | 'contributions'
  readonly model: Uint8Array
  readonly values: Float32Array
  readonly rows: number
  readonly iterations: number
  readonly baseMargin?: Float32Array
}
