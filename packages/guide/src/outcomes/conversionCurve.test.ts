import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainBundle } from '../decide/plainBundle.fixture.js'
import { shippedBundle } from '../models/shippedBundle.fixture.js'
import { complete } from '../situation/complete.js'
import { famousPlay } from '../situation/famousPlay.js'
import { conversionCurve } from './conversionCurve.js'
import { conversionProbability, publishedDecay } from './conversionProbability.js'
import { snapForecast } from './snapForecast.js'
import { wholeYardChances } from './wholeYardChances.js'

const { gainTail, hiddenDistance, yardsGained } = plainBundle().models
const form = { offEpa: 0, defEpa: 0, qbEpa: 0, qbSuccessEpa: 0 }
const line = {
  totalLine: 45,
  possessionTeamLine: 3,
  possessionTeamTotal: 24,
  yardsToGoal: 50,
  down: 4,
  ...form,
}
const modelled = (isCalledPass: number) =>
  yardsGained.predict(
    Array.from({ length: 16 }, (_, i) => ({ ...line, isCalledPass, actualYardsToGo: i + 1 })),
  )
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Any 17 probabilities, none of them next to nothing. */
const distributions = fc
  .array(fc.double({ min: 0.02, max: 1, noNaN: true }), { minLength: 17, maxLength: 17 })
  .map((weights) => {
    const sum = weights.reduce((all, weight) => all + weight, 0)
    return Float64Array.from(weights, (weight) => weight / sum)
  })
const sixteen = fc.array(distributions, { minLength: 16, maxLength: 16 })

describe('whole-yard chances', () => {
  it('are the sum of the classes from the distance on, each at its own distance', () => {
    const rows = modelled(1)
    const chances = wholeYardChances(rows, gainTail)
    for (const d of [1, 4, 15, 16]) {
      const classes = [...(rows[d - 1] ?? [])].slice(d)
      expect(chances[d]).toBeCloseTo(
        classes.reduce((sum, p) => sum + p, 0),
        12,
      )
    }
  })

  it('follow the tail of observed gains beyond 16', () => {
    const chances = wholeYardChances(modelled(1), gainTail)
    expect(chances[28]).toBeCloseTo((chances[16] ?? 0) * Math.exp(-1), 12)
  })

  it('fall with every yard, whatever the model says', () => {
    fc.assert(
      fc.property(sixteen, (rows) => {
        const chances = wholeYardChances(rows, gainTail)
        for (let d = 1; d < 99; d++) expect(chances[d + 1]).toBeLessThan(chances[d] ?? 0)
        expect(chances[1]).toBeLessThan(1)
        expect(chances[99]).toBeGreaterThan(0)
      }),
    )
  })
})

describe('the curve of exact distances', () => {
  it.each([
    ['runs', 0],
    ['passes', 1],
  ])('gives the whole-yard chance back on average over the hidden part: %s', (_, call) => {
    const chances = wholeYardChances(modelled(call), gainTail)
    const curve = conversionCurve(chances, hiddenDistance)
    for (let d = 1; d <= 40; d++) {
      const average = mean([...hiddenDistance].map((hidden) => curve(Math.max(0.01, d + hidden))))
      expect(average).toBeCloseTo(chances[d] ?? 0, 7)
    }
  })

  it('falls strictly and has no step, at whole numbers or elsewhere, whatever the model says', () => {
    fc.assert(
      fc.property(sixteen, fc.double({ min: 0.02, max: 40, noNaN: true }), (rows, x) => {
        const curve = conversionCurve(wholeYardChances(rows, gainTail), hiddenDistance)
        expect(curve(x + 0.1)).toBeLessThan(curve(x))
        for (const at of [x, Math.ceil(x)]) expect(curve(at) - curve(at + 1e-7)).toBeLessThan(1e-4)
        expect(curve(x)).toBeGreaterThan(0)
        expect(curve(x)).toBeLessThan(1)
      }),
      { numRuns: 60 },
    )
  })

  it('has no step where its finer knots end, be the chances level or steep there', () => {
    for (const [level, drop] of [
      [13, 0.15],
      [14, 0.15],
      [15, 0.15],
      [15, 0.4],
      [14, 0.02],
    ] as const) {
      const chances = Float64Array.from({ length: 100 }, (_, d) =>
        d <= level ? 0.5 - d * 1e-5 : drop * 0.97 ** (d - level),
      )
      const curve = conversionCurve(chances, hiddenDistance)
      for (let x = 12; x < 18; x += 0.05) expect(curve(x + 0.05)).toBeLessThan(curve(x))
      expect(curve(15) - curve(15 + 1e-7)).toBeLessThan(1e-4)
    }
  })

  it('goes on below one yard as it falls from one to two', () => {
    const curve = conversionCurve(wholeYardChances(modelled(0), gainTail), hiddenDistance)
    const odds = (x: number) => Math.log(curve(x) / (1 - curve(x)))
    expect(odds(0.25) - odds(1)).toBeCloseTo(0.75 * (odds(1) - odds(2)), 9)
  })

  it('lies below the whole-yard chance where the hidden distance is mostly shorter', () => {
    const chances = wholeYardChances(modelled(1), gainTail)
    expect(conversionCurve(chances, hiddenDistance)(4)).toBeLessThan(chances[4] ?? 0)
    expect(conversionCurve(chances, new Float64Array([0]))(4)).toBeCloseTo(chances[4] ?? 0, 9)
  })
})

