import { yardsClasses } from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'
import { type BoostRequest, boost } from './boost.js'
import type { BoostedRecipe } from './recipe.js'

/** Trains the 17-class model on third- and fourth-down runs and passes of regular seasons. */
export async function trainYardsGained(room: TrainingRoom): Promise<Uint8Array> {
  const { model } = await boost(room, yardsGainedBoost(await attemptRows(room), room.recipe.yardsGained))
  return model
}

/** The attempts that the 17-class model learns from. */
export function attemptRows({ connection, recipe }: TrainingRoom): Promise<Frame> {
  return query(connection, featureSql('attemptRows'), seasonParameters(recipe.yardsGained.seasons))
}

/** What the 17-class model learns from these attempts; `counts` says how often each counts, else once. */
export function yardsGainedBoost(frame: Frame, recipe: BoostedRecipe, counts?: Float64Array): BoostRequest {
  return {
    name: 'yardsGained',
    recipe,
    fixed: { objective: 'multi:softprob', num_class: yardsClasses },
    frame,
    labels: Float32Array.from(frame.numbers('yards_class')),
    ...(counts && { weights: Float32Array.from(counts) }),
  }
}

/** Trains P(called pass) on the same downs. */
export async function trainPlayCall(room: TrainingRoom): Promise<Uint8Array> {
  const recipe = room.recipe.playCall
  const frame = await query(room.connection, featureSql('attemptRows'), seasonParameters(recipe.seasons))
  const { model } = await boost(room, {
    name: 'playCall',
    recipe,
    fixed: { objective: 'binary:logistic' },
    frame,
    labels: Float32Array.from(frame.numbers('isCalledPass')),
  })
  return model
}

/** The tail of gains of the recipe's training rows. */
export async function gainTail(room: TrainingRoom): Promise<Float64Array> {
  return tailOfGains(await attemptRows(room))
}

/**
 * The tail of gains of some attempts: at k, P(gain ≥ 16 + k | gain ≥ 16), k = 0 … 83, by Kaplan and Meier's
 * estimate: a gain that the goal line cut short could have been longer, so it leaves without having ended.
 */
export function tailOfGains(attempts: Frame): Float64Array {
  const gains = attempts.numbers('yards_gained')
  const toGoal = attempts.numbers('yardsToGoal')
  let survival = 1
  return Float64Array.from({ length: 84 }, (_, k) => {
    const before = survival
    const gain = 16 + k
    let atRisk = 0
    let ended = 0
    for (let row = 0; row < attempts.rows; row++) {
      if ((gains[row] as number) >= gain) atRisk++
      if (gains[row] === gain && gain < (toGoal[row] as number)) ended++
    }
    if (atRisk > 0) survival *= 1 - ended / atRisk
    return before
  })
}
