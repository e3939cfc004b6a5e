import type { Form } from '@fourthright/guide'
import { createFormTables } from '../features/formTables.js'
import { createSnapTables } from '../features/snapTables.js'
import type { TrainingRoom } from './artefact.js'
import { trainExpectedPoints, valueSnaps } from './expectedPoints.js'
import { seasonsOf } from './splits.js'

export interface ReadyRoom {
  /** The league's means of form. */
  readonly league: Form
  /** Version of the native library. */
  readonly xgboost: string
}

/** Reads the plays of a recipe and makes the tables that its models learn from. */
export async function readyRoom(room: TrainingRoom, dataDirectory: string): Promise<ReadyRoom> {
  const { recipe } = room
  const seasons = seasonsOf(recipe)
  room.onProgress('reading plays', 0)
  await createSnapTables(room.connection, dataDirectory, seasons)
  room.onProgress('reading plays', 1)

  // form may not see its own seasons: its plays are valued by a model frozen before them
  const frozen = await trainExpectedPoints(room, recipe.form.expectedPointsSeasons)
  await valueSnaps(room, frozen.model, [recipe.form.firstSeason, seasons[1]])
  return { league: await createFormTables(room), xgboost: frozen.xgboostVersion }
}
