import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FailureInput, PenaltyInput, TryInput } from './footballModels.js'
import { missedKickModel } from './missedKick.js'
import { behavesLikeAnOutcomeModel, isChance, sumsToOne } from './outcomeModel.cases.js'
import { penaltiesModel } from './penalties.js'
import { shippedBundle } from './shippedBundle.fixture.js'
import { kicks, snaps } from './snaps.fixture.js'

const models = async () => (await shippedBundle()).models
const failures: fc.Arbitrary<FailureInput> = fc
  .tuple(snaps, fc.constantFrom(0, 1))
  .map(([{ yardsToGo, yardsToGoal }, isCalledPass]) => ({ yardsToGo, yardsToGoal, isCalledPass }))
const tries: fc.Arbitrary<TryInput> = fc.record({
  season: fc.integer({ min: 1999, max: 2030 }),
  possessionTeamLine: fc.integer({ min: -20, max: 20 }),
})

behavesLikeAnOutcomeModel({
  name: 'afterFailure',
  open: async () => (await models()).afterFailure,
  example: failures,
  check: ({ interceptionSpots, fumbleSpots, losses, ...chances }, { isCalledPass }) => {
    for (const chance of Object.values(chances)) isChance(chance)
    isChance(chances.interception + chances.fumbleLost)
    if (!isCalledPass) expect(chances.interception).toBe(0)
    for (const leaves of [interceptionSpots, fumbleSpots, losses]) {
      if (leaves === interceptionSpots && !isCalledPass) continue
      sumsToOne(leaves.map(({ probability }) => probability))
    }
    for (const { yards } of losses) expect(yards).toBeLessThanOrEqual(0)
  },
})

behavesLikeAnOutcomeModel<PenaltyInput, { firstDownByDefense: number; replayByOffense: number }>({
  name: 'penalties',
  open: async () => (await models()).penalties,
  example: snaps,
  check: ({ firstDownByDefense, replayByOffense }) => {
    // 3.4 % of third and fourth downs end in a first down by penalty
    expect(firstDownByDefense).toBeGreaterThan(0.005)
    expect(firstDownByDefense).toBeLessThan(0.08)
    expect(replayByOffense).toBeLessThan(0.15)
  },
})

behavesLikeAnOutcomeModel({
  name: 'tries',
  open: async () => (await models()).tries,
  example: tries,
  withoutInputs: true,
  check: ({ kick, twoPoint, defensiveReturnOfKick, defensiveReturnOfTwoPoint }) => {
    expect(kick).toBeGreaterThan(0.92)
    expect(kick + defensiveReturnOfKick).toBeLessThan(1)
    expect(twoPoint).toBeGreaterThan(0.44)
    expect(twoPoint).toBeLessThan(0.53)
    expect(defensiveReturnOfTwoPoint).toBeLessThan(0.03)
  },
})

behavesLikeAnOutcomeModel({
  name: 'missedKick',
  open: async () => (await models()).missedKick,
  example: kicks,
  check: ({ blocked, returnTouchdown, blockedReturnTouchdown, blockedSpots }) => {
    // a third of the few short misses are blocked, of long ones a tenth and less
    expect(blocked).toBeGreaterThan(0.03)
    expect(blocked).toBeLessThan(0.4)
    expect(returnTouchdown).toBeLessThan(0.02)
    expect(blockedReturnTouchdown).toBeGreaterThan(0.02)
    expect(blockedReturnTouchdown).toBeLessThan(0.12)
    sumsToOne(blockedSpots.map(({ probability }) => probability))
  },
})

describe('counted rates', () => {
  it('share out missed kicks by distance, the last yard of a stretch included', () => {
    const model = missedKickModel({
      rows: [
        { upTo: 39, blocked: 0.3, returnTouchdown: 0 },
        { upTo: 49, blocked: 0.1, returnTouchdown: 0.01 },
      ],
      ...{ blockedReturnTouchdown: 0.06, blockedSpots: [8, 20] },
    })
    const asked = [20, 39, 40, 60].map((kickDistance) => ({ kickDistance }))
    expect(model.predict(asked).map(({ blocked }) => blocked)).toEqual([0.3, 0.3, 0.1, 0.1])
    expect(model.predict(asked)[0]?.blockedSpots).toEqual([
      { yards: 8, probability: 0.5 },
      { yards: 20, probability: 0.5 },
    ])
  })

  it('share a turnover rate over a stretch of distances, its last yard included', async () => {
    const { afterFailure } = await models()
    const rates = afterFailure
      .predict(
        [0.3, 3, 3.1, 7, 12, 13, 90].map((yardsToGo) => ({ yardsToGo, yardsToGoal: 95, isCalledPass: 1 })),
      )
      .map(({ interception }) => interception)
    const [inches, three, more, seven, twelve, thirteen, longest] = rates
    expect([inches, more, thirteen]).toEqual([three, seven, longest])
    expect(new Set([three, seven, twelve, thirteen]).size).toBe(4)
  })

  it('take the last row of penalties beyond the longest distance', () => {
    const row = { firstDownYards: 9, replayByOffense: 0.02, replayYards: 8 }
    const model = penaltiesModel([
      { upTo: 3, firstDownByDefense: 0.02, ...row },
      { upTo: 9, firstDownByDefense: 0.05, ...row },
    ])
    const asked = [0.2, 3, 3.5, 40].map((yardsToGo) => ({ down: 4, yardsToGo, yardsToGoal: 50 }))
    expect(model.predict(asked).map(({ firstDownByDefense }) => firstDownByDefense)).toEqual([
      0.02, 0.02, 0.05, 0.05,
    ])
    expect(model.predict(asked)[0]).not.toHaveProperty('upTo')
  })
})
