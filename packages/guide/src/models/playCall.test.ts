import { beforeAll, describe, expect, it } from 'vitest'
import type { FootballModels, PlayCallInput } from './footballModels.js'
import { behavesLikeAnOutcomeModel, isChance } from './outcomeModel.cases.js'
import { shippedBundle } from './shippedBundle.fixture.js'
import { playCallInputs } from './snaps.fixture.js'

const open = async () => (await shippedBundle()).models.playCall

behavesLikeAnOutcomeModel({ name: 'playCall', open, example: playCallInputs, check: isChance })

describe('the call', () => {
  let model: FootballModels['playCall']
  beforeAll(async () => {
    model = await open()
  })
  const usual: PlayCallInput = {
    ...{ season: 2019, down: 4, yardsToGo: 1, yardsToGoal: 40, secondsLeftInGame: 2400 },
    ...{ secondsLeftInHalf: 600, scoreDifferential: 0, possessionTeamLine: 0, totalLine: 46 },
  }
  const passes = (change: Partial<PlayCallInput>) => model.predict([{ ...usual, ...change }])[0] ?? Number.NaN

  it('is mostly a run on fourth and one, and almost always a pass on third and ten', () => {
    expect(passes({})).toBeLessThan(0.5)
    expect(passes({ down: 3, yardsToGo: 10 })).toBeGreaterThan(0.85)
  })

  it('is a pass more often when trailing late', () => {
    const late = { secondsLeftInGame: 100, secondsLeftInHalf: 100, yardsToGo: 2 }
    expect(passes({ ...late, scoreDifferential: -6 })).toBeGreaterThan(
      passes({ ...late, scoreDifferential: 6 }),
    )
  })
})
