import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../tables/database.js'
import type { TrainingRoom } from '../train/artefact.js'
import type { Recipe } from '../train/recipe.js'
import { smallRecipe } from '../train/smallRecipe.fixture.js'
import { createFormTables } from './formTables.js'
import type { InventedGame } from './inventedGame.fixture.js'
import { writeDataDirectory } from './seasonOfPlays.fixture.js'
import { createSnapTables } from './snapTables.js'

export interface RoomOfPlays extends TrainingRoom {
  close(): void
}

/** A stand-in for the trained model, simple enough for arithmetic by hand. */
export const plantedPoints = (yardsToGoal: number, down: number) => 6 - yardsToGoal / 15 - down / 5
const plantedPointsSql = `create or replace table expected_points as
  select game_id, play_id::double as play_id, 6 - yards_to_goal / 15 - down / 5 as expected_points from snaps`

/** The tables of invented games, form made from planted expected points; `close` it in the end. */
export async function roomOfPlays(
  games: readonly InventedGame[],
  form: Partial<Recipe['form']> = {},
): Promise<RoomOfPlays> {
  const directory = mkdtempSync(join(tmpdir(), 'invented-plays-'))
  const database = await openDatabase()
  const { connection } = database
  const recipe = smallRecipe()
  const room = { connection, recipe: { ...recipe, form: { ...recipe.form, ...form } }, onProgress: () => {} }
  const years = games.map(({ meeting }) => meeting.season)
  try {
    writeDataDirectory(directory, games)
    await createSnapTables(connection, directory, [Math.min(...years), Math.max(...years)])
    await connection.run(plantedPointsSql)
    await createFormTables(room)
  } finally {
    rmSync(directory, { recursive: true })
  }
  return { ...room, close: () => database.close() }
}
