import { type PuntInput, type PuntLeaf, puntedBy, puntModel, rulebook } from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { puntInPlay } from '../specialists/puntInPlay.js'
import { fitPunt, puntRows } from '../train/punt.js'
import type { Recipe } from '../train/recipe.js'
import { gameInterval, type Interval } from './gameIntervals.js'
import { mean } from './metrics.js'
import { type GapOfNames, gapOfNames, lastEffects } from './names.js'
import type { EvaluationRoom } from './room.js'

export interface PuntEvaluation {
  readonly n: number
  /** Mean of predicted minus true net yards; positive: the model is optimistic for the punting team. */
  readonly netYardsBias: number
  readonly netYardsBiasInterval: Interval
  /** Mean squared error in yards². */
  readonly squaredError: number
  /** The same punts by each team's last punter before the week; the figures above know no names. */
  readonly named: {
    readonly netYardsBias: number
    readonly netYardsBiasInterval: Interval
    readonly squaredError: number
  } & GapOfNames
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
  const { punt } = room.bundle.models
  const yards = lastEffects(frame, room.bundle.tables.punters)
  const byName = (punts: PuntInput[]) =>
    punt
      .predict(punts)
      .map((leaves, row) => puntedBy(leaves, punts[row]?.yardsToGoal as number, yards[row] as number))
  const plain = errorsOf(frame, (punts) => punt.predict(punts))
  const named = errorsOf(frame, byName)
  const squares = (errors: Float64Array) => errors.map((error) => error ** 2)
  return {
    n: plain.errors.length,
    ...biasOf(plain),
    squaredError: mean(squares(plain.errors)),
    named: {
      ...biasOf(named),
      squaredError: mean(squares(named.errors)),
      ...gapOfNames(squares(plain.errors), squares(named.errors), plain.games),
    },
  }
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
    const { errors } = errorsOf(frame, (punts) => model.predict(punts))
    rows.push({ season, n: errors.length, bias: mean(errors) })
  }
  return rows
}

function biasOf({ errors, games }: ReturnType<typeof errorsOf>) {
  return { netYardsBias: mean(errors), netYardsBiasInterval: gameInterval(errors, games) }
}

/** Predicted minus true net yards of the punts that stay in play. */
function errorsOf(frame: Frame, predict: (punts: PuntInput[]) => (readonly PuntLeaf[])[]) {
  const results = frame.texts('result')
  const punts = frame.records(['yards_to_goal', 'season', 'next_spot'])
  const predicted = predict(
    punts.map(({ yards_to_goal, season }) => ({ yardsToGoal: yards_to_goal, season })),
  )
  const kept = [...results.keys()].filter((row) => measured.includes(results[row] as string))
  const allGames = frame.texts('game_id')
  return {
    // net yards are the old line of scrimmage minus the new spot, so a predicted spot that is closer flatters the punt
    errors: Float64Array.from(kept, (row) => {
      const { next_spot, season } = punts[row] as (typeof punts)[number]
      return next_spot - puntInPlay(predicted[row] ?? [], rulebook(season, 'REG').touchback).spot
    }),
    games: kept.map((row) => allGames[row] as string),
  }
}
