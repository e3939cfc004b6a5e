import {
  type Bundle,
  type CallQuestion,
  calls,
  type GameScript,
  gameScriptOf,
  type Seasons,
} from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { type CalledFourthDown, callColumns } from '../train/calls.js'
import { gameInterval, type Interval } from './gameIntervals.js'
import { mean } from './metrics.js'
import type { EvaluationRoom } from './room.js'

/** How well the shares of what teams did foretell what they did in a later season; intervals are 95 %, by games. */
export interface CallsEvaluation {
  readonly n: number
  readonly logLoss: number
  /** The same, told by distance and spot alone. */
  readonly withoutScript: number
  /** How much the script saves. */
  readonly saved: number
  readonly savedInterval: Interval
  /** Fewest plays that a share rests on. */
  readonly fewestPlays: number
  /** Share of fourth downs on which teams went for it, and the mean share that was foretold. */
  readonly went: number
  readonly foretold: number
}

/** Scores the shares on every fourth down of regulation in these seasons on which a team ran, passed, kicked or punted. */
export async function evaluateCalls(
  { connection, bundle }: EvaluationRoom,
  [firstSeason, lastSeason]: Seasons,
): Promise<CallsEvaluation> {
  const frame = await query(connection, featureSql('fourthDownCalls'), { firstSeason, lastSeason })
  const rows = frame.records(callColumns)
  const games = frame.texts('game_id')
  const scored = rows.map((row) => foretoldIn(bundle, row, gameScriptOf(row)))
  const losses = Float64Array.from(scored, ({ loss }) => loss)
  const plainLosses = Float64Array.from(rows, (row) => foretoldIn(bundle, row, null).loss)
  const saved = losses.map((loss, row) => (plainLosses[row] as number) - loss)
  return {
    n: rows.length,
    logLoss: mean(losses),
    withoutScript: mean(plainLosses),
    saved: mean(saved),
    savedInterval: gameInterval(saved, games),
    fewestPlays: Math.min(...scored.map(({ n }) => n)),
    went: mean(Float64Array.from(rows, ({ call }) => Number(calls[call] === 'goForIt'))),
    foretold: mean(Float64Array.from(scored, ({ goForIt }) => goForIt)),
  }
}

/** A call that no team has made yet may still be made: each counts half a play more. */
const unseen = 0.5

function foretoldIn({ tables }: Bundle, row: CalledFourthDown, script: GameScript | null) {
  const question: CallQuestion = { yardsToGo: row.yardsToGo, yardsToGoal: row.yardsToGoal, script }
  const similar = tables.similarCalls(question) ?? { n: 0, goForIt: 0, fieldGoal: 0, punt: 0 }
  const share = similar[calls[row.call] as (typeof calls)[number]]
  const chance = (share * similar.n + unseen) / (similar.n + unseen * calls.length)
  return { loss: -Math.log(chance), n: similar.n, goForIt: similar.goForIt }
}
