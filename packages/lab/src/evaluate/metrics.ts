/** Chances of a yes-or-no outcome beside what happened; `games` groups rows that are not independent. */
export interface Scored {
  readonly chances: Float64Array
  /** 0 or 1. */
  readonly outcomes: Float64Array
  /** The game of each row. */
  readonly games: readonly string[]
}

/** Chances closer to certain than this are taken as this, so that one surprise is not infinitely bad. */
const surest = 1e-6

/** Squared error of each row; their mean is the Brier score. */
export function squaredErrors({ chances, outcomes }: Scored): Float64Array {
  return chances.map((chance, row) => (chance - (outcomes[row] as number)) ** 2)
}

/** Negative log likelihood of each row, natural logarithm. */
export function logLosses({ chances, outcomes }: Scored): Float64Array {
  return chances.map((chance, row) => {
    const sure = Math.min(1 - surest, Math.max(surest, chance))
    return -Math.log((outcomes[row] as number) > 0.5 ? sure : 1 - sure)
  })
}

export function mean(values: ArrayLike<number>): number {
  let total = 0
  for (let at = 0; at < values.length; at++) total += values[at] as number
  return total / values.length
}

/** Share of rows whose likelier side happened. */
export function accuracy({ chances, outcomes }: Scored): number {
  return mean(chances.map((chance, row) => (chance >= 0.5 === (outcomes[row] as number) > 0.5 ? 1 : 0)))
}
