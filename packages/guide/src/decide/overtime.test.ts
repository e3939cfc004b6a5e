import { describe, expect, it } from 'vitest'
import { famousPlay } from '../situation/famousPlay.js'
import type { SituationInput } from '../situation/situationSchema.js'
import { decide } from './decide.js'
import type { Choice } from './decision.js'
import { plainBundle } from './plainBundle.fixture.js'

const bundle = plainBundle()
const possessions = (offense: number, defense: number) => ({
  period: 1,
  possessionsBefore: { offense, defense },
})
const overtime = (change: Partial<SituationInput>, choice: Choice, models = bundle) =>
  decide(
    {
      ...{ ...famousPlay, week: null, quarter: 5, clock: '8:00', offenseTimeouts: 2, defenseTimeouts: 2 },
      ...{ yardsToGo: 4, distanceMeasure: 'wholeYards', overtime: possessions(0, 0) },
      ...change,
    },
    models,
  ).choices.find((one) => one.choice === choice)

const outOfTime = () => ({
  ...{ touchdown: 0, fieldGoal: 0, returnTouchdown: 0, safety: 0, timeUp: 1, takeover: 0 },
  ...{ takeovers: [75], takeoverSeconds: [120], scoreSeconds: [120] },
})

describe('overtime', () => {
  it.each<[string, Partial<SituationInput>, boolean]>([
    ['wins in sudden death', { season: 2011 }, true],
    ['is to be answered when modified', { season: 2020 }, false],
    ['wins once the other team has had the ball', { season: 2020, overtime: possessions(0, 1) }, true],
    ['is to be answered when both possess', { season: 2025 }, false],
    ['only levels an answer', { season: 2020, overtime: possessions(0, 1), defenseScore: 23 }, false],
  ])('a field goal %s', (_, change, wins) => {
    const kick = overtime(change, 'fieldGoal')
    if (wins) expect(kick?.winProbabilityIfSuccess).toBe(1)
    else expect(kick?.winProbabilityIfSuccess).toBeLessThan(0.95)
    expect(kick?.winProbabilityIfSuccess).toBeGreaterThan(0.3)
  })

  it.each<[string, Partial<SituationInput>, boolean]>([
    ['wins when modified', { season: 2020 }, true],
    ['wins in sudden death', { season: 2000 }, true],
    ['is to be answered when both possess', { season: 2025 }, false],
    ['is to be answered in the postseason of 2022', { season: 2022, seasonType: 'POST' }, false],
    ['wins in the postseason of 2021', { season: 2021, seasonType: 'POST' }, true],
  ])('an opening touchdown %s', (_, change, wins) => {
    const go = overtime(change, 'goForIt')
    const touchdown = go?.outcomes.find(({ label }) => label === 'touchdown')
    if (wins) expect(touchdown).toMatchObject({ winProbability: 1, next: null })
    else expect(touchdown?.winProbability).toBeLessThan(1)
    expect(touchdown?.winProbability).toBeGreaterThan(0.6)
  })

  it.each([2012, 2020, 2025])(
    'is over when the opening possession of %i is taken back for a touchdown',
    (season) => {
      const returned = overtime({ season }, 'goForIt')?.outcomes.find(
        ({ label }) => label === 'turnoverReturnTouchdown',
      )
      expect(returned).toMatchObject({ winProbability: 0, next: null })
    },
  )

  it('is worth a half where nobody will score', () => {
    const scoreless = plainBundle({
      drives: {
        ...bundle.models.drives,
        predict: (rows) =>
          rows.map(() => ({
            ...{ touchdown: 0, fieldGoal: 0, returnTouchdown: 0, safety: 0, timeUp: 0, takeover: 1 },
            ...{ takeovers: [75], takeoverSeconds: [120], scoreSeconds: [120] },
          })),
      },
    })
    const even = {
      ...famousPlay,
      quarter: 5,
      season: 2011,
      week: null,
      offenseTimeouts: 2,
      defenseTimeouts: 2,
    }
    const punt = decide(even, scoreless, { tree: 'full' }).choices.find(({ choice }) => choice === 'punt')
    const returned = punt?.outcomes.filter(({ label }) => label === 'returned') ?? []
    expect(returned.length).toBeGreaterThan(0)
    for (const { winProbability } of returned) expect(winProbability).toBeCloseTo(0.5, 9)
  })

  it('is lost when the answer fails', () => {
    const behind = { overtime: possessions(0, 1), defenseScore: 23, yardsToGoal: 60 }
    expect(overtime(behind, 'punt')?.winProbability).toBeLessThan(0.05)
    const go = overtime(behind, 'goForIt')
    expect(go?.outcomes.find(({ label }) => label === 'stopped')).toMatchObject({
      winProbability: 0,
      next: null,
    })
  })

  it('ends in a tie worth a half when time runs out in the regular season', () => {
    const stopped = overtime({ clock: '0:04', overtime: possessions(1, 1) }, 'goForIt')?.outcomes.find(
      ({ label }) => label === 'stopped',
    )
    expect(stopped).toMatchObject({ winProbability: 0.5, next: null })
  })

  it('says how it is valued', () => {
    const { assumptions } = decide(
      { ...famousPlay, quarter: 5, offenseTimeouts: 2, defenseTimeouts: 2 },
      bundle,
    )
    expect(assumptions.join()).toMatch(/Overtime is valued drive by drive/)
  })

  it('is won by a kick now with time for nothing else', () => {
    const last = { season: 2020, clock: '0:05', yardsToGoal: 22, overtime: possessions(1, 1) }
    const kick = overtime(last, 'fieldGoal')
    expect(kick?.winProbability).toBeGreaterThan(0.85)
    expect(kick?.winProbability).toBeGreaterThan(overtime(last, 'goForIt')?.winProbability ?? 1)
  })

  it('with time for one play more kicks then, though drives end there without a score', () => {
    const scoreless = plainBundle({
      drives: { ...bundle.models.drives, predict: (rows) => rows.map(outOfTime) },
    })
    const late = { season: 2020, clock: '0:12', yardsToGoal: 22, overtime: possessions(1, 1) }
    const gained = overtime(late, 'goForIt', scoreless)?.outcomes
    const firstDown = gained?.find(({ label }) => label === 'firstDown')
    expect(firstDown?.winProbability).toBeGreaterThan(0.8)
  })

  it('counts the team that is favoured for more', () => {
    const going = (possessionTeamLine: number) =>
      overtime({ season: 2025, possessionTeamLine, yardsToGoal: 55 }, 'punt')?.winProbability ?? 0
    expect(going(7)).toBeGreaterThan(going(-7) + 0.05)
  })

  it.each([
    [-1, 'twoPoint', 0.48],
    [-2, 'twoPoint', 0],
  ] as const)('after an answering touchdown, %i point behind, may win by two', (lead, choice, least) => {
    const decision = decide(
      {
        ...{ ...famousPlay, week: null, season: 2025, quarter: 5, clock: '4:00', phase: 'try' },
        ...{ down: undefined, yardsToGo: undefined, yardsToGoal: undefined, distanceMeasure: undefined },
        ...{ offenseTimeouts: 2, defenseTimeouts: 2, offenseScore: 26, defenseScore: 26 - lead },
      },
      bundle,
    )
    const two = decision.choices.find((one) => one.choice === choice)
    expect(two?.winProbability).toBeGreaterThan(least - 0.02)
    expect(two?.winProbabilityIfSuccess === 1).toBe(lead === -1)
  })
})
