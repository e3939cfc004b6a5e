import { randomStream } from './random.js'

export type Interval = readonly [low: number, high: number]

const resamples = 1000
const seed = 19

/** Where each game's rows are. */
export function rowsByGame(games: readonly string[]): number[][] {
  const rows = new Map<string, number[]>()
  games.forEach((game, row) => {
    const known = rows.get(game)
    if (known) known.push(row)
    else rows.set(game, [row])
  })
  return [...rows.values()]
}

/**
 * Interval of a mean over plays when games, not plays, are drawn: whole games are resampled with replacement.
 *
 * @param values one value a play
 * @param games the game of each play
 * @param level share of resampled means inside, 0.95 by default
 */
export function gameInterval(values: ArrayLike<number>, games: readonly string[], level = 0.95): Interval {
  const clusters = rowsByGame(games).map((rows) => ({
    total: rows.reduce((sum, row) => sum + (values[row] as number), 0),
    plays: rows.length,
  }))
  const random = randomStream(seed)
  const means = Float64Array.from({ length: resamples }, () => {
    let total = 0
    let plays = 0
    for (let draw = 0; draw < clusters.length; draw++) {
      const cluster = clusters[Math.floor(random() * clusters.length)] as (typeof clusters)[number]
      total += cluster.total
      plays += cluster.plays
    }
    return total / plays
  }).sort()
  return middle(means, level)
}

/** The middle `level` of sorted values. */
export function middle(sorted: Float64Array, level: number): Interval {
  const tail = (1 - level) / 2
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))] as number
  return [at(tail), at(1 - tail)]
}
