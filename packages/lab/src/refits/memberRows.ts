import type { MarginModel } from '@fourthright/guide'
import type { Frame } from '../features/frame.js'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from '../train/artefact.js'
import { kickRows } from '../train/fieldGoal.js'
import { puntRows } from '../train/punt.js'
import { seasonsOf } from '../train/splits.js'
import { marginModelOf, snapRows } from '../train/winProbability.js'
import { attemptRows } from '../train/yardsGained.js'
import type { DrawableGame } from './drawGames.js'

/** Everything that members are fitted to, read once: the rows of the published models, and the games to draw. */
export interface MemberRows {
  readonly games: readonly DrawableGame[]
  readonly attempts: Frame
  readonly kicks: Frame
  readonly punts: Frame
  readonly snaps: Frame
  /** The margin model of all snaps, near which every member's lies. */
  readonly margin: MarginModel
}

/** Reads the rows of the published models' own training. */
export async function memberRows(room: TrainingRoom): Promise<MemberRows> {
  const { connection, recipe } = room
  const games = await query(connection, featureSql('gamesToDraw'), seasonParameters(seasonsOf(recipe)))
  const seasons = games.numbers('season')
  const snaps = await snapRows(room)
  return {
    games: games.texts('game_id').map((game, at) => ({ game, season: seasons[at] as number })),
    attempts: await attemptRows(room),
    kicks: await kickRows(room),
    punts: await puntRows(connection, recipe.punt.seasons),
    snaps,
    margin: marginModelOf(snaps),
  }
}
