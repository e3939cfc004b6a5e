/** A value and how much it counts. */
export interface Weighted {
  readonly value: number
  readonly weight: number
}

/** Means of `count` equally heavy slices of the values, rising; their mean is the values' own weighted mean. */
export function sliceMeans(values: readonly Weighted[], count: number): number[] {
  const sorted = values.toSorted((a, b) => a.value - b.value)
  const slice = sorted.reduce((sum, { weight }) => sum + weight, 0) / count
  const totals = new Array<number>(count).fill(0)
  let before = 0
  for (const { value, weight } of sorted) {
    let from = before
    before += weight
    while (from < before - 1e-12) {
      const at = Math.min(count - 1, Math.floor(from / slice + 1e-9))
      const upTo = at === count - 1 ? before : Math.min(before, (at + 1) * slice)
      totals[at] = (totals[at] as number) + (upTo - from) * value
      from = upTo
    }
  }
  return totals.map((total) => total / slice)
}
