import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { famousPlay } from '../situation/famousPlay.js'
import { legalSituations } from '../situation/situations.fixture.js'
import { type DecideOptions, decide } from './decide.js'
import { explainedBundle } from './explainedBundle.fixture.js'
import { plainBundle } from './plainBundle.fixture.js'

const bundle = explainedBundle()
const explain = (situation: unknown, options: DecideOptions = {}) => {
  const decision = decide(situation, bundle, { ...options, explain: true })
  const parts = decision.explanation?.conversion ?? []
  const sum = parts.reduce((total, { contribution }) => total + contribution, 0)
  const part = (feature: string) => parts.find((one) => one.feature === feature)
  return { decision, parts, sum, part }
}

describe('the explanation of a chance to convert', () => {
  it('adds up to the chance that the decision shows, in every legal situation', () => {
    fc.assert(
      fc.property(legalSituations, (situation) => {
        const { decision, sum, parts } = explain(situation)
        if (!decision.conversion) return expect(parts).toEqual([])
        expect(Math.abs(sum - decision.conversion.blended)).toBeLessThan(1e-9)
      }),
      { numRuns: 6 },
    )
  })

  it.each([0.25, 0.5, 1, 1.5, 3, 8, 14.5, 16, 19, 22.5])('adds up on fourth and %d', (yardsToGo) => {
    for (const distanceMeasure of ['exact', 'wholeYards'] as const) {
      if (distanceMeasure === 'wholeYards' && !Number.isInteger(yardsToGo)) continue
      const { decision, sum } = explain({ ...famousPlay, yardsToGo, distanceMeasure })
      expect(Math.abs(sum - (decision.conversion?.blended ?? Number.NaN))).toBeLessThan(1e-9)
    }
  })

  it('says of the famous play that it is short, and that the inches make it shorter', () => {
    const { part, parts, decision } = explain(famousPlay)
    expect(parts[0]).toMatchObject({ feature: 'baseline', value: null })
    expect(part('actualYardsToGo')).toMatchObject({ value: 1 })
    expect(part('actualYardsToGo')?.contribution).toBeGreaterThan(0.1)
    expect(part('exactDistance')).toMatchObject({ value: 0.25 })
    expect(part('exactDistance')?.contribution).toBeGreaterThan(0)
    expect(part('isCalledPass')?.value).toBe(decision.conversion?.probabilityOfPass)
    expect(decision.explanation?.sentence).toMatch(
      /; the chance to convert is moved most by the distance \(adds \d+ points\)\.$/,
    )
  })

  it('names what holds a chance down to that of a shorter distance, where the trees find it easier', () => {
    const at = (yardsToGo: number) =>
      explain({ ...famousPlay, yardsToGo, distanceMeasure: 'wholeYards' }).part('shorterDistance')
    expect(at(8)).toMatchObject({ value: null })
    expect(at(8)?.contribution).toBeLessThan(-0.001)
    expect(at(7)).toBeUndefined()
  })

  it('gives a feature on which no tree splits nothing', () =>
    expect(explain(famousPlay).part('yardsToGoal')).toEqual({
      feature: 'yardsToGoal',
      value: famousPlay.yardsToGoal,
      contribution: 0,
    }))

  it('puts a told chance beside the baseline, since no model speaks then', () => {
    const { parts, sum } = explain(famousPlay, { overrides: { conversion: 0.5 } })
    expect(parts.map(({ feature, value }) => [feature, value])).toEqual([
      ['baseline', null],
      ['told', 0.5],
    ])
    expect(sum).toBeCloseTo(0.5, 12)
  })

  it('is not there for tries, whose edge is explained all the same', () => {
    const { yardsToGo, yardsToGoal, down, distanceMeasure, ...rest } = famousPlay
    const { decision, parts } = explain({ ...rest, phase: 'try', offenseScore: 26 })
    expect(parts).toEqual([])
    const sum = decision.explanation?.edge.reduce((total, { contribution }) => total + contribution, 0)
    expect(sum).toBeCloseTo(decision.edge, 9)
    expect(decision.explanation?.sentence).not.toMatch(/4th and 5/)
  })

  it('is left out, and that is stated, by a bundle without covers; unasked nothing is said', () => {
    const without = decide(famousPlay, plainBundle(), { explain: true })
    expect(without.explanation?.conversion).toEqual([])
    expect(without.explanation?.edge.length).toBeGreaterThan(0)
    const stated = (assumptions: readonly string[]) => assumptions.some((words) => words.includes('covers'))
    expect(stated(without.assumptions)).toBe(true)
    expect(stated(decide(famousPlay, plainBundle()).assumptions)).toBe(false)
    expect(stated(explain(famousPlay).decision.assumptions)).toBe(false)
  })
})
