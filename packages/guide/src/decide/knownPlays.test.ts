import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Bundle } from '../models/bundle.js'
import { shippedBundle } from '../models/shippedBundle.fixture.js'
import { famousPlay } from '../situation/famousPlay.js'
import type { SituationInput } from '../situation/situationSchema.js'
import { legalSituations } from '../situation/situations.fixture.js'
import { decide } from './decide.js'
import type { Choice, Decision } from './decision.js'
import { expectWholeTrees } from './wholeTrees.fixture.js'

let bundle: Bundle
beforeAll(async () => {
  bundle = await shippedBundle()
})

/** The famous play's game at another moment, in whole yards. */
const decided = (change: Partial<SituationInput>) =>
  decide({ ...famousPlay, yardsToGo: 4, distanceMeasure: null, ...change }, bundle)
const afterTouchdown = (change: Partial<SituationInput>) =>
  decided({ phase: 'try', down: null, yardsToGo: null, yardsToGoal: null, ...change })
const worth = (decision: Decision, choice: Choice) =>
  decision.choices.find((one) => one.choice === choice)?.winProbability ?? Number.NaN

describe('the famous play', () => {
  it('says go, for the reasons that the published guide gave', () => {
    const decision = decide(famousPlay, bundle)
    expect(decision.recommendation).toBe('goForIt')
    // published: edge 13 points, conversion 81 %
    expect(decision.edge).toBeGreaterThan(0.04)
    expect(decision.conversion?.blended).toBeGreaterThan(0.7)
    expect(decision.conversion?.run).toBeGreaterThan(decision.conversion?.pass ?? Number.NaN)
    expect(decision.thresholdYardsToGo).toBeGreaterThanOrEqual(2)
    // and is not so sure with a whole yard to go
    expect(decided({ yardsToGo: 1 }).conversion?.blended).toBeLessThan(decision.conversion?.blended ?? 0)
  })

  it('shows a punt that ends in the field, and a muff where the returner stood', () => {
    const punt = decide(famousPlay, bundle).choices.find(({ choice }) => choice === 'punt')
    const next = (label: string) => punt?.outcomes.find((outcome) => outcome.label === label)?.next
    const [returned, muffed] = [next('returned'), next('muffed')]
    expect(returned?.offense).toBe('HOU')
    expect(returned?.yardsToGoal).toBeLessThan(96)
    expect(muffed).toMatchObject({ offense: 'IND', down: 1 })
    expect(muffed?.yardsToGoal).toBeGreaterThan(4)
  })
})

