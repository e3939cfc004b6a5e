import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/errors.js'
import { famousPlay } from '../situation/famousPlay.js'
import type { SituationInput } from '../situation/situationSchema.js'
import { legalSituations } from '../situation/situations.fixture.js'
import { decide } from './decide.js'
import { plainBundle } from './plainBundle.fixture.js'

const bundle = plainBundle()
const fourth: SituationInput = { ...famousPlay, yardsToGo: 4, distanceMeasure: 'wholeYards' }
const afterTouchdown: SituationInput = {
  ...famousPlay,
  phase: 'try',
  offenseScore: 26,
  down: null,
  yardsToGo: null,
  yardsToGoal: null,
  distanceMeasure: null,
}

describe('a told chance', () => {
  it("stands in the place of the model's, and is shown", () => {
    const told = decide(fourth, bundle, { overrides: { conversion: 0.5, make: 0.4 } })
    expect(told.conversion).toMatchObject({ blended: 0.5, run: 0.5, pass: 0.5 })
    const kick = told.choices.find(({ choice }) => choice === 'fieldGoal')
    expect(kick?.successProbability).toBeCloseTo(0.4, 12)
    expect(told.overrides).toEqual({ conversion: 0.5, make: 0.4 })
    expect(told.assumptions).toContainEqual(expect.stringMatching(/^Chance to convert: told 50 %, where/))
  })

  it('leaves the longest distance and what would flip the call as they are', () => {
    const [plain, told] = [decide(fourth, bundle), decide(fourth, bundle, { overrides: { conversion: 0.1 } })]
    expect(told.thresholdYardsToGo).toBe(plain.thresholdYardsToGo)
    expect(told.flips?.conversion).toBeCloseTo(plain.flips?.conversion ?? Number.NaN, 9)
  })

  it('is for the try after a touchdown too: going for two, and the extra point', () => {
    const told = decide(afterTouchdown, bundle, { overrides: { conversion: 0.9, make: 0.2 } })
    expect(told.recommendation).toBe('twoPoint')
    expect(told.choices.map(({ successProbability }) => successProbability)).toEqual([0.9, 0.2])
  })

  it('says where there is nothing that it would change', () => {
    const { assumptions } = decide({ ...fourth, yardsToGoal: 80 }, bundle, { overrides: { make: 0.4 } })
    expect(assumptions).toContain(
      'Chance to make the kick: told, but there is nothing here that it would change.',
    )
  })

  it.each([
    ['conversion', 1.2],
    ['conversion', Number.NaN],
    ['make', -0.1],
    ['make', '0.4'],
  ])('outside of [0, 1] is refused: %s %s', (name, chance) => {
    const attempt = () => decide(fourth, bundle, { overrides: { [name]: chance } })
    expect(attempt).toThrow(InputError)
    expect(attempt).toThrow(
      expect.objectContaining({ code: `overrides/${name}`, field: `overrides.${name}`, value: chance }),
    )
  })
})

describe('what flips the call', () => {
  it('is a chance on whose two sides the calls differ, in every legal situation', () => {
    fc.assert(
      fc.property(legalSituations, (situation) => {
        const { flips } = decide(situation, bundle)
        for (const name of ['conversion', 'make'] as const) {
          const at = flips?.[name] ?? null
          if (at === null || at < 0.001 || at > 0.999) continue
          const call = (chance: number) =>
            decide(situation, bundle, { overrides: { [name]: chance } }).recommendation
          expect(call(at - 0.001)).not.toBe(call(at + 0.001))
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('a whole-yard distance', () => {
  it('may be a short or a long one', () => {
    const { sensitivity, conversion } = decide(fourth, bundle)
    expect(sensitivity?.shortDistance).toBeGreaterThan(conversion?.blended ?? 1)
    expect(sensitivity?.longDistance).toBeLessThan(conversion?.blended ?? 0)
    expect(decide(famousPlay, bundle).sensitivity).toBeNull()
  })
})
