import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { famousPlay } from '../situation/famousPlay.js'
import { legalSituations } from '../situation/situations.fixture.js'
import { decide } from './decide.js'
import type { Decision } from './decision.js'
import { plainBundle } from './plainBundle.fixture.js'

const bundle = plainBundle()
const part = (decision: Decision, group: string) =>
  decision.explanation?.edge.find((one) => one.group === group)?.contribution ?? Number.NaN

describe('the explanation of an edge', () => {
  it('adds up to the edge, with the baseline, in every legal situation', () => {
    fc.assert(
      fc.property(legalSituations, (situation) => {
        const { edge, explanation, choices } = decide(situation, bundle, { explain: true })
        if (choices.length < 2 || choices.slice(0, 2).some(({ choice }) => choice === 'kneel')) return
        const sum = explanation?.edge.reduce((all, { contribution }) => all + contribution, 0)
        expect(sum).toBeCloseTo(edge, 9)
      }),
      { numRuns: 8 },
    )
  })

  it('says of the famous play that inches speak for going, and that form and weather hardly matter', () => {
    const decision = decide(famousPlay, bundle, { explain: true })
    expect(part(decision, 'distance')).toBeGreaterThan(0.02)
    expect(Math.abs(part(decision, 'weather'))).toBeLessThan(0.005)
    expect(decision.explanation?.sentence).toMatch(
      /^In a level game .*, going for it is .* points (better|worse); here the .*\.$/,
    )
  })

  it('gives nothing to what is as in the baseline', () => {
    const decision = decide(famousPlay, bundle, { explain: true })
    for (const group of ['score', 'offenseTimeouts', 'defenseTimeouts']) {
      expect(part(decision, group)).toBeCloseTo(0, 12)
    }
  })

  it('gives the kicker his part of a kick, and the punter his of a punt', () => {
    const kick = { ...famousPlay, yardsToGo: 9 }
    const [league, tucker] = [kick, { ...kick, kicker: 'J.Tucker' }].map((situation) =>
      decide(situation, bundle, { explain: true }),
    ) as [Decision, Decision]
    expect(tucker.recommendation).toBe('fieldGoal')
    expect(part(tucker, 'kicker')).toBeGreaterThan(0.005)
    expect(part(league, 'kicker')).toBeCloseTo(0, 12)
    const punt = { ...famousPlay, yardsToGo: 9, yardsToGoal: 80, punter: 'J.Hekker' }
    expect(part(decide(punt, bundle, { explain: true }), 'punter')).toBeGreaterThan(0.001)
  })

  it('is not there unless it is asked for', () => {
    expect(decide(famousPlay, bundle).explanation).toBeNull()
  })
})
