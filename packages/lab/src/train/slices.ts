/** A value and how much it counts. */
export interface Weighted {
  readonly value: number
  readonly weight: number
}

/** Means of `count` equally heavy slices of the values, rising; their mean is the values' own weighted mean. */
export function sliceMeans(values: readonly Weighted[], count: number): number[] {
  const sorted = values.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value)
  const slice = sorted.reduce((sum, { weight }) => sum + weight, 0) / count
  const totals = new Array<number>(count).fill(0)
  let reached = 0
  for (const { value, weight } of sorted) {
    let left = weight
    while (left > 1e-12) {
      const at = Math.min(count - 1, Math.floor(reached / slice + 1e-9))
      const part = at === count - 1 ? left : Math.min(left, (at + 1) * slice - reached)
      totals[at] = (totals[at] as number) + part * value
      reached += part
      left -= part
    }
  }
  return totals.map((total) => total / slice)
}
