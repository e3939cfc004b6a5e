import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { famousPlay } from '../situation/famousPlay.js'
import type { SituationInput } from '../situation/situationSchema.js'
import { legalSituations } from '../situation/situations.fixture.js'
import { decide } from './decide.js'
import type { Choice } from './decision.js'
import { plainBundle } from './plainBundle.fixture.js'

const bundle = plainBundle()
const worth = (situation: SituationInput, choice: Choice) =>
  decide(situation, bundle).choices.find((one) => one.choice === choice)
const logOdds = (chance: number | null | undefined) => Math.log((chance ?? 0) / (1 - (chance ?? 0)))

describe('a decision by name', () => {
  it('lets the kicker move the make, in log-odds, and nothing but the field goal', () => {
    const [league, tucker] = ['R.Blankenship', 'J.Tucker'].map((kicker) => ({ ...famousPlay, kicker })) as [
      SituationInput,
      SituationInput,
    ]
    const make = (situation: SituationInput) => logOdds(worth(situation, 'fieldGoal')?.successProbability)
    expect(make(tucker) - make(league)).toBeCloseTo(0.4, 9)
    expect(worth(tucker, 'fieldGoal')?.winProbability).toBeGreaterThan(
      worth(league, 'fieldGoal')?.winProbability ?? Number.NaN,
    )
    for (const choice of ['goForIt', 'punt'] as const) {
      expect(worth(tucker, choice)).toEqual(worth(league, choice))
    }
  })

  it('lets the punter move the punt, and nothing else', () => {
    const deep = { ...famousPlay, yardsToGoal: 75, yardsToGo: 4 }
    const hekker = { ...deep, punter: 'J.Hekker' }
    expect(worth(hekker, 'punt')?.winProbability).toBeGreaterThan(
      worth(deep, 'punt')?.winProbability ?? Number.NaN,
    )
    expect(worth(hekker, 'goForIt')).toEqual(worth(deep, 'goForIt'))
  })

  it("leaves the extra point the league's", () => {
    const afterTouchdown: SituationInput = {
      ...famousPlay,
      ...{ phase: 'try', offenseScore: 26 },
      ...{ down: null, yardsToGo: null, yardsToGoal: null, distanceMeasure: null },
    }
    expect(worth({ ...afterTouchdown, kicker: 'J.Tucker' }, 'kick')).toEqual(worth(afterTouchdown, 'kick'))
  })

  it("answers any name, an unknown one with the league's mean and a word about it", () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(legalSituations, name, name, (situation, kicker, punter) => {
        const named = decide({ ...situation, kicker, punter }, bundle)
        const league = decide({ ...situation, kicker: 'R.Blankenship', punter: 'R.Sanchez' }, bundle)
        expect(named.choices).toEqual(league.choices)
        expect(named.assumptions).toContain(
          `Kicker ${kicker.trim()}: not known, taken for the league's mean.`,
        )
        expect(named.assumptions).toContain(
          `Punter ${punter.trim()}: not known, taken for the league's mean.`,
        )
      }),
      { numRuns: 30 },
    )
  })
})
