import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../decide/decide.js'
import { plainBundle } from '../../decide/plainBundle.fixture.js'
import { famousPlay } from '../../situation/famousPlay.js'
import { legalSituations } from '../../situation/situations.fixture.js'
import { strengthWords } from '../choiceWords.js'
import { postText } from './postText.js'

const bundle = plainBundle()

describe('a post about a decision', () => {
  it('says the call, its strength, the situation and the chances to win', () => {
    const decision = { ...decide(famousPlay, bundle), edge: 0.13, strength: 'overwhelming' as const }
    const [first, second, third] = postText(famousPlay, decision).split('\n')
    expect(first).toBe('Go for it. Overwhelming: 13 points of win probability better than the field goal.')
    expect(second).toBe('IND ball, 4th & inches at the HOU 36. IND 20, HOU 20, 4th quarter, 3:21 left.')
    expect(third).toMatch(/^Chance to win: go for it \d\d %, field goal \d\d %, punt \d\d %\.$/)
  })

  it('has at most 280 characters and names strength and situation, in any situation', () => {
    const confidence = { agreement: 0.56, interval: [0, 0.1], members: 100, verdict: 'tooClose' } as const
    fc.assert(
      fc.property(legalSituations, fc.boolean(), (situation, asked) => {
        const decision = decide(situation, bundle)
        const text = postText(situation, {
          ...decision,
          confidence: asked ? { ...confidence, interval: [0, 0.1] } : null,
        })
        expect(text.length).toBeLessThanOrEqual(280)
        expect(text).toContain(`${situation.clock} left`)
        if (decision.choices.length > 1)
          expect(text.toLowerCase()).toContain(strengthWords[decision.strength])
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    [{ yardsToGo: 8, yardsToGoal: 8 }, '4th & goal at the HOU 8'],
    [{ yardsToGo: 8, yardsToGoal: 50 }, '4th & 8 at midfield'],
    [{ yardsToGo: 1.53, yardsToGoal: 64.28 }, '4th & 1.5 at the IND 35.7'],
    [{ yardsToGo: 0.01, yardsToGoal: 99.98 }, '4th & inches at the IND 0.1'],
  ])('puts %j as %s', (place, words) => {
    const situation = { ...famousPlay, ...place, distanceMeasure: 'exact' as const }
    expect(postText(situation, decide(situation, bundle))).toContain(words)
  })

  it('counts the overtimes', () => {
    const decision = decide(famousPlay, bundle)
    expect(postText({ ...famousPlay, quarter: 5 }, decision)).toContain('overtime, 3:21 left')
    expect(postText({ ...famousPlay, quarter: 6 }, decision)).toContain('2nd overtime, 3:21 left')
  })

  it('does not round a rare win to never, nor a near certain one to certain', () => {
    const decision = decide(famousPlay, bundle)
    const choices = decision.choices.map((choice, i) => ({
      ...choice,
      winProbability: i === 0 ? 0.998 : 0.002,
    }))
    const text = postText(famousPlay, { ...decision, choices })
    expect(text).toContain('>99 %')
    expect(text).toContain('<1 %')
  })
})
