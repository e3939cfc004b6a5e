import type { XgboostParameters } from '../engine/parameters.js'
import { trainBooster } from '../engine/trainBooster.js'
import type { TrainedBooster } from '../engine/trainRequest.js'
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
  const { name, recipe, frame, labels, weights, baseMargin } = request
  return trainBooster(
    {
      parameters: engineParameters(recipe, request.fixed),
      rounds: recipe.rounds,
      seed: room.recipe.seed,
      features: { names: recipe.features, values: frame.matrix(recipe.features), rows: frame.rows },
      labels,
      ...(weights && { weights }),
      ...(baseMargin && { baseMargin }),
    },
    { onProgress: ({ round, rounds }) => room.onProgress(name, (round + 1) / rounds) },
  )
}
