import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceContributions } from './chanceContributions.js'
import { gaussLegendre } from './quadrature.js'

const classes = 17
const features = 3
const margin = fc.double({ min: -3, max: 3, noNaN: true })
const gainTail = Float64Array.from({ length: 84 }, (_, k) => Math.exp(-k / 9))

const questions = fc.record({
  expected: fc
    .array(margin, { minLength: classes, maxLength: classes })
    .map((margins) => Float64Array.from(margins)),
  shap: fc
    .array(fc.double({ min: -2, max: 2, noNaN: true }), {
      minLength: classes * features,
      maxLength: classes * features,
    })
    .map((parts) => Float64Array.from(parts)),
  features: fc.constant(features),
  needed: fc.integer({ min: 1, max: 99 }),
  gainTail: fc.constant(gainTail),
})
type Question = ReturnType<typeof questions.generate>['value']

function chanceAt({ expected, shap, needed }: Question, t: number, fixedNeed?: number): number {
  const powers = Array.from(expected, (base, c) =>
    Math.exp(base + t * shap.slice(c * features, (c + 1) * features).reduce((sum, part) => sum + part, 0)),
  )
  const sum = powers.reduce((total, power) => total + power, 0)
  const atLeast = (distance: number) => powers.slice(distance).reduce((all, power) => all + power, 0) / sum
  if (fixedNeed !== undefined) return atLeast(fixedNeed)
  return needed <= 16 ? atLeast(needed) : atLeast(16) * (gainTail[needed - 16] as number)
}

const total = ({ baseline, needed, features: parts }: ReturnType<typeof chanceContributions>) =>
  parts.reduce((sum, part) => sum + part, baseline + needed)

describe("what moves a snap's chance to gain its distance", () => {
  it('adds up to the chance within 1e-9, from the chance of any snap to gain five yards', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const answer = chanceContributions(question)
        expect(answer.baseline).toBeCloseTo(chanceAt(question, 0, 5), 12)
        expect(answer.chance).toBeCloseTo(chanceAt(question, 1), 12)
        expect(Math.abs(total(answer) - answer.chance)).toBeLessThan(1e-9)
      }),
      { numRuns: 300 },
    )
  })

  it('is what small steps along the straight line bring together', () => {
    const [question] = fc.sample(questions, { numRuns: 1, seed: 7 }) as [Question]
    const steps = 20_000
    let needed = 0
    for (let step = 0; step < steps; step++) {
      const t = (step + 0.5) / steps
      const own =
        question.needed <= 16
          ? chanceAt(question, t, question.needed)
          : chanceAt(question, t, 16) * (gainTail[question.needed - 16] as number)
      needed += (own - chanceAt(question, t, 5)) / steps
    }
    expect(chanceContributions(question).needed).toBeCloseTo(needed, 8)
  })

  it('gives nothing to a feature that moves no margin, nor to the distance where it is the baseline’s', () => {
    const silent = fc.tuple(questions).map(([question]) => ({
      ...question,
      needed: 5,
      shap: question.shap.map((part, at) => (at % features === 1 ? 0 : part)),
    }))
    fc.assert(
      fc.property(silent, (question) => {
        const answer = chanceContributions(question)
        expect(answer.features[1]).toBe(0)
        expect(answer.needed).toBe(0)
      }),
    )
  })
})

describe('gaussLegendre', () => {
  it.each([1, 2, 5, 32])('with %d points is exact for polynomials up to degree 2n − 1', (n) => {
    const { points, weights } = gaussLegendre(n)
    for (let degree = 0; degree < 2 * n; degree++) {
      const mean = points.reduce((sum, point, i) => sum + (weights[i] as number) * point ** degree, 0)
      expect(mean).toBeCloseTo(1 / (degree + 1), 13)
    }
  })
})
