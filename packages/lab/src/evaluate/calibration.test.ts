import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrationBins, calibrationError, calibrationErrorIfPerfect } from './calibration.js'
import { randomStream } from './random.js'

const play = fc.record({
  chance: fc.double({ min: 0, max: 1, noNaN: true }),
  outcome: fc.integer({ min: 0, max: 1 }),
})

describe('calibration', () => {
  it('errs by the mean gap of ten bins, weighted by their plays', () => {
    fc.assert(
      fc.property(fc.array(play, { minLength: 1, maxLength: 80 }), (plays) => {
        let expected = 0
        for (let bin = 0; bin < 10; bin++) {
          const inside = plays.filter(({ chance }) =>
            chance === 1 ? bin === 9 : Math.floor(chance * 10) === bin,
          )
          if (inside.length === 0) continue
          const predicted = inside.reduce((sum, { chance }) => sum + chance, 0) / inside.length
          const observed = inside.reduce((sum, { outcome }) => sum + outcome, 0) / inside.length
          expected += (inside.length / plays.length) * Math.abs(predicted - observed)
        }
        const chances = Float64Array.from(plays, ({ chance }) => chance)
        const outcomes = plays.map(({ outcome }) => outcome)
        expect(calibrationError(chances, outcomes)).toBeCloseTo(expected, 9)
        const bins = calibrationBins({
          chances,
          outcomes: Float64Array.from(outcomes),
          games: plays.map((_, at) => `game ${at % 3}`),
        })
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(plays.length)
        const ofBins = bins.reduce((sum, bin) => sum + bin.n * Math.abs(bin.predicted - bin.observed), 0)
        expect(ofBins / plays.length).toBeCloseTo(expected, 9)
      }),
      { numRuns: 25 },
    )
  })

  it('has no interval for the plays of one game', () => {
    const scored = {
      chances: Float64Array.of(0.31, 0.32),
      outcomes: Float64Array.of(0, 1),
      games: ['A', 'A'],
    }
    expect(calibrationBins(scored)).toMatchObject([
      { from: 0.3, to: 0.4, n: 2, observed: 0.5, interval: null },
    ])
  })

  const random = randomStream(3)
  const chances = Float64Array.from({ length: 2000 }, () => 0.05 + 0.9 * random())
  const drawn = (shift: number) => chances.map((chance) => (random() < chance + shift ? 1 : 0))

  it('of a truly calibrated model lies where a perfect model’s would', () => {
    const [low, high] = calibrationErrorIfPerfect(chances)
    expect(low).toBeGreaterThan(0)
    const errors = Array.from({ length: 40 }, () => calibrationError(chances, drawn(0)))
    const inside = errors.filter((error) => error >= low && error <= high)
    // 95 of 100 are expected; fewer than 33 of 40 would come once in thousands of times
    expect(inside.length).toBeGreaterThanOrEqual(33)
  })

  it('of a model that is five points off lies outside', () => {
    const [, high] = calibrationErrorIfPerfect(chances)
    expect(calibrationError(chances, drawn(0.05))).toBeGreaterThan(high)
  })
})
