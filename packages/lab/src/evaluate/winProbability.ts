import { winProbabilityInputs } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import type { EvaluationRoom } from './room.js'
import { type Summary, summarise } from './summary.js'

/** Scores win probability on all snaps of the seasons' regulation; ties are dropped, as the published figure does. */
export async function evaluateWinProbability(
  room: EvaluationRoom,
  [firstSeason, lastSeason]: readonly [number, number],
): Promise<Summary> {
  const frame = await query(room.connection, featureSql('winProbabilityRows'), {
    firstSeason,
    lastSeason,
    withTies: false,
  })
  return summarise({
    chances: Float64Array.from(
      room.bundle.models.winProbability.predict(frame.records(winProbabilityInputs)),
    ),
    outcomes: frame.numbers('won'),
    games: frame.texts('game_id'),
  })
}
