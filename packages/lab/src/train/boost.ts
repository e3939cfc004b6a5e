import type { XgboostParameters } from '../engine/parameters.js'
import { trainBooster } from '../engine/trainBooster.js'
import type { TrainedBooster, TrainRequest } from '../engine/trainRequest.js'
import type { Frame } from '../features/frame.js'
import type { TrainingRoom } from './artefact.js'
import { type BoostedRecipe, engineParameters } from './recipe.js'

export interface BoostRequest {
  /** Name of the model, for progress. */
  readonly name: string
  readonly recipe: BoostedRecipe
  /** What the recipe may not choose: the objective, and constraints that football dictates. */
  readonly fixed: XgboostParameters
  readonly frame: Frame
  readonly labels: Float32Array
  readonly weights?: Float32Array
  readonly baseMargin?: Float32Array
}

/** Trains one boosted model of the recipe on all rows of the frame. */
export function boost(room: TrainingRoom, request: BoostRequest): Promise<TrainedBooster> {
  return trainBooster(trainRequest(request, room.recipe.seed), {
    onProgress: ({ round, rounds }) => room.onProgress(request.name, (round + 1) / rounds),
  })
}

/** The same as the engine wants to be asked it. */
export function trainRequest(request: BoostRequest, seed: number): TrainRequest {
  const { recipe, frame, labels, weights, baseMargin } = request
  return {
    parameters: engineParameters(recipe, request.fixed),
    rounds: recipe.rounds,
    seed,
    features: { names: recipe.features, values: frame.matrix(recipe.features), rows: frame.rows },
    labels,
    ...(weights && { weights }),
    ...(baseMargin && { baseMargin }),
  }
}
