import { gameInterval, type Interval, middle } from './gameIntervals.js'
import { mean, type Scored } from './metrics.js'
import { randomStream } from './random.js'

export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly n: number
  readonly predicted: number
  readonly observed: number
  /** 99.5 % game-clustered interval of observed; null where the bin holds fewer than two games. */
  readonly interval: Interval | null
}

const bins = 10
const simulations = 1000
const seed = 2020

/** Ten bins of equal width: mean prediction beside what happened. Empty bins are left out. */
export function calibrationBins(scored: Scored): CalibrationBin[] {
  const members = Array.from({ length: bins }, () => [] as number[])
  scored.chances.forEach((chance, row) => {
    members[binOf(chance)]?.push(row)
  })
  return members.flatMap((rows, bin) => {
    if (rows.length === 0) return []
    const observed = rows.map((row) => scored.outcomes[row] as number)
    const games = rows.map((row) => scored.games[row] as string)
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      n: rows.length,
      predicted: mean(rows.map((row) => scored.chances[row] as number)),
      observed: mean(observed),
      interval: new Set(games).size > 1 ? gameInterval(observed, games, 0.995) : null,
    }
  })
}

/** Mean over the bins, weighted by their plays, of |mean prediction − share that happened|. */
export function calibrationError(chances: Float64Array, outcomes: ArrayLike<number>): number {
  const gaps = new Float64Array(bins)
  chances.forEach((chance, row) => {
    const bin = binOf(chance)
    gaps[bin] = (gaps[bin] as number) + chance - (outcomes[row] as number)
  })
  return gaps.reduce((total, gap) => total + Math.abs(gap), 0) / chances.length
}

/**
 * What a model with the same predictions would show if it were perfectly calibrated: outcomes are drawn from the
 * predictions themselves, and the middle 95 % of the resulting errors is given.
 */
export function calibrationErrorIfPerfect(chances: Float64Array): Interval {
  const random = randomStream(seed)
  const errors = Float64Array.from({ length: simulations }, () =>
    calibrationError(
      chances,
      chances.map((chance) => (random() < chance ? 1 : 0)),
    ),
  ).sort()
  return middle(errors, 0.95)
}

function binOf(chance: number): number {
  return Math.min(bins - 1, Math.floor(chance * bins))
}
