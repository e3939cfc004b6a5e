import { type PuntInput, type PuntLeaf, puntModel, rulebook } from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { fitPunt, puntRows } from '../train/punt.js'
import type { Recipe } from '../train/recipe.js'
import { gameInterval, type Interval } from './gameIntervals.js'
import { mean } from './metrics.js'
import type { EvaluationRoom } from './room.js'

export interface PuntEvaluation {
  readonly n: number
  /** Mean of predicted minus true net yards; positive: the model is optimistic for the punting team. */
  readonly netYardsBias: number
  readonly netYardsBiasInterval: Interval
  /** Each season from a model of the earlier ones; made only by a refit. */
  readonly bySeason: readonly { readonly season: number; readonly n: number; readonly bias: number }[]
}

/** Punts that stay in play: their net yards are what the model's spots say. */
const measured = ['returned', 'touchback']

/** Scores punts of a season by the bundle. */
export async function evaluatePunt(
  room: EvaluationRoom,
  season: number,
): Promise<Omit<PuntEvaluation, 'bySeason'>> {
  const frame = await query(room.connection, featureSql('punts'), { firstSeason: season, lastSeason: season })
  return biasOf(frame, (punts) => room.bundle.models.punt.predict(punts))
}

/** Each season's bias when the recipe's punt model is fitted on the seasons before it. */
export async function rollingPuntBias(
  connection: EvaluationRoom['connection'],
  recipe: Recipe['punt'],
  seasons: readonly number[],
): Promise<PuntEvaluation['bySeason']> {
  const rows: { season: number; n: number; bias: number }[] = []
  for (const season of seasons) {
    const before = [recipe.seasons[0], season - 1] as const
    const trained = fitPunt(await puntRows(connection, before), before[1], recipe)
    const model = puntModel({ ...trained, spotsPerRow: recipe.spots })
    const frame = await query(connection, featureSql('punts'), { firstSeason: season, lastSeason: season })
    const { n, netYardsBias } = biasOf(frame, (punts) => model.predict(punts))
    rows.push({ season, n, bias: netYardsBias })
  }
  return rows
}

function biasOf(frame: Frame, predict: (punts: PuntInput[]) => (readonly PuntLeaf[])[]) {
  const results = frame.texts('result')
  const kept = [...results.keys()].filter((row) => measured.includes(results[row] as string))
  const rows = frame.records(['yards_to_goal', 'season', 'next_spot'])
  const punts = kept.map((row) => rows[row] as (typeof rows)[number])
  const predicted = predict(
    punts.map(({ yards_to_goal, season }) => ({ yardsToGoal: yards_to_goal, season })),
  )
  // net yards are the old line of scrimmage minus the new spot, so a predicted spot that is closer flatters the punt
  const errors = punts.map(
    ({ next_spot, season }, at) =>
      next_spot - meanSpot(predicted[at] as readonly PuntLeaf[], rulebook(season, 'REG').touchback),
  )
  const games = frame.texts('game_id')
  return {
    n: kept.length,
    netYardsBias: mean(errors),
    netYardsBiasInterval: gameInterval(
      errors,
      kept.map((row) => games[row] as string),
    ),
  }
}

/** Mean spot of the leaves that stay in play. */
function meanSpot(leaves: readonly PuntLeaf[], touchbackSpot: number): number {
  const inPlay = leaves.filter(({ label }) => measured.includes(label))
  const weight = inPlay.reduce((sum, { probability }) => sum + probability, 0)
  const spotOf = ({ label, spot }: PuntLeaf) => (label === 'touchback' ? touchbackSpot : spot)
  return inPlay.reduce((sum, leaf) => sum + (leaf.probability * spotOf(leaf)) / weight, 0)
}
