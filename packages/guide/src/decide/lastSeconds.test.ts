import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Bundle } from '../models/bundle.js'
import { shippedBundle } from '../models/shippedBundle.fixture.js'
import { clockText } from '../situation/clock.js'
import { famousPlay } from '../situation/famousPlay.js'
import type { SituationInput } from '../situation/situationSchema.js'
import { decide } from './decide.js'
import type { Choice, Decision } from './decision.js'
import { expectWholeTrees } from './wholeTrees.fixture.js'

let bundle: Bundle
beforeAll(async () => {
  bundle = await shippedBundle()
})

const worth = ({ choices }: Decision, choice: Choice) =>
  choices.find((one) => one.choice === choice)?.winProbability ?? Number.NaN

/** A fourth down in the last half minute of either half, the clock standing or running. */
const lastHalfMinutes = fc
  .record({
    quarter: fc.constantFrom(2, 4),
    seconds: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 5 })),
    lead: fc.integer({ min: -17, max: 17 }),
    yardsToGoal: fc.integer({ min: 1, max: 99 }),
    yardsToGo: fc.integer({ min: 1, max: 15 }),
    offenseTimeouts: fc.integer({ min: 0, max: 3 }),
    defenseTimeouts: fc.integer({ min: 0, max: 3 }),
    clockRunning: fc.boolean(),
    playClock: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ seconds, lead, ...rest }) => ({
    ...{ ...famousPlay, week: null, possessionTeamLine: 0, distanceMeasure: 'wholeYards' as const },
    ...{ ...rest, yardsToGo: Math.min(rest.yardsToGo, rest.yardsToGoal) },
    ...{ clock: clockText(seconds), offenseScore: 20 + lead, defenseScore: 20 },
    secondHalfKickoff: 'offense' as const,
  }))

/** The last play of the game. */
const atTheGun = (change: Partial<SituationInput>) =>
  decide(
    {
      ...{ ...famousPlay, week: null, possessionTeamLine: 0, clock: '0:03', yardsToGo: 4, defenseScore: 20 },
      ...{ distanceMeasure: 'wholeYards', ...change },
    },
    bundle,
  )

describe('the last half minute', () => {
  it('is decided whatever holds: every number finite, every tree whole', () => {
    fc.assert(
      fc.property(lastHalfMinutes, (situation) => {
        const { choices, edge, flips, breakEven, thresholdYardsToGo } = decide(situation, bundle)
        expectWholeTrees({ choices })
        const maybe = [
          flips?.conversion,
          flips?.make,
          breakEven.conversion,
          breakEven.make,
          thresholdYardsToGo,
        ]
        for (const number of [edge, ...maybe]) if (number != null) expect(number).not.toBeNaN()
      }),
      { numRuns: 150 },
    )
  })

  it('is kneeled out by a leader who can', () => {
    fc.assert(
      fc.property(lastHalfMinutes, (situation) => {
        const decision = decide(situation, bundle)
        if (
          situation.quarter === 4 &&
          situation.offenseScore > 20 &&
          !Number.isNaN(worth(decision, 'kneel'))
        ) {
          expect(worth(decision, 'kneel')).toBe(1)
          expect(decision.recommendation).toBe('kneel')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is never punted away by who is behind, and no field goal is kicked that cannot do', () => {
    const spots = fc.record({
      yardsToGoal: fc.integer({ min: 1, max: 99 }),
      lead: fc.integer({ min: -16, max: -1 }),
    })
    fc.assert(
      fc.property(spots, fc.boolean(), ({ yardsToGoal, lead }, clockRunning) => {
        const yardsToGo = Math.min(4, yardsToGoal)
        const running = { clockRunning, playClock: 20 }
        const call = atTheGun({ yardsToGoal, yardsToGo, offenseScore: 20 + lead, ...running }).recommendation
        expect(call).not.toBe('punt')
        if (lead <= -4) expect(call).toBe('goForIt')
        else if (lead >= -2 && yardsToGoal >= 2 && yardsToGoal <= 45) expect(call).toBe('fieldGoal')
      }),
      { numRuns: 60 },
    )
  })

  it('is kicked by a tied team in range', () => {
    for (const yardsToGoal of [2, 10, 25, 40])
      expect(atTheGun({ yardsToGoal, yardsToGo: 2, offenseScore: 20 }).recommendation).toBe('fieldGoal')
  })
})
