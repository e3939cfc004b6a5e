import type { FootballModels, PenaltyDistribution, PenaltyInput } from './footballModels.js'

/** Rates of one stretch of distances, up to and including `upTo` yards. */
export interface PenaltyRow extends PenaltyDistribution {
  readonly upTo: number
}

const inputs: readonly (keyof PenaltyInput)[] = ['yardsToGo']

/** Accepted penalties on a third- or fourth-down snap, counted from play-by-play by distance. */
export function penaltiesModel(rows: readonly PenaltyRow[]): FootballModels['penalties'] {
  return {
    name: 'penalties',
    inputs,
    predict: (batch) =>
      batch.map(({ yardsToGo }) => {
        const { upTo: _, ...rates } = (rows.find(({ upTo }) => yardsToGo <= upTo) ??
          rows.at(-1)) as PenaltyRow
        return rates
      }),
  }
}
