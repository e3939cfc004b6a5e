import type { SeasonRow } from './seasonRow.js'

/** What a season's decisions come to. */
export interface SeasonSummary {
  readonly rows: number
  /** How many calls are clear, lean or too close, by refits; null where none were asked. */
  readonly confidence: { readonly clear: number; readonly lean: number; readonly tooClose: number } | null
  /** What each team gave away, the most first. */
  readonly teams: readonly TeamCost[]
  /** The single decisions that cost most, the dearest first. */
  readonly costliest: readonly Cost[]
}

/** One decision against the guide's, in win probability. */
export interface Cost {
  readonly row: SeasonRow
  readonly cost: number
}

export interface TeamCost {
  readonly team: string
  /** Fourth downs on which it called something that the guide offers. */
  readonly decisions: number
  /** Win probability given away over the season. */
  readonly cost: number
  readonly costliest: Cost | null
}

const mostShown = 10

/** What a season's decisions come to: how sure the calls are, and what was given away, by team. */
export function seasonSummary(rows: readonly SeasonRow[]): SeasonSummary {
  const costs = rows.flatMap((row) => {
    const { cost } = row
    return cost === null ? [] : [{ row, cost }]
  })
  const dearest = costs.toSorted((one, other) => other.cost - one.cost)
  const teams = [...new Set(costs.map(({ row }) => row.offense))].map((team) => {
    const own = dearest.filter(({ row }) => row.offense === team)
    const cost = own.reduce((sum, decision) => sum + decision.cost, 0)
    return { team, decisions: own.length, cost, costliest: own[0] ?? null }
  })
  return {
    rows: rows.length,
    confidence: confidenceCounts(rows),
    teams: teams.toSorted((one, other) => other.cost - one.cost),
    costliest: dearest.slice(0, mostShown),
  }
}

function confidenceCounts(rows: readonly SeasonRow[]): SeasonSummary['confidence'] {
  if (rows.every(({ confidenceVerdict }) => confidenceVerdict === null)) return null
  const count = (verdict: SeasonRow['confidenceVerdict']) =>
    rows.filter(({ confidenceVerdict }) => confidenceVerdict === verdict).length
  return { clear: count('clear'), lean: count('lean'), tooClose: count('tooClose') }
}
