import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { kickInputs } from '../train/fieldGoal.js'
import { mean } from './metrics.js'
import type { EvaluationRoom } from './room.js'
import { type Summary, summarise } from './summary.js'

export interface FieldGoalEvaluation extends Summary {
  /** Brier score of saying the season's own share of makes for every kick. */
  readonly constantBrier: number
}

/** Scores kicks of a season, regular and postseason. */
export async function evaluateFieldGoal(room: EvaluationRoom, season: number): Promise<FieldGoalEvaluation> {
  const frame = await query(room.connection, featureSql('kicks'), { firstSeason: season, lastSeason: season })
  const outcomes = frame.numbers('made')
  const share = mean(outcomes)
  return {
    ...summarise({
      chances: Float64Array.from(room.bundle.models.fieldGoal.predict(kickInputs(frame))),
      outcomes,
      games: frame.texts('game_id'),
    }),
    constantBrier: share * (1 - share),
  }
}
