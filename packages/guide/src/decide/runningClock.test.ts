import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainMembers } from '../models/members/plainMembers.fixture.js'
import type { Overrides } from '../outcomes/overrides.js'
import { rulebook } from '../rules/rulebook.js'
import { snapsFrom } from '../rules/snapsFrom.js'
import { fourthAndTwo } from '../rules/states.fixture.js'
import { clockText, parseClock } from '../situation/clock.js'
import { complete } from '../situation/complete.js'
import { famousPlay } from '../situation/famousPlay.js'
import type { GameState } from '../situation/gameState.js'
import type { SituationInput } from '../situation/situationSchema.js'
import { Appraisal } from './appraisal.js'
import { decide } from './decide.js'
import type { Choice, Decision } from './decision.js'
import { forecastOf } from './forecast.js'
import { memberWorths } from './memberWorths.js'
import { plainBundle } from './plainBundle.fixture.js'
import { heldWay } from './waysToSnap.js'
import { worldsAtSnap } from './worldsAtSnap.js'

const bundle = plainBundle()
/** No foul that a running clock makes dearer: then a decision is one at a clock that stands, at some moment. */
const withoutFouls = plainBundle({
  penalties: {
    name: 'penalties',
    inputs: [],
    predict: (batch) =>
      batch.map(() => ({ firstDownByDefense: 0.03, firstDownYards: 9, replayByOffense: 0, replayYards: 8 })),
  },
})
const late: SituationInput = {
  ...{ ...famousPlay, yardsToGo: 4, distanceMeasure: 'wholeYards', clock: '0:30', yardsToGoal: 36 },
  ...{ offenseTimeouts: 1, defenseTimeouts: 1, possessionTeamLine: 2 },
}
const runs = (playClock: number | null, change: Partial<SituationInput> = {}): SituationInput => ({
  ...late,
  ...{ clockRunning: true, playClock },
  ...change,
})
const worth = (decision: Decision, choice: Choice) =>
  decision.choices.find((one) => one.choice === choice)?.winProbability ?? Number.NaN
const said = ({ assumptions }: Decision) => assumptions.filter((words) => words.startsWith('The clock runs'))

/** Running clocks in the last five minutes of the game. */
const runningClocks: fc.Arbitrary<SituationInput> = fc
  .record({
    seconds: fc.integer({ min: 1, max: 200 }),
    playClock: fc.integer({ min: 0, max: 40 }),
    yardsToGoal: fc.integer({ min: 4, max: 95 }),
    lead: fc.integer({ min: -9, max: 9 }),
    offenseTimeouts: fc.integer({ min: 0, max: 3 }),
    defenseTimeouts: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ seconds, lead, playClock, ...rest }) =>
    runs(playClock, { ...rest, clock: clockText(seconds), offenseScore: 20 + lead }),
  )

