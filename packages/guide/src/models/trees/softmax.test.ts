import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sigmoid, softmaxInto } from './softmax.js'

const margin = fc.float({ min: -200, max: 200, noNaN: true })

describe('sigmoid', () => {
  it('is the logistic function to float32 precision', () => {
    fc.assert(
      fc.property(margin, (x) => {
        expect(Math.abs(sigmoid(x) - 1 / (1 + Math.exp(-x)))).toBeLessThan(1.2e-7)
      }),
    )
  })

  it.each([
    [0, 0.5],
    [-1000, 2.9995672e-39],
    [1000, 1],
    [-Infinity, 2.9995672e-39],
    [Infinity, 1],
  ])('stays a probability at %d', (x, probability) => {
    expect(sigmoid(x)).toBeCloseTo(probability, 30)
    expect(Number.isFinite(sigmoid(x))).toBe(true)
  })
})

describe('softmaxInto', () => {
  const rows = fc.integer({ min: 1, max: 17 }).chain((classes) =>
    fc.tuple(
      fc.constant(classes),
      fc.array(fc.array(margin, { minLength: classes, maxLength: classes }), {
        minLength: 1,
        maxLength: 4,
      }),
    ),
  )

  it('gives each row probabilities that sum to one and keep the order of its margins', () => {
    fc.assert(
      fc.property(rows, ([classes, margins]) => {
        const out = softmaxInto(
          Float32Array.from(margins.flat()),
          classes,
          new Float64Array(margins.length * classes),
        )
        for (const [r, row] of margins.entries()) {
          const probabilities = out.subarray(r * classes, (r + 1) * classes)
          const powers = row.map((x) => Math.exp(x - Math.max(...row)))
          const whole = powers.reduce((a, b) => a + b)
          expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 6)
          probabilities.forEach((p, c) => {
            expect(Math.abs(p - (powers[c] as number) / whole)).toBeLessThan(2e-7)
          })
        }
      }),
    )
  })

  it('overwrites the margins where no other place is given', () => {
    const margins = Float32Array.of(1, 2, 3, 3, 2, 1)
    const apart = softmaxInto(margins, 3, new Float32Array(6))
    expect(softmaxInto(margins, 3)).toEqual(apart)
  })
})
