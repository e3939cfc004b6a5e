import type { FailureDistribution, FailureInput, FootballModels, YardsLeaf } from './footballModels.js'

/** Distances that share a turnover rate: up to 3, 7, 12 yards, and beyond. */
export const turnoverDistances = [3, 7, 12, Number.POSITIVE_INFINITY] as const

/** What is known of one call, run or pass; rates a distance in the order of `turnoverDistances`. */
export interface FailureTable {
  readonly interception: readonly number[]
  readonly fumbleLost: readonly number[]
  readonly lostAfterGaining: number
  readonly interceptionReturnTouchdown: number
  readonly fumbleReturnTouchdown: number
  /** Equally likely places, in yards downfield of the line of scrimmage. */
  readonly interceptionSpots: readonly number[]
  readonly fumbleSpots: readonly number[]
  /** Gain and probability of stopped plays without gain. */
  readonly losses: readonly (readonly [yards: number, probability: number])[]
}

export interface FailureModel {
  readonly run: FailureTable
  readonly pass: FailureTable
}

const inputs: readonly (keyof FailureInput)[] = ['isCalledPass', 'yardsToGo']

/** What a snap that fails (or loses the ball) brings: rates counted from play-by-play, by call and distance. */
export function afterFailureModel(model: FailureModel): FootballModels['afterFailure'] {
  const distributions = { run: byDistance(model.run), pass: byDistance(model.pass) }
  return {
    name: 'afterFailure',
    inputs,
    predict: (batch) =>
      batch.map(({ isCalledPass, yardsToGo }) => {
        const distance = turnoverDistances.findIndex((limit) => yardsToGo <= limit)
        return (isCalledPass ? distributions.pass : distributions.run)[distance] as FailureDistribution
      }),
  }
}

function byDistance(table: FailureTable): FailureDistribution[] {
  return turnoverDistances.map((_, at) => ({
    interception: table.interception[at] as number,
    fumbleLost: table.fumbleLost[at] as number,
    lostAfterGaining: table.lostAfterGaining,
    interceptionReturnTouchdown: table.interceptionReturnTouchdown,
    fumbleReturnTouchdown: table.fumbleReturnTouchdown,
    interceptionSpots: equallyLikely(table.interceptionSpots),
    fumbleSpots: equallyLikely(table.fumbleSpots),
    losses: table.losses.map(([yards, probability]) => ({ yards, probability })),
  }))
}

function equallyLikely(yards: readonly number[]): YardsLeaf[] {
  return yards.map((spot) => ({ yards: spot, probability: 1 / yards.length }))
}
