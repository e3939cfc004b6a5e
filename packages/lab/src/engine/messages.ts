import { DataError, FourthrightError, InputError, MissingDependencyError } from '@fourthright/guide'
import { EngineError } from './engineError.js'
import type { PredictRequest } from './predictRequest.js'
import type { TrainedBooster, TrainingRound, TrainRequest } from './trainRequest.js'

/** What a native process can be asked. */
export type Job =
  | { readonly kind: 'train'; readonly request: TrainRequest }
  | { readonly kind: 'predict'; readonly request: PredictRequest }

/** What it answers: rounds as they are done, then one result or one failure. */
export type Answer =
  | { readonly kind: 'round'; readonly round: TrainingRound }
  | { readonly kind: 'result'; readonly result: TrainedBooster | Float32Array }
  | { readonly kind: 'failure'; readonly failure: Failure }

/** An error on its way between processes. */
export interface Failure {
  readonly name: string
  readonly code: string
  readonly field: string | undefined
  readonly value: unknown
  readonly valid: string | undefined
  readonly message: string
}

const kinds = { InputError, DataError, MissingDependencyError, EngineError }

export function failureOf(error: unknown): Failure {
  if (error instanceof FourthrightError) {
    const { name, code, field, value, valid, message } = error
    return { name, code, field, value, valid, message }
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return {
    name: 'EngineError',
    code: 'engine/xgboost',
    field: undefined,
    value: undefined,
    valid: undefined,
    message,
  }
}

export function errorOf({ name, code, field, value, valid, message }: Failure): FourthrightError {
  const Kind = kinds[name as keyof typeof kinds] ?? EngineError
  return new Kind(code, {
    message,
    ...(field !== undefined && { field }),
    ...(value !== undefined && { value }),
    ...(valid !== undefined && { valid }),
  })
}
