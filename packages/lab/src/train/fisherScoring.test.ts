import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLogistic } from './fisherScoring.js'

describe('fitting log-odds by Fisher scoring', () => {
  it('finds the log-odds of a plain share', () => {
    const outcomes = Float64Array.of(1, 1, 1, 0)
    const fit = fitLogistic({ outcomes, logits: ([level]) => new Float64Array(4).fill(level as number) }, [0])
    expect(fit.parameters[0]).toBeCloseTo(Math.log(3), 6)
    expect(fit.logLoss).toBeCloseTo(-(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)), 9)
  })

  it('weighs rows', () => {
    const outcomes = Float64Array.of(1, 0)
    const weights = Float64Array.of(9, 1)
    const fit = fitLogistic(
      { outcomes, weights, logits: ([level]) => new Float64Array(2).fill(level as number) },
      [0],
    )
    expect(fit.parameters[0]).toBeCloseTo(Math.log(9), 6)
  })

  it('walks along the edge of what the formula allows', () => {
    // who leads wins: the likeliest variance is as close to zero as it gets, and below zero there is no root
    const leads = [-7, -3, 3, 7]
    const outcomes = Float64Array.from(leads, (lead) => (lead > 0 ? 1 : 0))
    const logits = ([variance]: readonly number[]) =>
      Float64Array.from(leads, (lead) => lead / Math.sqrt(variance as number))
    const { parameters, logLoss } = fitLogistic({ outcomes, logits }, [5e-6])
    expect(parameters[0]).toBeGreaterThan(0)
    expect(logLoss).toBeLessThan(1e-3)
  })

  it('leaves a slope of zero score behind, whatever the table', () => {
    const cell = fc.record({
      x: fc.double({ min: -2, max: 2, noNaN: true }),
      hits: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 4, maxLength: 12 }), (cells) => {
        const rows = cells.flatMap(({ x, hits }) =>
          Array.from({ length: 10 }, (_, at) => ({ x, hit: at < hits ? 1 : 0 })),
        )
        const outcomes = Float64Array.from(rows, (row) => row.hit)
        const logits = ([level, rise]: readonly number[]) =>
          Float64Array.from(rows, ({ x }) => (level as number) + (rise as number) * x)
        const { parameters } = fitLogistic({ outcomes, logits }, [0, 0])
        const surprise = logits(parameters).map(
          (logit, row) => (outcomes[row] as number) - 1 / (1 + Math.exp(-logit)),
        )
        expect(Math.abs(surprise.reduce((a, b) => a + b, 0))).toBeLessThan(1e-3)
      }),
      { numRuns: 50 },
    )
  })
})
