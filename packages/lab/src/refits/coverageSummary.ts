import type { CoverageRow } from './coverage.js'

/** How often intervals and agreement of drawn seasons were right. */
export interface CoverageSummary {
  readonly draws: number
  readonly rows: number
  /** Share of the 95 % intervals that hold the known edge. */
  readonly covered: number
  /** Its standard error; drawn seasons are the unit. */
  readonly coveredError: number
  /** Share of intervals that lie wholly above, and below, the known edge. */
  readonly tooHigh: number
  readonly tooLow: number
  readonly meanWidth: number
  /** Lowest and highest coverage of a single situation. */
  readonly situations: readonly [lowest: number, highest: number]
  /** By verdict: how many calls, and the share that are the known best choice. */
  readonly byVerdict: readonly { readonly verdict: string; readonly n: number; readonly right: number }[]
}

/** Sums the rows of all drawn seasons up. */
export function coverageSummary(rows: readonly CoverageRow[]): CoverageSummary {
  const isCovered = ({ interval: [low, high], knownEdge }: CoverageRow) =>
    low <= knownEdge && knownEdge <= high
  const byDraw = groupsOf(rows, ({ draw }) => draw).map((group) => shareOf(group, isCovered))
  const bySituation = groupsOf(rows, ({ situation }) => situation).map((group) => shareOf(group, isCovered))
  const mean = byDraw.reduce((sum, share) => sum + share, 0) / byDraw.length
  const variance =
    byDraw.reduce((sum, share) => sum + (share - mean) ** 2, 0) / Math.max(1, byDraw.length - 1)
  return {
    draws: byDraw.length,
    rows: rows.length,
    covered: mean,
    coveredError: Math.sqrt(variance / byDraw.length),
    tooHigh: shareOf(rows, ({ interval: [low], knownEdge }) => low > knownEdge),
    tooLow: shareOf(rows, ({ interval: [, high], knownEdge }) => high < knownEdge),
    meanWidth: rows.reduce((sum, { interval: [low, high] }) => sum + high - low, 0) / rows.length,
    situations: [Math.min(...bySituation), Math.max(...bySituation)],
    byVerdict: (['clear', 'lean', 'tooClose'] as const).map((verdict) => {
      const called = rows.filter((row) => row.verdict === verdict)
      return { verdict, n: called.length, right: shareOf(called, ({ knownEdge }) => knownEdge >= 0) }
    }),
  }
}

function groupsOf(rows: readonly CoverageRow[], key: (row: CoverageRow) => number): CoverageRow[][] {
  const groups = new Map<number, CoverageRow[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return [...groups.values()]
}

function shareOf(rows: readonly CoverageRow[], holds: (row: CoverageRow) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(holds).length / rows.length
}
