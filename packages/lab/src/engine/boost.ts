import type { NativeXgboost } from './binding.js'
import { Booster, Matrix } from './handles.js'
import { asXgboostText, greaterIsBetter, naturalMetric } from './parameters.js'
import type { TrainedBooster, TrainingRound, TrainRequest } from './trainRequest.js'

/**
 * Trains one booster on this thread, a round a step, so that the caller may breathe, report or stop in between.
 *
 * Early stopping follows XGBoost's Python package: the best round is the first one with the best
 * metric, training ends `earlyStoppingRounds` rounds after it, and the model is cut behind it.
 */
export function* boost(
  xgboost: NativeXgboost,
  request: TrainRequest,
): Generator<TrainingRound, TrainedBooster, void> {
  const metric = request.metric ?? naturalMetric(request.parameters.objective)
  const natives: { free(): void }[] = []
  const keep = <Native extends { free(): void }>(native: Native): Native => {
    natives.push(native)
    return native
  }
  try {
    const training = keep(trainingMatrix(xgboost, request))
    const validation = request.validation && keep(validationMatrix(xgboost, request))
    const booster = keep(Booster.create(xgboost, validation ? [training, validation] : [training]))
    for (const [name, value] of asXgboostText(request.parameters, metric, request.seed))
      booster.set(name, value)
    booster.nameFeatures(request.features.names)

    const watched = [...(request.evaluateTraining ? [training] : []), ...(validation ? [validation] : [])]
    const train: number[] = []
    const held: number[] = []
    const stopping = new Stopping(greaterIsBetter(metric), request.validation?.earlyStoppingRounds)
    for (let round = 0; round < request.rounds; round++) {
      booster.update(round, training)
      const values = watched.length > 0 ? booster.evaluate(round, watched) : []
      if (request.evaluateTraining) train.push(values.shift() ?? Number.NaN)
      if (validation) held.push(values.shift() ?? Number.NaN)
      yield {
        round,
        rounds: request.rounds,
        metric,
        ...(request.evaluateTraining && { train: train[round] ?? Number.NaN }),
        ...(validation && { validation: held[round] ?? Number.NaN }),
      }
      if (validation && stopping.isOver(round, held[round] ?? Number.NaN)) break
    }

    const bestIteration = stopping.bestRound ?? request.rounds - 1
    const model = bestIteration + 1 < booster.rounds ? keep(booster.firstRounds(bestIteration + 1)) : booster
    return {
      model: model.toJson(),
      bestIteration,
      evaluations: {
        metric,
        ...(request.evaluateTraining && { train }),
        ...(validation && { validation: held }),
      },
      ...(request.returnTrainingMargins && { trainingMargins: model.margins(training) }),
      xgboostVersion: xgboost.version,
    }
  } finally {
    for (const native of natives.reverse()) native.free()
  }
}

function trainingMatrix(xgboost: NativeXgboost, request: TrainRequest): Matrix {
  return Matrix.of(xgboost, request.features.values, request.features.rows, request)
}

function validationMatrix(xgboost: NativeXgboost, { validation }: TrainRequest): Matrix {
  if (!validation) throw new Error('a validation matrix was asked for without validation rows')
  return Matrix.of(xgboost, validation.values, validation.labels.length, validation)
}

/** Watches the metric: when was it best, and is that too long ago? Without a patience it never is. */
class Stopping {
  /** The first round with the best value; undefined without a patience. */
  bestRound: number | undefined
  #best: number | undefined
  readonly #greaterIsBetter: boolean
  readonly #patience: number | undefined

  constructor(greater: boolean, patience: number | undefined) {
    this.#greaterIsBetter = greater
    this.#patience = patience
  }

  isOver(round: number, value: number): boolean {
    if (this.#patience === undefined) return false
    const better =
      this.#best === undefined || (this.#greaterIsBetter ? value > this.#best : value < this.#best)
    if (better) {
      this.#best = value
      this.bestRound = round
    }
    return round - (this.bestRound ?? 0) >= this.#patience
  }
}
