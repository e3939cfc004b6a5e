import fc from 'fast-check'
import { expect, it } from 'vitest'
import { waterfall } from './waterfall.js'

const parts = fc.array(
  fc.record({ name: fc.string(), contribution: fc.double({ min: -0.5, max: 0.5, noNaN: true }) }),
  { maxLength: 16 },
)

it('ends where all parts together lead, each step from where the last one ended', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), parts, (start, all) => {
      const { steps, low, high } = waterfall(start, all)
      const end = all.reduce((sum, { contribution }) => sum + contribution, start)
      let at = start
      for (const { from, to } of steps) {
        expect(from).toBe(at)
        expect(Math.min(from, to)).toBeGreaterThanOrEqual(low)
        expect(Math.max(from, to)).toBeLessThanOrEqual(high)
        at = to
      }
      expect(Math.abs(at - end)).toBeLessThan(0.0006)
      expect(steps.length).toBeLessThanOrEqual(8)
    }),
  )
})

it('tells small parts together', () => {
  const { steps } = waterfall(0.4, [
    { name: 'distance', contribution: 0.3 },
    { name: 'line', contribution: 0.003 },
    { name: 'total', contribution: 0.001 },
  ])
  expect(steps.map(({ name }) => name)).toEqual(['distance', 'everything else'])
  expect(steps[1]?.contribution).toBeCloseTo(0.004)
})
