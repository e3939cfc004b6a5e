import { shiftedChance } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { kickInputs } from '../train/fieldGoal.js'
import { mean, squaredErrors } from './metrics.js'
import { type GapOfNames, gapOfNames, lastEffects } from './names.js'
import type { EvaluationRoom } from './room.js'
import { type Summary, summarise } from './summary.js'

export interface FieldGoalEvaluation extends Summary {
  /** Brier score of saying the season's own share of makes for every kick. */
  readonly constantBrier: number
  /** The same kicks by each team's last kicker before the week; `brier` above knows no names. */
  readonly named: { readonly brier: number } & GapOfNames
}

/** Scores kicks of a season, regular and postseason. */
export async function evaluateFieldGoal(room: EvaluationRoom, season: number): Promise<FieldGoalEvaluation> {
  const frame = await query(room.connection, featureSql('kicks'), { firstSeason: season, lastSeason: season })
  const outcomes = frame.numbers('made')
  const games = frame.texts('game_id')
  const chances = Float64Array.from(room.bundle.models.fieldGoal.predict(kickInputs(frame)))
  const effects = lastEffects(frame, room.bundle.tables.kickers)
  const byName = chances.map((chance, row) => shiftedChance(chance, effects[row] as number))
  const [plain, named] = [chances, byName].map((its) => squaredErrors({ chances: its, outcomes, games })) as [
    Float64Array,
    Float64Array,
  ]
  const share = mean(outcomes)
  return {
    ...summarise({ chances, outcomes, games }),
    constantBrier: share * (1 - share),
    named: { brier: mean(named), ...gapOfNames(plain, named, games) },
  }
}
