import type { PenaltyRow } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'

/** Stretches of distance that share their rates; the last holds all beyond. */
const distances = [1, 2, 4, 7, 10, 99]

/** Counts accepted penalties on third- and fourth-down snaps by distance. */
export async function trainPenalties(room: TrainingRoom): Promise<PenaltyRow[]> {
  const frame = await query(
    room.connection,
    featureSql('penaltyRows'),
    seasonParameters(room.recipe.penalties.seasons),
  )
  const rows = frame.records(['yards_to_go', 'first_down_by_defense', 'replay_by_offense', 'penalty_yards'])
  return distances.map((upTo, at) => {
    const above = distances[at - 1] ?? 0
    const inside = rows.filter(({ yards_to_go }) => yards_to_go > above && yards_to_go <= upTo)
    const byDefense = inside.filter((row) => row.first_down_by_defense)
    const byOffense = inside.filter((row) => row.replay_by_offense)
    return {
      upTo,
      firstDownByDefense: byDefense.length / inside.length,
      firstDownYards: meanYards(byDefense),
      replayByOffense: byOffense.length / inside.length,
      replayYards: meanYards(byOffense),
    }
  })
}

function meanYards(rows: readonly { penalty_yards: number }[]): number {
  return rows.reduce((total, { penalty_yards }) => total + penalty_yards, 0) / Math.max(1, rows.length)
}
