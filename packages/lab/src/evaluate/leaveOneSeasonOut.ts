import { openClass, wholeYardChances, yardsClasses } from '@fourthright/guide'
import { predictMargins } from '../engine/predict.js'
import { trainInParallel } from '../engine/trainInParallel.js'
import type { TrainedBooster } from '../engine/trainRequest.js'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from '../train/artefact.js'
import { engineParameters } from '../train/recipe.js'
import { tailOfGains } from '../train/yardsGained.js'
import { mean } from './metrics.js'

/**
 * Conversion Brier score of the recipe's yards-gained model inside its training seasons: each season is predicted
 * by a model of the others, with the call known. For choosing features and form, never for reporting.
 *
 * @returns the score of each season left out, in order
 */
export async function leaveOneSeasonOut(room: TrainingRoom): Promise<number[]> {
  const recipe = room.recipe.yardsGained
  const frame = await query(room.connection, featureSql('attemptRows'), seasonParameters(recipe.seasons))
  const seasonOf = frame.numbers('season')
  const folds = [...new Set(seasonOf)].map((season) => ({
    training: frame.where((row) => seasonOf[row] !== season),
    heldOut: frame.where((row) => seasonOf[row] === season),
  }))
  const boosters = await trainInParallel(
    folds.map(({ training }) => ({
      parameters: engineParameters(recipe, { objective: 'multi:softprob', num_class: yardsClasses }),
      rounds: recipe.rounds,
      seed: room.recipe.seed,
      features: { names: recipe.features, values: training.matrix(recipe.features), rows: training.rows },
      labels: Float32Array.from(training.numbers('yards_class')),
    })),
  )
  const scores: number[] = []
  for (const [at, { training, heldOut }] of folds.entries()) {
    const { model } = boosters[at] as TrainedBooster
    const margins = await predictMargins(model, heldOut.matrix(recipe.features), heldOut.rows)
    const chances = chancesToGain(margins, heldOut.numbers('yardsToGo'), tailOfGains(training))
    scores.push(
      mean(heldOut.numbers('converted').map((outcome, row) => (outcome - (chances[row] as number)) ** 2)),
    )
  }
  return scores
}

/** Chance to gain each row's own distance; without the running minimum, which needs every distance's margins. */
function chancesToGain(margins: Float32Array, yardsToGo: Float64Array, tail: Float64Array): Float64Array {
  return yardsToGo.map((distance, row) => {
    const odds = Float64Array.from(margins.subarray(row * yardsClasses, (row + 1) * yardsClasses), Math.exp)
    const sum = odds.reduce((total, value) => total + value, 0)
    const distribution = odds.map((value) => value / sum)
    const chances = wholeYardChances(new Array<Float64Array>(openClass).fill(distribution), tail)
    return chances[distance] as number
  })
}
