import type { TryDistribution } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'

/** Counts the plays after touchdowns since kicks come from the fifteen. */
export async function trainTries(room: TrainingRoom): Promise<TryDistribution> {
  const frame = await query(
    room.connection,
    featureSql('tryRows'),
    seasonParameters(room.recipe.tries.seasons),
  )
  const count = (name: string) => frame.numbers(name)[0] as number
  return {
    kick: count('kicks_good') / count('kicks'),
    twoPoint: count('two_points_good') / count('two_points'),
    defensiveReturnOfKick: count('kicks_returned') / count('kicks'),
    defensiveReturnOfTwoPoint: count('two_points_returned') / count('two_points'),
  }
}
