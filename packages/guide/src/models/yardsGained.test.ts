import { beforeAll, describe, expect, it } from 'vitest'
import type { FootballModels, YardsGainedInput } from './footballModels.js'
import { behavesLikeAnOutcomeModel, sumsToOne } from './outcomeModel.cases.js'
import { shippedBundle } from './shippedBundle.fixture.js'
import { yardsGainedInputs } from './snaps.fixture.js'
import { yardsClasses } from './yardsGained.js'

const open = async () => (await shippedBundle()).models.yardsGained

behavesLikeAnOutcomeModel({
  name: 'yardsGained',
  open,
  example: yardsGainedInputs,
  check: (distribution) => {
    expect(distribution).toHaveLength(yardsClasses)
    sumsToOne(distribution)
  },
})

describe('yards gained', () => {
  let model: FootballModels['yardsGained']
  beforeAll(async () => {
    model = await open()
  })
  const usual: YardsGainedInput = {
    ...{ actualYardsToGo: 1, isCalledPass: 0, totalLine: 46, possessionTeamLine: 0, possessionTeamTotal: 23 },
    ...{ yardsToGoal: 50, down: 4, offEpa: 0, defEpa: 0, qbEpa: 0, qbSuccessEpa: 0 },
  }
  const gains = (yards: number, isCalledPass: number, change: Partial<YardsGainedInput> = {}) =>
    (model.predict([{ ...usual, ...change, actualYardsToGo: yards, isCalledPass }])[0] ?? new Float64Array())
      .slice(yards)
      .reduce((sum, chance) => sum + chance, 0)

  it('gains one yard better by run, ten yards better by pass', () => {
    expect(gains(1, 0)).toBeGreaterThan(gains(1, 1) + 0.05)
    expect(gains(10, 1)).toBeGreaterThan(gains(10, 0) + 0.05)
  })

  // third and fourth downs of 2016 to 2020: .75 of runs at one yard, .43 of passes at five to seven, .32 at eight to ten
  it.each([
    ['a yard by run', 1, 0, 0.65, 0.82],
    ['six yards by pass', 6, 1, 0.35, 0.5],
    ['nine yards by pass', 9, 1, 0.25, 0.4],
  ])('gains %s about as often as teams do', (_, yards, call, low, high) => {
    expect(gains(yards, call)).toBeGreaterThan(low)
    expect(gains(yards, call)).toBeLessThan(high)
  })

  it('gains no more than there is field, most often exactly that', () => {
    const [distribution] = model.predict([{ ...usual, actualYardsToGo: 2, yardsToGoal: 2 }])
    expect(distribution?.slice(3).reduce((sum, chance) => sum + chance, 0)).toBeLessThan(0.1)
  })
})
