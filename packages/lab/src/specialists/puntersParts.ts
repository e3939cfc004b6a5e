import type { TrainingRoom } from '../train/artefact.js'
import { seasonsOf } from '../train/splits.js'
import { namedPunts } from './namedPunts.js'
import { effectLog } from './playerEffects.js'
import { puntLessons } from './puntLessons.js'
import { type SpecialistParts, specialistParts } from './specialistParts.js'

/** The bundle's punters: in yards of the receivers' start, against the punt model of the seasons before each punt's. */
export async function puntersParts(room: TrainingRoom): Promise<SpecialistParts> {
  const { connection, recipe } = room
  const named = await namedPunts(connection, [seasonsOf(recipe)[0], recipe.tables[1]])
  const lessons = puntLessons(named, recipe.punt, recipe.punters.firstSeason)
  return specialistParts(room, effectLog(lessons, recipe.punters), 'lastPunters')
}
