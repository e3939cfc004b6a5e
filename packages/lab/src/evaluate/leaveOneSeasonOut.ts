import { openClass, wholeYardChances, yardsClasses } from '@fourthright/guide'
import { predictMargins } from '../engine/predict.js'
import { trainInParallel } from '../engine/trainInParallel.js'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from '../train/artefact.js'
import { engineParameters } from '../train/recipe.js'
import { gainTail } from '../train/yardsGained.js'
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
  const seasons = [...new Set(frame.numbers('season'))]
  const folds = seasons.map((season) => foldOf(frame, recipe.features, season))
  const tail = await gainTail(room)
  const boosters = await trainInParallel(
    folds.map(({ training }) => ({
      parameters: engineParameters(recipe, { objective: 'multi:softprob', num_class: yardsClasses }),
      rounds: recipe.rounds,
      seed: room.recipe.seed,
      features: { names: recipe.features, values: training.values, rows: training.labels.length },
      labels: training.labels,
    })),
  )
  const scores: number[] = []
  for (const [at, { model }] of boosters.entries()) {
    const { heldOut } = folds[at] as (typeof folds)[number]
    const margins = await predictMargins(model, heldOut.values, heldOut.rows)
    scores.push(
      mean(heldOut.converted.map((outcome, row) => (outcome - chanceOf(margins, row, heldOut, tail)) ** 2)),
    )
  }
  return scores
}

interface HeldOut {
  readonly rows: number
  readonly values: Float32Array
  readonly yardsToGo: Float64Array
  readonly converted: Float64Array
}

function foldOf(frame: Frame, features: readonly string[], season: number) {
  const seasons = frame.numbers('season')
  const values = frame.matrix(features)
  const pick = (keep: (row: number) => boolean) => {
    const rows = [...seasons.keys()].filter(keep)
    const picked = new Float32Array(rows.length * features.length)
    rows.forEach((row, at) => {
      picked.set(values.subarray(row * features.length, (row + 1) * features.length), at * features.length)
    })
    return { rows, picked }
  }
  const training = pick((row) => seasons[row] !== season)
  const held = pick((row) => seasons[row] === season)
  const of = (name: string, rows: readonly number[]) => {
    const column = frame.numbers(name)
    return Float64Array.from(rows, (row) => column[row] as number)
  }
  const heldOut: HeldOut = {
    rows: held.rows.length,
    values: held.picked,
    yardsToGo: of('yardsToGo', held.rows),
    converted: of('converted', held.rows),
  }
  return {
    training: { values: training.picked, labels: Float32Array.from(of('yards_class', training.rows)) },
    heldOut,
  }
}

/** Chance to gain the row's own distance; without the running minimum, which needs every distance's margins. */
function chanceOf(margins: Float32Array, row: number, heldOut: HeldOut, tail: Float64Array): number {
  const odds = Float64Array.from(margins.subarray(row * yardsClasses, (row + 1) * yardsClasses), Math.exp)
  const sum = odds.reduce((total, value) => total + value, 0)
  const distribution = odds.map((value) => value / sum)
  const chances = wholeYardChances(new Array<Float64Array>(openClass).fill(distribution), tail)
  return chances[heldOut.yardsToGo[row] as number] as number
}
