import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { famousPlay } from '../situation/famousPlay.js'
import type { SituationInput } from '../situation/situationSchema.js'
import { legalSituations } from '../situation/situations.fixture.js'
import { decide } from './decide.js'
import type { Choice, Decision } from './decision.js'
import { decisionSchema } from './decisionSchema.js'
import { plainBundle } from './plainBundle.fixture.js'

const bundle = plainBundle()
const fourth: SituationInput = { ...famousPlay, yardsToGo: 4, distanceMeasure: 'wholeYards' }
const decided = (change: Partial<SituationInput> = {}, tree?: 'full') =>
  decide({ ...fourth, ...change }, bundle, tree ? { tree } : {})
const choiceOf = (decision: Decision, choice: Choice) => decision.choices.find((one) => one.choice === choice)
const worth = (decision: Decision, choice: Choice) => choiceOf(decision, choice)?.winProbability ?? Number.NaN

describe('the famous play', () => {
  const decision = decide(famousPlay, bundle)

  it('says go for it, by how much, and how sure', () => {
    expect(decision.recommendation).toBe('goForIt')
    expect(decision.verdict).toMatch(/^Go for it: .* points of win probability better, .*\.$/)
    expect(decision.choices.map(({ choice }) => choice)).toEqual(['goForIt', 'fieldGoal', 'punt'])
  })

  it('answers in exactly the shape of the contract', () => {
    expect(z.safeParse(decisionSchema, decision).error).toBeUndefined()
    expect(z.safeParse(decisionSchema, decide(famousPlay, bundle, { tree: 'full' })).error).toBeUndefined()
  })

  it('knows where the ball is after each end', () => {
    const next = (choice: Choice, label: string) =>
      choiceOf(decision, choice)?.outcomes.find((outcome) => outcome.label === label)?.next
    expect(next('goForIt', 'stopped')).toMatchObject({ offense: 'HOU', yardsToGoal: 64, clock: '3:15' })
    expect(next('goForIt', 'touchdown')).toMatchObject({ phase: 'try', offense: 'IND', offenseScore: 26 })
    expect(next('fieldGoal', 'made')).toMatchObject({ phase: 'kickoff', offense: 'HOU', defenseScore: 23 })
    expect(next('fieldGoal', 'missed')).toMatchObject({ offense: 'HOU', yardsToGoal: 56 })
  })
})

