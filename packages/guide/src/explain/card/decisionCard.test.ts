import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../decide/decide.js'
import type { Decision } from '../../decide/decision.js'
import { plainBundle } from '../../decide/plainBundle.fixture.js'
import { famousPlay } from '../../situation/famousPlay.js'
import { legalSituations } from '../../situation/situations.fixture.js'
import { strengthWords } from '../choiceWords.js'
import { textsOf, wellFormed } from './cardParts.fixture.js'
import { decisionCard } from './decisionCard.js'
import { card } from './ink.js'

const bundle = plainBundle()
const famous = decide(famousPlay, bundle)
const refits = (verdict: 'clear' | 'lean' | 'tooClose', agreement: number): Decision => ({
  ...famous,
  confidence: { agreement, interval: [-0.01, 0.1], members: 100, verdict },
})

describe('the card of a decision', () => {
  it('is whole XML with finite numbers and no text outside of its box, in any situation', () => {
    fc.assert(
      fc.property(
        legalSituations,
        fc.constantFrom(null, refits('clear', 1).confidence),
        (situation, sure) => {
          const { svg, alt } = decisionCard(situation, { ...decide(situation, bundle), confidence: sure })
          wellFormed(svg)
          expect(svg).not.toMatch(/NaN|Infinity|undefined|null/)
          for (const { text, left, right, baseline, size } of textsOf(svg)) {
            expect({ text, inside: left >= 0 && right <= card.width }).toEqual({ text, inside: true })
            expect(baseline - size).toBeGreaterThan(0)
            expect(baseline).toBeLessThan(card.height)
          }
          expect(svg).toContain('<title>')
          expect(alt.length).toBeGreaterThan(20)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('tells those who do not see it the call, its strength, the situation and the score', () => {
    const { alt } = decisionCard(famousPlay, famous)
    expect(alt).toContain('Go for it. ')
    expect(alt.toLowerCase()).toContain(`${strengthWords[famous.strength]}: `)
    expect(alt).toContain('IND ball, 4th & inches at the HOU 36; IND 20, HOU 20, 4th quarter, 3:21 left.')
  })

  it('has a row a choice with its chance to win in whole per cents', () => {
    const texts = textsOf(decisionCard(famousPlay, famous).svg).map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['Go for it', 'Field goal', 'Punt']))
    for (const { winProbability } of famous.choices) {
      expect(texts).toContain(`${Math.round(100 * winProbability)} %`)
    }
  })

  it('says how sure the refits are, and takes no side where they are split', () => {
    const sure = decisionCard(famousPlay, refits('clear', 0.98))
    expect(sure.alt).toContain('98 of 100 refits of our models agree')
    const split = decisionCard(famousPlay, refits('tooClose', 0.56))
    expect(split.alt).toMatch(/^Too close to call\. .*: going for it is .*Only 56 of 100/)
    // the call's colour is on the headline no more
    expect(headlineColour(sure.svg)).toBe('#0b6f51')
    expect(headlineColour(split.svg)).toBe('#15191c')
  })

  it('calls an edge of next to nothing a toss-up', () => {
    const { alt } = decisionCard(famousPlay, { ...famous, edge: 0.004, strength: 'tossUp' })
    expect(alt).toMatch(/^A toss-up\. Going for it is 0\.4 points of win probability better than/)
  })

  it('does not call a choice better by nothing', () => {
    const { alt } = decisionCard(famousPlay, { ...famous, edge: 0.0001, strength: 'tossUp' })
    expect(alt).toMatch(/^A toss-up\. Going for it and the field goal come to the same\./)
  })

  it('writes a name of nonsense as text', () => {
    const { svg } = decisionCard({ ...famousPlay, offense: `<a b="&'">\u0001` }, famous)
    wellFormed(svg)
    expect(svg).toContain('&lt;a b=&quot;&amp;&#39;&quot;&gt; ball')
  })

  it('has a picture for a try, which has no spot, and for the only choice there is', () => {
    const ofTry = decisionCard(
      { phase: 'try', season: 2020, offense: 'IND', defense: 'HOU', quarter: 5, clock: '3:21', ...scores },
      { ...famous, recommendation: 'twoPoint', choices: [one('twoPoint', 0.5), one('kick', 0.4)] },
    )
    expect(ofTry.alt).toContain('Go for two.')
    expect(ofTry.alt).toContain('IND ball, try after a touchdown; IND 26, HOU 20, overtime, 3:21 left.')
    expect(ofTry.svg).not.toContain('ellipse')
    const alone = decisionCard(famousPlay, { ...famous, recommendation: 'kneel', choices: [one('kneel', 1)] })
    expect(alone.alt).toMatch(/^Kneel\. There is no other choice\./)
  })
})

const scores = { offenseScore: 26, defenseScore: 20 }

function one(choice: Decision['recommendation'], winProbability: number): Decision['choices'][number] {
  return {
    ...{ choice, winProbability, successProbability: null, outcomes: [] },
    ...{ winProbabilityIfSuccess: null, winProbabilityIfFailure: null },
  }
}

function headlineColour(svg: string): string | undefined {
  return /font-size="100"[^>]*fill="([^"]+)"/.exec(svg)?.[1]
}