describe('the shipped bundle behind the curve', () => {
  it('gives the whole-yard chances back on average at 1 to 15 yards, from every yard line', async () => {
    const bundle = await shippedBundle()
    const missed: number[] = []
    for (const yardsToGoal of [...Array(20).keys()].map((at) => at * 5 + 3)) {
      for (const possessionTeamLine of [-10, -3, 0, 4, 12]) {
        const { situation } = complete(
          { ...famousPlay, yardsToGo: 1, yardsToGoal, possessionTeamLine },
          bundle,
        )
        const { run, pass } = snapForecast(situation, bundle, 2020)
        for (const { curve, chances } of [run, pass]) {
          for (let d = 1; d <= Math.min(15, yardsToGoal); d++) {
            const { hiddenDistance } = bundle.models
            const average = mean([...hiddenDistance].map((hidden) => curve(Math.max(0.01, d + hidden))))
            missed.push(Math.abs(average - (chances[d] ?? 0)))
          }
        }
      }
    }
    expect(missed.filter((miss) => miss > 0.002).length / missed.length).toBeLessThan(0.005)
    expect(Math.max(...missed)).toBeLessThan(0.02)
  })

  it('does not fall off at the goal line, where no model has seen a line to gain behind it', async () => {
    const bundle = await shippedBundle()
    const goal = { ...famousPlay, yardsToGo: 5, yardsToGoal: 5, distanceMeasure: null }
    const { run, pass } = snapForecast(complete(goal, bundle).situation, bundle, 2020)
    for (const { curve } of [run, pass]) {
      const [before, at] = [curve(4) - curve(4.9), curve(4.1) - curve(5)]
      expect(at).toBeGreaterThan(0.01)
      expect(Math.abs(at - before)).toBeLessThan(0.03)
    }
  })
})

describe('conversionProbability', () => {
  const distribution = modelled(1)[3] as Float64Array
  const models = { gainTail, hiddenDistance }

  it('is the sum of the classes on a whole-yard figure, and the curve on an exact distance', () => {
    const whole = conversionProbability(distribution, 4, 'wholeYards', models)
    expect(whole).toBeCloseTo(
      [...distribution].slice(4).reduce((sum, p) => sum + p, 0),
      12,
    )
    expect(conversionProbability(distribution, 3.5, 'exact', models)).toBeGreaterThan(whole)
  })

  it('keeps the published decay beside it for long distances', () => {
    expect(publishedDecay(distribution, 18)).toBeCloseTo((distribution[16] ?? 0) / 3, 12)
    expect(publishedDecay(distribution, 4)).toBeCloseTo(
      conversionProbability(distribution, 4, 'wholeYards', models),
      12,
    )
  })

  it.each([0, -1, 99.5, Number.NaN])('refuses a distance of %d', (distance) => {
    const refusal = expect.objectContaining({ code: 'conversion/distance' })
    expect(() => conversionProbability(distribution, distance, 'exact', models)).toThrow(refusal)
    expect(() => publishedDecay(distribution, distance)).toThrow(refusal)
  })
})