describe('every legal situation', () => {
  it('is answered with finite chances that sum to one and fold up', () => {
    fc.assert(
      fc.property(legalSituations, (situation) => {
        const decision = decide(situation, bundle, { tree: 'full' })
        expect(z.safeParse(decisionSchema, decision).error).toBeUndefined()
        for (const { outcomes, winProbability, ...choice } of decision.choices) {
          const sum = outcomes.reduce((all, { probability }) => all + probability, 0)
          expect(Math.abs(sum - 1)).toBeLessThan(1e-9)
          const folded = outcomes.reduce((all, leaf) => all + leaf.probability * leaf.winProbability, 0)
          expect(folded).toBeCloseTo(winProbability, 9)
          if (choice.successProbability === null) continue
          const [worked, failed] = [choice.winProbabilityIfSuccess ?? 0, choice.winProbabilityIfFailure ?? 0]
          const byResult = choice.successProbability * worked + (1 - choice.successProbability) * failed
          expect(byResult).toBeCloseTo(winProbability, 9)
        }
        const [best, next] = decision.choices
        expect(decision.recommendation).toBe(best?.choice)
        expect(decision.edge).toBeCloseTo((best?.winProbability ?? 0) - (next?.winProbability ?? 0), 12)
      }),
      { numRuns: 150 },
    )
  })

  it('gives one outcome a label that agrees with its leaves', () => {
    fc.assert(
      fc.property(legalSituations, (situation) => {
        const [short, full] = [decide(situation, bundle), decide(situation, bundle, { tree: 'full' })]
        for (const [i, { outcomes }] of short.choices.entries()) {
          expect(new Set(outcomes.map(({ label }) => label)).size).toBe(outcomes.length)
          for (const { label, probability } of outcomes) {
            const leaves = full.choices[i]?.outcomes.filter((leaf) => leaf.label === label) ?? []
            expect(leaves.reduce((sum, leaf) => sum + leaf.probability, 0)).toBeCloseTo(probability, 9)
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('is never better with a longer distance to go', () => {
    fc.assert(
      fc.property(legalSituations, (situation) => {
        const at = (yardsToGo: number) =>
          decide({ ...situation, yardsToGo, distanceMeasure: 'exact' }, bundle).conversion?.blended ?? 0
        const [near, far] = [(situation.yardsToGo ?? 1) * 0.6, situation.yardsToGo ?? 1]
        expect(at(far)).toBeLessThan(at(near))
      }),
      { numRuns: 25 },
    )
  })
})

describe('what nobody told', () => {
  it('is the mean of both homes', () => {
    const place = { offense: 'DEN', defense: 'HOU', venue: null, possessionTeamLine: 1 }
    const kick = (home: string | null) => decided({ ...place, home })
    const [here, there, open] = [kick('DEN'), kick('HOU'), kick(null)]
    for (const choice of ['goForIt', 'fieldGoal', 'punt'] as const) {
      expect(worth(open, choice)).toBeCloseTo((worth(here, choice) + worth(there, choice)) / 2, 9)
    }
    expect(worth(here, 'fieldGoal')).not.toBeCloseTo(worth(there, 'fieldGoal'), 6)
  })

  it('is the mean of both receivers of the second half', () => {
    const half = { quarter: 2, offenseScore: 7, defenseScore: 7 }
    const [ours, theirs, open] = (['offense', 'defense', null] as const).map((secondHalfKickoff) =>
      decided({ ...half, secondHalfKickoff }),
    ) as [Decision, Decision, Decision]
    expect(worth(ours, 'punt')).toBeGreaterThan(worth(theirs, 'punt'))
    expect(worth(open, 'punt')).toBeCloseTo((worth(ours, 'punt') + worth(theirs, 'punt')) / 2, 9)
  })
})

describe('the same play from either side', () => {
  it('does not care what the teams are called', () => {
    const teams = { form: { offEpa: 0, defEpa: 0, qbEpa: 0, qbSuccessEpa: 0 } }
    const one = decided({ ...teams, offense: 'IND', defense: 'HOU', home: 'IND' })
    const other = decided({ ...teams, offense: 'HOU', defense: 'IND', home: 'HOU' })
    expect(other.choices.map((choice) => choice.winProbability)).toEqual(
      one.choices.map((choice) => choice.winProbability),
    )
  })
})

describe('choices', () => {
  const offered = (change: Partial<SituationInput>) =>
    decided(change)
      .choices.map(({ choice }) => choice)
      .toSorted()
  it.each<[string, Partial<SituationInput>, Choice[]]>([
    ['no punt inside the 31', { yardsToGoal: 30 }, ['fieldGoal', 'goForIt']],
    ['all three at the 31', { yardsToGoal: 31 }, ['fieldGoal', 'goForIt', 'punt']],
    ['a kick of 68 yards', { yardsToGoal: 50 }, ['fieldGoal', 'goForIt', 'punt']],
    ['no kick of 69 yards', { yardsToGoal: 51 }, ['goForIt', 'punt']],
    ['a kneel that wins', { clock: '0:02', offenseScore: 24, yardsToGoal: 60 }, ['goForIt', 'kneel', 'punt']],
    ['no kneel that loses', { clock: '0:02', offenseScore: 17, yardsToGoal: 60 }, ['goForIt', 'punt']],
    ['a kick on second down at the gun', { down: 2, clock: '0:03' }, ['fieldGoal', 'goForIt', 'kneel']],
  ])('are %s', (_, change, choices) => expect(offered(change)).toEqual(choices))

  it('have a kneel that wins surely, and a last field goal that decides', () => {
    expect(worth(decided({ clock: '0:02', offenseScore: 24, yardsToGoal: 60 }), 'kneel')).toBe(1)
    const kick = choiceOf(decided({ clock: '0:03', offenseScore: 18 }), 'fieldGoal')
    expect(kick).toMatchObject({ winProbabilityIfSuccess: 1, winProbabilityIfFailure: 0 })
    expect(kick?.outcomes.map(({ next }) => next)).toEqual([null, null, null, null, null])
  })
})

describe('a try', () => {
  const afterTouchdown = (change: Partial<SituationInput>) =>
    decide(
      {
        ...{
          ...famousPlay,
          phase: 'try',
          down: null,
          yardsToGo: null,
          yardsToGoal: null,
          distanceMeasure: null,
        },
        ...change,
      },
      bundle,
    )

  it('has two choices, no conversion and no make', () => {
    const decision = afterTouchdown({ offenseScore: 26 })
    expect(decision.choices.map(({ choice }) => choice).toSorted()).toEqual(['kick', 'twoPoint'])
    expect(decision).toMatchObject({ conversion: null, thresholdYardsToGo: null, breakEven: { make: null } })
    expect(z.safeParse(decisionSchema, decision).error).toBeUndefined()
  })

  it('goes for two when only two points save the game', () => {
    const decision = afterTouchdown({ offenseScore: 18, defenseScore: 20, clock: '0:00' })
    expect(decision.recommendation).toBe('twoPoint')
    expect(worth(decision, 'kick')).toBe(0)
    // two points tie, and overtime is what its kickoff is worth between these teams; nothing else ties
    const overtime = choiceOf(decision, 'twoPoint')?.winProbabilityIfSuccess ?? 0
    expect(overtime).toBeGreaterThan(0.4)
    expect(overtime).toBeLessThan(0.6)
    expect(worth(decision, 'twoPoint')).toBeCloseTo(0.48 * overtime, 9)
  })

  it('lets the defense return it for two since 2015', () => {
    const labels = (season: number) =>
      choiceOf(afterTouchdown({ season, offenseScore: 26, week: null }), 'twoPoint')?.outcomes.map(
        ({ label }) => label,
      )
    expect(labels(2020)).toContain('defensiveReturn')
    expect(labels(2014)).not.toContain('defensiveReturn')
  })
})

describe('break-even and threshold', () => {
  it('make both choices worth the same', () => {
    const decision = decided({})
    const go = choiceOf(decision, 'goForIt')
    const other = Math.max(worth(decision, 'fieldGoal'), worth(decision, 'punt'))
    const needed = decision.breakEven.conversion ?? Number.NaN
    const rightNow = (go?.winProbability ?? 0) >= other
    expect((decision.conversion?.blended ?? 0) >= needed).toBe(rightNow)
    const kick = choiceOf(decision, 'fieldGoal')
    const make = decision.breakEven.make ?? Number.NaN
    const atMake =
      make * (kick?.winProbabilityIfSuccess ?? 0) + (1 - make) * (kick?.winProbabilityIfFailure ?? 0)
    expect(atMake).toBeCloseTo(Math.max(worth(decision, 'goForIt'), worth(decision, 'punt')), 9)
  })

  it('agree with what is better, in every legal situation', () => {
    fc.assert(
      fc.property(legalSituations, (situation) => {
        const decision = decide(situation, bundle)
        const bestBut = (choice: Choice) =>
          Math.max(
            ...decision.choices.filter((one) => one.choice !== choice).map((one) => one.winProbability),
          )
        const { conversion: needed, make } = decision.breakEven
        const goAhead = worth(decision, 'goForIt') - bestBut('goForIt')
        // a rounding may turn what is even
        if (needed !== null && Math.abs(goAhead) > 1e-9) {
          expect((decision.conversion?.blended ?? 0) > needed).toBe(goAhead > 0)
        }
        if (make === null) return
        const kick = choiceOf(decision, 'fieldGoal')
        const [made, missed] = [kick?.winProbabilityIfSuccess ?? 0, kick?.winProbabilityIfFailure ?? 0]
        expect(make * made + (1 - make) * missed).toBeCloseTo(bestBut('fieldGoal'), 9)
      }),
      { numRuns: 60 },
    )
  })

  it('agree with the decisions at whole distances', () => {
    const threshold = decided({}).thresholdYardsToGo ?? Number.NaN
    expect(threshold).toBeGreaterThan(0)
    expect(threshold).toBeLessThan(15)
    for (const yardsToGo of [threshold, threshold + 1]) {
      const decision = decided({ yardsToGo })
      expect(decision.recommendation === 'goForIt').toBe(yardsToGo === threshold)
    }
  })

  it('reports the distribution unfolded, and the longest distances by the tail', () => {
    const { conversion } = decided({})
    expect(conversion?.distribution.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
    expect(conversion?.distribution.slice(4).reduce((sum, p) => sum + p, 0)).toBeCloseTo(
      conversion?.blended ?? 0,
      9,
    )
    expect(decided({ yardsToGo: 22 }).conversion?.blended).toBeGreaterThan(0.01)
  })
})

describe("rivals' faults", () => {
  it('counts the time that a play takes', () => {
    const clocks = decided({}).choices.flatMap(({ outcomes }) => outcomes.map(({ next }) => next?.clock))
    expect(clocks).not.toContain('3:21')
  })

  it('kicks off by the rules of the season', () => {
    // mean starts at the 22, 24 and 31: the kickoff after a field goal is worth less
    const made = (season: number) =>
      choiceOf(decided({ season, week: null }), 'fieldGoal')?.winProbabilityIfSuccess ?? Number.NaN
    expect(made(2013)).toBeGreaterThan(made(2016))
    expect(made(2016)).toBeGreaterThan(made(2025))
  })

  it('does not mix up blocks and return touchdowns', () => {
    const labels = choiceOf(decided({}), 'punt')?.outcomes.map(({ label, probability }) => [
      label,
      probability,
    ])
    const shares = Object.fromEntries(labels ?? [])
    expect(shares.blocked).toBeCloseTo(0.015, 12)
    expect(shares.returnTouchdown).toBeCloseTo(0.01, 12)
    expect(shares.blockedTouchdown).toBeCloseTo(0.005, 12)
  })

  it('has returns, and safeties where they can be', () => {
    const labels = (change: Partial<SituationInput>) =>
      choiceOf(decided(change), 'goForIt')?.outcomes.map(({ label }) => label)
    expect(labels({})).toEqual(
      expect.arrayContaining(['turnover', 'turnoverReturnTouchdown', 'turnoverAfterGaining']),
    )
    expect(labels({})).not.toContain('safety')
    expect(labels({ yardsToGoal: 95 })).toContain('safety')
  })

  it('does not take the whole-yard distance as exact', () => {
    const whole = decided({ yardsToGo: 1, distanceMeasure: 'wholeYards' }).conversion?.blended ?? 0
    const exact = decided({ yardsToGo: 1, distanceMeasure: 'exact' }).conversion?.blended ?? 0
    expect(exact).toBeLessThan(whole)
  })

  it('says that a line was filled in', () => {
    expect(decided({ possessionTeamLine: null, week: 2 }).assumptions.join()).toMatch(/Line: none is known/)
  })

  it.each([2, 2.5])(
    'has a touchdown %d yards from the goal line, and never a first down behind it',
    (yards) => {
      const goal = { yardsToGo: yards, yardsToGoal: yards, distanceMeasure: null }
      const labels = choiceOf(decided(goal), 'goForIt')?.outcomes.map(({ label }) => label)
      expect(labels).toContain('touchdown')
      expect(labels).not.toContain('firstDown')
    },
  )
})
