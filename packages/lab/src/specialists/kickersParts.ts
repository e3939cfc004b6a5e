import type { TrainingRoom } from '../train/artefact.js'
import { seasonsOf } from '../train/splits.js'
import { fieldGoalOf, kickLessons } from './kickLessons.js'
import { type NamedKicks, namedKicks } from './namedKicks.js'
import { type EffectEntry, effectLog } from './playerEffects.js'
import { seasonsBefore } from './seasonsBefore.js'
import { type SpecialistParts, specialistParts } from './specialistParts.js'

/** The bundle's kickers: in log-odds of a make, each season's effects against the kicking model of the seasons before. */
export async function kickersParts(room: TrainingRoom): Promise<SpecialistParts> {
  const [firstTable, lastTable] = room.recipe.tables
  const named = await namedKicks(room.connection, [seasonsOf(room.recipe)[0], lastTable])
  const seasons = Array.from({ length: lastTable - firstTable + 1 }, (_, at) => firstTable + at)
  const entries = seasons.flatMap((season) => entriesOf(named, season, room))
  return specialistParts(room, entries, 'lastKickers')
}

/** A season's entries; its week 0 is what was known before it, by the season's own model. */
function entriesOf(named: NamedKicks, season: number, { recipe }: TrainingRoom): EffectEntry[] {
  const span = seasonsBefore(season, recipe.fieldGoal.seasons, seasonsOf(recipe)[0])
  if (!span) return []
  const model = fieldGoalOf(named, span, recipe.fieldGoal)
  const log = effectLog(kickLessons(named, model), recipe.kickers)
  const start = season * 100
  const latest = new Map(log.filter(({ gameWeek }) => gameWeek < start).map((entry) => [entry.player, entry]))
  return [
    ...[...latest.values()].map((entry) => ({ ...entry, gameWeek: start })),
    ...log.filter(({ gameWeek }) => gameWeek > start && gameWeek < start + 100),
  ]
}