describe('a well-known play', () => {
  const start = { quarter: 1, clock: '8:00', offenseScore: 0, defenseScore: 0, possessionTeamLine: 0 }
  it.each<[string, Partial<SituationInput>, Choice]>([
    ['4th and 15 at the own 20 early', { ...start, yardsToGo: 15, yardsToGoal: 80 }, 'punt'],
    ['4th and 22 in the own half', { ...start, quarter: 2, yardsToGo: 22, yardsToGoal: 60 }, 'punt'],
    [
      '4th and goal at the 1, down 4 with half a minute left',
      { clock: '0:30', yardsToGo: 1, yardsToGoal: 1, offenseScore: 20, defenseScore: 24 },
      'goForIt',
    ],
    ['tied at the 20 with three seconds left', { clock: '0:03', yardsToGo: 8, yardsToGoal: 20 }, 'fieldGoal'],
    [
      'down 2 at the 20 with three seconds left',
      { clock: '0:03', yardsToGo: 1, yardsToGoal: 20, offenseScore: 18 },
      'fieldGoal',
    ],
    [
      'down 8 with three seconds left',
      { clock: '0:03', yardsToGo: 8, yardsToGoal: 20, offenseScore: 12 },
      'goForIt',
    ],
    ['4th and 20 at the 30 in an even game', { ...start, yardsToGo: 20, yardsToGoal: 30 }, 'fieldGoal'],
    ['4th and inches at the 40 in an even game', { ...start, yardsToGo: 0.25, yardsToGoal: 40 }, 'goForIt'],
  ])('%s', (_, change, choice) => expect(decided(change).recommendation).toBe(choice))

  it('knows a last field goal that wins or is lost', () => {
    const kick = decided({ clock: '0:03', yardsToGoal: 20, offenseScore: 18 }).choices[0]
    expect(kick).toMatchObject({
      choice: 'fieldGoal',
      winProbabilityIfSuccess: 1,
      winProbabilityIfFailure: 0,
    })
  })

  it('backed up to the own 1, may lose two points', () => {
    const decision = decided({ quarter: 2, yardsToGoal: 99 })
    const go = decision.choices.find(({ choice }) => choice === 'goForIt')
    expect(go?.outcomes.map(({ label }) => label)).toContain('safety')
    expect(worth(decision, 'punt')).toBeGreaterThan(0.3)
  })

  it.each([2009, 2010, 2012, 2017, 2022, 2025])('is answered in overtime by the rules of %d', (season) => {
    for (const seasonType of ['REG', 'POST'] as const) {
      const overtime = { season, seasonType, week: null, quarter: 5, clock: '7:00' }
      const decision = decided({ ...overtime, offenseTimeouts: 2, defenseTimeouts: 2, yardsToGoal: 20 })
      expect(worth(decision, 'fieldGoal')).toBeGreaterThan(0.5)
      expect(worth(decision, 'goForIt')).toBeLessThan(1)
    }
  })

  it('where a field goal ends overtime, is kicked sooner than where it does not', () => {
    const overtime = { quarter: 5, clock: '9:00', offenseTimeouts: 2, defenseTimeouts: 2, week: null }
    const kick = (season: number) => decided({ ...overtime, season, yardsToGoal: 20 })
    expect(worth(kick(2009), 'fieldGoal')).toBeGreaterThan(worth(kick(2020), 'fieldGoal') + 0.05)
  })

  it('at a neutral site lies between both homes', () => {
    const at = (home: string | null) => worth(decided({ home, venue: null }), 'fieldGoal')
    const [low, high] = [at('IND'), at('HOU')].sort((a, b) => a - b)
    expect(at(null)).toBeGreaterThanOrEqual(low ?? Number.NaN)
    expect(at(null)).toBeLessThanOrEqual(high ?? Number.NaN)
  })

  it('in the first half lies between both receivers of the second', () => {
    const half = { quarter: 1, clock: '3:00', offenseScore: 7, defenseScore: 7 }
    const go = (secondHalfKickoff: 'offense' | 'defense' | null) =>
      worth(decided({ ...half, secondHalfKickoff }), 'goForIt')
    expect(go(null)).toBeLessThan(go('offense'))
    expect(go(null)).toBeGreaterThan(go('defense'))
  })
})

describe('a try', () => {
  it.each<[string, Partial<SituationInput>, Choice]>([
    ['for two when down two late', { clock: '1:30', offenseScore: 18, defenseScore: 20 }, 'twoPoint'],
    ['by kick when down one late', { clock: '0:30', offenseScore: 19, defenseScore: 20 }, 'kick'],
  ])('is made %s', (_, change, choice) => expect(afterTouchdown(change).recommendation).toBe(choice))

  it('is a toss-up early, where two in .48 are worth what one in .94 is', () => {
    const early = { quarter: 1, clock: '9:00', offenseScore: 6, defenseScore: 0 }
    expect(afterTouchdown(early).strength).toBe('tossUp')
  })
})

describe('a lead of one with the defense out of timeouts', () => {
  const lead = { offenseScore: 21, defenseScore: 20, defenseTimeouts: 0, yardsToGoal: 50 }

  it('is won by a kneel that runs the clock out, before fourth down', () => {
    const decision = decided({ ...lead, down: 3, clock: '0:08' })
    expect(decision.recommendation).toBe('kneel')
    expect(worth(decision, 'kneel')).toBe(1)
  })

  it('is won by a first down with 20 seconds left, since kneels follow', () => {
    const go = decided({ ...lead, clock: '0:20' }).choices.find(({ choice }) => choice === 'goForIt')
    expect(go?.outcomes.find(({ label }) => label === 'firstDown')?.winProbability).toBe(1)
  })

  it('is not won by a kneel on fourth down with 20 seconds left, which hands the ball over', () => {
    expect(worth(decided({ ...lead, clock: '0:20' }), 'kneel')).toBeNaN()
    expect(worth(decided({ ...lead, clock: '0:02' }), 'kneel')).toBe(1)
  })
})

describe('every legal situation', () => {
  it('is answered by the shipped bundle: finite, in range, summing to one, ranked', () => {
    fc.assert(
      fc.property(legalSituations, (situation) => {
        const { choices, edge, recommendation } = decide(situation, bundle)
        const worths = choices.map(({ winProbability }) => winProbability)
        expect(worths).toEqual(worths.toSorted((a, b) => b - a))
        expect(recommendation).toBe(choices[0]?.choice)
        expect(edge).toBeGreaterThanOrEqual(0)
        expect(edge).toBeLessThanOrEqual(1)
        expectWholeTrees({ choices })
      }),
      { numRuns: 100 },
    )
  })
})