describe('a decision while the clock runs', () => {
  it('is, choice by choice, the one at the moment that both sides can hold', () => {
    fc.assert(
      fc.property(runningClocks, (situation) => {
        const rules = rulebook(2020, 'REG')
        const { playClock, clock } = situation
        const { offenseScore, yardsToGoal = 0, offenseTimeouts, defenseTimeouts } = situation
        const state: GameState = {
          ...{
            ...fourthAndTwo,
            quarter: 4,
            secondHalfKickoff: null,
            yardsToGoal,
            secondsLeft: parseClock(clock),
          },
          ...{ offenseScore, defenseScore: 20 },
          ...{ offenseTimeouts: offenseTimeouts ?? 0, defenseTimeouts: defenseTimeouts ?? 0 },
        }
        const ways = snapsFrom(state, { running: true, playClock: playClock ?? 0 }, rules)
        const decision = decide(situation, withoutFouls)
        for (const choice of ['goForIt', 'fieldGoal', 'punt'] as const) {
          if (Number.isNaN(worth(decision, choice))) continue
          const standing = (snap: (typeof ways.snaps)[number]) => {
            const { secondsLeft, offenseTimeouts, defenseTimeouts } = snap.state
            const then = {
              clock: clockText(secondsLeft),
              offenseTimeouts,
              defenseTimeouts,
              clockRunning: null,
            }
            return worth(decide({ ...situation, ...then }, withoutFouls), choice)
          }
          expect(worth(decision, choice)).toBeCloseTo(standing(heldWay(ways, standing)), 9)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('says when the ball is taken to be snapped', () => {
    expect(said(decide(runs(20, { offenseScore: 13 }), bundle))).toEqual([
      'The clock runs: the ball is taken to be snapped with 0:30 left.',
    ])
    const afterTackle = runs(40, { offenseScore: 13, clock: '0:12' })
    expect(said(decide(afterTackle, bundle))).toEqual([
      'The clock runs: the offense takes a timeout first, with 0:12 left.',
    ])
    expect(said(decide(runs(20, { offenseScore: 27 }), bundle)).join()).toMatch(/the defense takes a timeout/)
    expect(said(decide(runs(20, { quarter: 1, clock: '0:08' }), bundle)).join()).toMatch(/in the next period/)
  })

  it('takes the play clock as just started where nobody told, and says so', () => {
    const [untold, told] = [decide(runs(null), bundle), decide(runs(40), bundle)]
    expect(untold.choices).toEqual(told.choices)
    expect(untold.assumptions).toContain('Play clock: taken to have just been started, with 40 seconds.')
  })

  it('is the same whether the clock is told to stand or not told, whatever the play clock', () => {
    const plain = decide(late, bundle)
    for (const clockRunning of [false, null])
      expect(decide({ ...late, clockRunning, playClock: 12 }, bundle)).toEqual(plain)
    expect(said(plain)).toEqual([])
  })

  it('kneels where the play clock lets the lead run out, and not where it does not', () => {
    const lead = { clock: '0:15', offenseScore: 21, defenseTimeouts: 0, yardsToGoal: 60 }
    const kneel = decide(runs(15, lead), bundle)
    expect(kneel.recommendation).toBe('kneel')
    expect(worth(kneel, 'kneel')).toBe(1)
    expect(worth(decide(runs(12, lead), bundle), 'kneel')).toBeNaN()
    expect(worth(decide(runs(15, { ...lead, defenseTimeouts: 1 }), bundle), 'kneel')).toBeNaN()
  })

  it('costs ten seconds when a foul stops it, or the game', () => {
    const behind = { offenseScore: 17, clock: '0:09', offenseTimeouts: 0 }
    const replay = (situation: SituationInput) =>
      decide(situation, bundle)
        .choices.find(({ choice }) => choice === 'goForIt')
        ?.outcomes.find(({ label }) => label === 'offensivePenaltyReplay')
    expect(replay(runs(20, behind))).toMatchObject({ next: null, winProbability: 0 })
    expect(replay({ ...late, ...behind })?.next?.clock).toBe('0:03')
  })

  it('is read in overtime too', () => {
    const overtime = { quarter: 5, clock: '0:30', offenseTimeouts: 0, defenseTimeouts: 0, yardsToGoal: 20 }
    expect(said(decide(runs(20, overtime), bundle)).join()).toMatch(/snapped with 0:(30|11) left/)
    const early = decide(runs(20, { ...overtime, clock: '8:00' }), bundle)
    expect(said(early)).toEqual(['The clock runs: the ball is taken to be snapped with 7:50 left.'])
  })
})

describe('what is asked of a decision while the clock runs', () => {
  it('agrees with it: the threshold, and what flips the call', () => {
    fc.assert(
      fc.property(runningClocks, (situation) => {
        const decision = decide(situation, bundle)
        const call = (overrides: Overrides) => decide(situation, bundle, { overrides }).recommendation
        const { thresholdYardsToGo: threshold, flips, edge } = decision
        if (threshold !== null && edge > 1e-9)
          expect(decision.recommendation === 'goForIt').toBe((situation.yardsToGo ?? 0) <= threshold)
        for (const name of ['conversion', 'make'] as const) {
          const at = flips?.[name] ?? null
          if (at === null || at < 0.001 || at > 0.999) continue
          expect(call({ [name]: at - 0.001 })).not.toBe(call({ [name]: at + 0.001 }))
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is answered alike by members that are the published models', () => {
    const rules = rulebook(2020, 'REG')
    const members = plainMembers(bundle, 1, 0)
    for (const input of [
      runs(20),
      runs(12, { yardsToGoal: 60, offenseScore: 24 }),
      runs(30, { offenseScore: 18 }),
    ]) {
      const { situation, worlds: settled } = complete(input, bundle)
      const decision = decide(input, bundle)
      const choices = decision.choices.map(({ choice }) => choice)
      const forecast = forecastOf(situation, choices, settled, { bundle, rules, season: 2020 })
      const stakes = { bundle, rules, season: 2020, deciding: situation.offense, possessionTeamLine: 2 }
      const asked = {
        ...{ situation, settled, choices, forecast, rules, season: 2020, overrides: {} },
        ...{ ways: worldsAtSnap(settled, rules), appraisal: new Appraisal(stakes) },
        at: { yardsToGo: 4, measure: 'wholeYards' as const },
      }
      const [worths] = memberWorths(asked, members)
      for (const [i, { winProbability }] of decision.choices.entries())
        expect(worths?.[i]).toBeCloseTo(winProbability, 9)
    }
  })

  it('is explained by parts that add up to the edge, the running clock among the clock', () => {
    const situation = runs(20, { offenseScore: 18 })
    const explained = (change: Partial<SituationInput>) =>
      decide({ ...situation, ...change }, bundle, { explain: true })
    const { edge, explanation } = explained({})
    const sum = explanation?.edge.reduce((all, { contribution }) => all + contribution, 0)
    expect(sum).toBeCloseTo(edge, 9)
    const clock = (decision: Decision) =>
      decision.explanation?.edge.find(({ group }) => group === 'clock')?.contribution ?? Number.NaN
    expect(Math.abs(clock(explained({})) - clock(explained({ clockRunning: false })))).toBeGreaterThan(1e-4)
  })
})
