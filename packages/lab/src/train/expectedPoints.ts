import { nextScores, type Seasons } from '@fourthright/guide'
import { predictMargins } from '../engine/predict.js'
import type { TrainedBooster } from '../engine/trainRequest.js'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'
import { boost } from './boost.js'

/** Lopsided games tell less of an ordinary drive: a lead of four scores or more counts a fifth. */
const lopsidedLead = 28
const fullWeightLoss = 35

/** Trains the model of the next score on these seasons, and nothing later. */
export async function trainExpectedPoints(room: TrainingRoom, seasons: Seasons): Promise<TrainedBooster> {
  const recipe = room.recipe.expectedPoints
  const frame = await query(room.connection, featureSql('expectedPointsRows'), seasonParameters(seasons))
  const leads = frame.numbers('scoreDifferential')
  return boost(room, {
    name: 'expectedPoints',
    recipe,
    fixed: { objective: 'multi:softprob', num_class: nextScores.length },
    frame,
    labels: Float32Array.from(frame.numbers('next_score')),
    weights: Float32Array.from(leads, (lead) => 1 - Math.min(Math.abs(lead), lopsidedLead) / fullWeightLoss),
  })
}

/** Writes the table "expected_points": the frozen model's value of every snap, for the features of form. */
export async function valueSnaps(room: TrainingRoom, model: Uint8Array, seasons: readonly [number, number]) {
  const frame = await query(room.connection, featureSql('expectedPointsRows'), seasonParameters(seasons))
  const values = await expectedPointsOfRows(model, frame, room.recipe.expectedPoints.features)
  await room.connection.run(featureSql('expectedPointsTable'))
  const games = frame.texts('game_id')
  const plays = frame.numbers('play_id')
  const appender = await room.connection.createAppender('expected_points')
  for (let row = 0; row < frame.rows; row++) {
    appender.appendVarchar(games[row] as string)
    appender.appendDouble(plays[row] as number)
    appender.appendDouble(values[row] as number)
    appender.endRow()
  }
  appender.closeSync()
}

/** Mean points of the next score of each row. */
async function expectedPointsOfRows(model: Uint8Array, frame: Frame, features: readonly string[]) {
  const margins = await predictMargins(model, frame.matrix(features), frame.rows)
  const classes = nextScores.length
  return Float64Array.from({ length: frame.rows }, (_, row) => {
    const odds = margins.subarray(row * classes, (row + 1) * classes).map((margin) => Math.exp(margin))
    const sum = odds.reduce((total, value) => total + value, 0)
    return nextScores.reduce((total, { points }, at) => total + (points * (odds[at] as number)) / sum, 0)
  })
}
