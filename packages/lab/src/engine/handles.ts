import type { NativeXgboost, Pointer } from './binding.js'

/** What becomes of a native object when it is freed twice or used afterwards is told here, not by a crash. */
abstract class Handle {
  #pointer: Pointer | undefined
  protected readonly xgboost: NativeXgboost

  constructor(xgboost: NativeXgboost, pointer: Pointer) {
    this.xgboost = xgboost
    this.#pointer = pointer
  }

  get pointer(): Pointer {
    if (this.#pointer === undefined) throw new Error(`${this.constructor.name} was used after free()`)
    return this.#pointer
  }

  protected release(call: 'XGDMatrixFree' | 'XGBoosterFree'): void {
    if (this.#pointer === undefined) return
    this.xgboost.call(call, this.#pointer)
    this.#pointer = undefined
  }
}

/** What else is known of a matrix's rows. */
export interface RowFacts {
  readonly labels?: Float32Array | undefined
  readonly weights?: Float32Array | undefined
  readonly baseMargin?: Float32Array | undefined
}

/** Rows in native memory; NaN is missing. Free it when done. */
export class Matrix extends Handle {
  static of(xgboost: NativeXgboost, values: Float32Array, rows: number, facts: RowFacts = {}): Matrix {
    const out: [Pointer] = [0n]
    xgboost.call('XGDMatrixCreateFromMat', values, rows, values.length / rows, Number.NaN, out)
    const matrix = new Matrix(xgboost, out[0])
    try {
      matrix.#set('label', facts.labels)
      matrix.#set('weight', facts.weights)
      matrix.#set('base_margin', facts.baseMargin)
    } catch (error) {
      matrix.free()
      throw error
    }
    return matrix
  }

  #set(field: string, values: Float32Array | undefined): void {
    if (values) this.xgboost.call('XGDMatrixSetFloatInfo', this.pointer, field, values, values.length)
  }

  free(): void {
    this.release('XGDMatrixFree')
  }
}

/** Rounds to use, from 0; `end` is not included, 0 means all. */
export interface IterationRange {
  readonly begin: number
  readonly end: number
}

const allIterations: IterationRange = { begin: 0, end: 0 }

/** A booster in native memory. Free it when done; all its calls must come from one thread. */
export class Booster extends Handle {
  /** @param matrices every matrix it will be trained or evaluated on: their predictions are cached. */
  static create(xgboost: NativeXgboost, matrices: readonly Matrix[] = []): Booster {
    const out: [Pointer] = [0n]
    xgboost.call(
      'XGBoosterCreate',
      matrices.map((matrix) => matrix.pointer),
      matrices.length,
      out,
    )
    return new Booster(xgboost, out[0])
  }

  static fromJson(xgboost: NativeXgboost, model: Uint8Array): Booster {
    const booster = Booster.create(xgboost)
    try {
      booster.set('nthread', '1')
      xgboost.call('XGBoosterLoadModelFromBuffer', booster.pointer, model, model.length)
      booster.set('nthread', '1')
    } catch (error) {
      booster.free()
      throw error
    }
    return booster
  }

  set(name: string, value: string): void {
    this.xgboost.call('XGBoosterSetParam', this.pointer, name, value)
  }

  nameFeatures(names: readonly string[]): void {
    this.xgboost.call('XGBoosterSetStrFeatureInfo', this.pointer, 'feature_name', names, names.length)
  }

  update(round: number, training: Matrix): void {
    this.xgboost.call('XGBoosterUpdateOneIter', this.pointer, round, training.pointer)
  }

  /** The metric on each matrix after this round, in the matrices' order. */
  evaluate(round: number, matrices: readonly Matrix[]): number[] {
    const out: [string] = ['']
    const pointers = matrices.map((matrix) => matrix.pointer)
    const names = matrices.map((_, index) => `m${index}`)
    this.xgboost.call('XGBoosterEvalOneIter', this.pointer, round, pointers, names, names.length, out)
    // "[3]\tm0-mlogloss:2.71\tm1-mlogloss:2.73"
    return out[0]
      .split('\t')
      .slice(1)
      .map((part) => Number(part.slice(part.lastIndexOf(':') + 1)))
  }

  get rounds(): number {
    const out: [number] = [0]
    this.xgboost.call('XGBoosterBoostedRounds', this.pointer, out)
    return out[0]
  }

  get features(): number {
    const out: [number | bigint] = [0]
    this.xgboost.call('XGBoosterGetNumFeature', this.pointer, out)
    return Number(out[0])
  }

  /** The first rounds as a booster of their own. */
  firstRounds(rounds: number): Booster {
    const out: [Pointer] = [0n]
    this.xgboost.call('XGBoosterSlice', this.pointer, 0, rounds, 1, out)
    return new Booster(this.xgboost, out[0])
  }

  toJson(): Uint8Array {
    const length: [number | bigint] = [0]
    const bytes: [Pointer] = [0n]
    this.xgboost.call('XGBoosterSaveModelToBuffer', this.pointer, '{"format":"json"}', length, bytes)
    return this.xgboost.copyBytes(bytes[0], Number(length[0]))
  }

  /** Margins, one a row and class. */
  margins(rows: Matrix, range: IterationRange = allIterations): Float32Array {
    return this.#predict(rows, 1, range)
  }

  /** SHAP values of the margins: per row and class the features' in order, then the expectation. */
  contributions(rows: Matrix, range: IterationRange = allIterations): Float32Array {
    return this.#predict(rows, 2, range)
  }

  #predict(rows: Matrix, type: number, { begin, end }: IterationRange): Float32Array {
    const config = { type, training: false, iteration_begin: begin, iteration_end: end, strict_shape: true }
    const shape: [Pointer] = [0n]
    const dimensions: [number | bigint] = [0]
    const values: [Pointer] = [0n]
    this.xgboost.call(
      'XGBoosterPredictFromDMatrix',
      this.pointer,
      rows.pointer,
      JSON.stringify(config),
      shape,
      dimensions,
      values,
    )
    const lengths = this.xgboost.copyLengths(shape[0], Number(dimensions[0]))
    return this.xgboost.copyFloats(
      values[0],
      lengths.reduce((product, length) => product * length, 1),
    )
  }

  free(): void {
    this.release('XGBoosterFree')
  }
}
