import { expect, it } from 'vitest'
import type { CoverageRow } from './coverage.js'
import { coverageSummary } from './coverageSummary.js'

const row = (draw: number, situation: number, changes: Partial<CoverageRow> = {}): CoverageRow => ({
  ...{ draw, situation, recommendation: 'punt', edge: 0.02, knownEdge: 0.01 },
  ...{ interval: [0, 0.04], agreement: 0.9, verdict: 'clear' },
  ...changes,
})

it('counts the intervals that hold the known edge, and on which side the others lie', () => {
  const summary = coverageSummary([
    row(0, 0),
    row(0, 1, { knownEdge: 0.05 }),
    row(1, 0, { knownEdge: -0.02, verdict: 'lean' }),
    row(1, 1, { interval: [0.01, 0.02] }),
  ])
  expect(summary).toMatchObject({ draws: 2, rows: 4, covered: 0.5, tooHigh: 0.25, tooLow: 0.25 })
  expect(summary.situations).toEqual([0.5, 0.5])
  expect(summary.meanWidth).toBeCloseTo((3 * 0.04 + 0.01) / 4, 12)
})

it('says how often a call of each verdict is the known best choice', () => {
  const rows = [row(0, 0), row(0, 1, { knownEdge: -0.01 }), row(0, 2, { verdict: 'lean', knownEdge: 0 })]
  expect(coverageSummary(rows).byVerdict).toEqual([
    { verdict: 'clear', n: 2, right: 0.5 },
    { verdict: 'lean', n: 1, right: 1 },
    { verdict: 'tooClose', n: 0, right: 0 },
  ])
})

it('takes drawn seasons as the unit of its error', () => {
  const always = [row(0, 0), row(0, 1), row(1, 0), row(1, 1)]
  expect(coverageSummary(always).coveredError).toBe(0)
  const half = [row(0, 0), row(0, 1), row(1, 0, { knownEdge: 1 }), row(1, 1, { knownEdge: 1 })]
  expect(coverageSummary(half).coveredError).toBeCloseTo(0.5, 12)
})
