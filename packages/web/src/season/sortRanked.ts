import type { RankedRow } from '@fourthright/plays/explore'

/** By what was lost (least first), by going when should (most often first), or by name. */
export const rankKeys = ['lost', 'went', 'clear', 'name'] as const
export type RankKey = (typeof rankKeys)[number]

const measures: Readonly<Record<RankKey, (row: RankedRow) => number | string | null>> = {
  lost: ({ lostPerGame }) => lostPerGame.value,
  went: ({ wentWhenShould }) => wentWhenShould && -wentWhenShould.value,
  clear: ({ wentWhenClear }) => wentWhenClear && -wentWhenClear.value,
  name: ({ name }) => name,
}

/** Teams or coaches from best to worst, or the other way; whoever has no value comes last either way. */
export function sortRanked(
  rows: readonly RankedRow[],
  key: RankKey,
  reversed: boolean,
): readonly RankedRow[] {
  const measure = measures[key]
  const direction = reversed ? -1 : 1
  return [...rows].sort((one, other) => {
    const [left, right] = [measure(one), measure(other)]
    if (left === right) return one.name.localeCompare(other.name)
    if (left === null) return 1
    if (right === null) return -1
    return left < right ? -direction : direction
  })
}

/** The axis that all rows share: from 0, or the smallest interval's start, to the largest's end. */
export function axisOf(rows: readonly RankedRow[], key: 'lostPerGame' | 'wentWhenShould' | 'wentWhenClear') {
  const estimates = rows.map((row) => row[key]).filter((estimate) => estimate !== null)
  const mean = estimates.reduce((sum, { value }) => sum + value, 0) / Math.max(1, estimates.length)
  const to = key === 'lostPerGame' ? Math.max(0.01, ...estimates.map(({ high }) => high)) : 1
  return { from: 0, to, mean }
}
