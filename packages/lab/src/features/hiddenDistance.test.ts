import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenDistance } from './hiddenDistance.js'

describe('what a whole yard hides', () => {
  it('is the difference of any two balls, in 21 equal slices', () => {
    // 21 offsets a tenth apart have 441 differences, 21 a slice; the lowest slice holds −2.0, twice −1.9 … six times −1.5
    const offsets = Array.from({ length: 21 }, (_, at) => at / 10 - 1)
    const hidden = hiddenDistance(offsets)
    expect(hidden).toHaveLength(21)
    expect(hidden[0]).toBeCloseTo(-(2.0 + 2 * 1.9 + 3 * 1.8 + 4 * 1.7 + 5 * 1.6 + 6 * 1.5) / 21, 3)
    expect(hidden[10]).toBe(0)
  })

  it('leaves balls out that lie more than a yard from their spot', () => {
    const offsets = [-0.4, -0.2, 0, 0.1, 0.3, 1]
    expect(hiddenDistance([...offsets, 1.2, -7])).toEqual(hiddenDistance(offsets))
  })

  it('does not come from a handful of plays', () => {
    expect(() => hiddenDistance([0.1, 0.2, 0.3, 0.4])).toThrow(
      expect.objectContaining({ code: 'features/no-offsets' }),
    )
  })

  it('is symmetric, ascending and less than two yards, wherever the balls lay', () => {
    const offset = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(offset, { minLength: 5, maxLength: 40 }), (offsets) => {
        const hidden = hiddenDistance(offsets)
        expect(hidden).toEqual(hidden.toSorted((a, b) => a - b))
        hidden.forEach((value, at) => {
          expect(Math.abs(value)).toBeLessThanOrEqual(2)
          // rounding cuts the slices of a number of differences that 21 does not divide a little unevenly
          if (offsets.length ** 2 % 21 === 0) expect(value).toBeCloseTo(-(hidden[20 - at] as number), 2)
        })
      }),
    )
  })
})
