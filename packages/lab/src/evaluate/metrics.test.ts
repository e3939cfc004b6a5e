import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accuracy, logLosses, mean, type Scored, squaredErrors } from './metrics.js'
import { only, summarise } from './summary.js'

const row = fc.record({
  chance: fc.double({ min: 0, max: 1, noNaN: true }),
  happened: fc.boolean(),
  game: fc.integer({ min: 1, max: 5 }),
})
const rows = fc.array(row, { minLength: 1, maxLength: 60 })
type Row = { chance: number; happened: boolean; game: number }

const scoredOf = (plays: readonly Row[]): Scored => ({
  chances: Float64Array.from(plays, ({ chance }) => chance),
  outcomes: Float64Array.from(plays, ({ happened }) => (happened ? 1 : 0)),
  games: plays.map(({ game }) => `game ${game}`),
})

describe('the figures of a yes-or-no model', () => {
  it('are those of a plain loop over the plays', () => {
    fc.assert(
      fc.property(rows, (plays) => {
        let brier = 0
        let logLoss = 0
        let right = 0
        for (const { chance, happened } of plays) {
          brier += happened ? (1 - chance) * (1 - chance) : chance * chance
          const given = happened ? chance : 1 - chance
          logLoss += -Math.log(Math.min(1 - 1e-6, Math.max(1e-6, given)))
          if (happened ? chance >= 0.5 : chance < 0.5) right++
        }
        const scored = scoredOf(plays)
        expect(mean(squaredErrors(scored))).toBeCloseTo(brier / plays.length, 9)
        expect(mean(logLosses(scored))).toBeCloseTo(logLoss / plays.length, 9)
        expect(accuracy(scored)).toBeCloseTo(right / plays.length, 12)
      }),
    )
  })

  it.each([
    [0.9, 1, 0.01, 0.105361, 1],
    [0.9, 0, 0.81, Math.LN10, 0],
    [0.5, 1, 0.25, Math.LN2, 1],
    [0, 1, 1, 13.815511, 0],
  ])('for a chance of %f and outcome %i', (chance, outcome, brier, logLoss, right) => {
    const scored = { chances: Float64Array.of(chance), outcomes: Float64Array.of(outcome), games: ['G'] }
    expect(squaredErrors(scored)[0]).toBeCloseTo(brier, 9)
    expect(logLosses(scored)[0]).toBeCloseTo(logLoss, 5)
    expect(accuracy(scored)).toBe(right)
  })

  it('are the same for the rows that are kept as for those rows alone', () => {
    fc.assert(
      fc.property(rows, (plays) => {
        const kept = plays.filter(({ game }) => game > 2)
        fc.pre(kept.length > 0)
        expect(summarise(only(scoredOf(plays), (at) => (plays[at] as Row).game > 2))).toEqual(
          summarise(scoredOf(kept)),
        )
      }),
      { numRuns: 5 },
    )
  })
})
