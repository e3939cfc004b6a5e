import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { fieldGoalModel } from './fieldGoal.js'
import type { FieldGoalInput, FootballModels } from './footballModels.js'
import { behavesLikeAnOutcomeModel, isChance } from './outcomeModel.cases.js'
import { shippedBundle } from './shippedBundle.fixture.js'
import { kicks } from './snaps.fixture.js'

const open = async () => (await shippedBundle()).models.fieldGoal

behavesLikeAnOutcomeModel({ name: 'fieldGoal', open, example: kicks, check: isChance })

describe('a field goal', () => {
  let model: FootballModels['fieldGoal']
  beforeAll(async () => {
    model = await open()
  })
  const makes = (kick: FieldGoalInput) => model.predict([kick])[0] ?? Number.NaN
  const roofed: FieldGoalInput = {
    ...{ kickDistance: 54, season: 2020, indoors: 1, artificialTurf: 1 },
    ...{ temperatureF: Number.NaN, windMph: Number.NaN, altitudeFt: 0 },
  }

  it('falls with every yard from 30 to 75, and nowhere off a cliff', () => {
    fc.assert(
      fc.property(kicks, fc.double({ min: 30, max: 74, noNaN: true }), (kick, kickDistance) => {
        const [near, far] = [
          makes({ ...kick, kickDistance }),
          makes({ ...kick, kickDistance: kickDistance + 1 }),
        ]
        expect(far).toBeLessThan(near)
        expect(near - far).toBeLessThan(0.08)
      }),
    )
  })

  it('never rises with wind outdoors, and does not feel it under a roof', () => {
    fc.assert(
      fc.property(kicks, fc.integer({ min: 0, max: 30 }), (kick, windMph) => {
        const [calm, gust] = [makes({ ...kick, windMph }), makes({ ...kick, windMph: windMph + 10 })]
        if (kick.indoors) expect(gust).toBe(calm)
        else expect(gust).toBeLessThan(calm)
      }),
    )
  })

  it.each([53, 54, 55])('is made in two of three from %d yards under a roof in 2020', (kickDistance) => {
    expect(makes({ ...roofed, kickDistance })).toBeGreaterThan(0.58)
    expect(makes({ ...roofed, kickDistance })).toBeLessThan(0.75)
  })

  it('was harder in earlier seasons, and stays at the last known after them', () => {
    expect(makes({ ...roofed, season: 2009 })).toBeLessThan(makes(roofed))
    expect(makes({ ...roofed, season: 2030 })).toBe(makes({ ...roofed, season: 2021 }))
  })

  it('takes unknown weather for usual weather', () => {
    const still = fieldGoalModel({
      ...{
        intercept: 5,
        perYard: -0.08,
        knots: [50],
        bends: [-0.02],
        indoors: 0.2,
        wind: -0.03,
        cold: -0.01,
      },
      ...{ altitude: 0.1, perSeason: 0.02, firstSeason: 2009, lastSeason: 2019 },
      ...{ usualWindMph: 8, usualTemperatureF: 50 },
    })
    const unknown = { ...roofed, indoors: 0 }
    const told = { ...unknown, windMph: 8, temperatureF: 50 }
    expect(still.predict([unknown])).toEqual(still.predict([told]))
    // 5 − .08·54 − .02·4 − .03·8 − .01·10 + .02·11 = .48
    expect(still.predict([told])[0]).toBeCloseTo(1 / (1 + Math.exp(-0.48)), 12)
  })
})
