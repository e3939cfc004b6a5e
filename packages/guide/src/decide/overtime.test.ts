import { describe, expect, it } from 'vitest'
import { famousPlay } from '../situation/famousPlay.js'
import type { SituationInput } from '../situation/situationSchema.js'
import { decide } from './decide.js'
import type { Choice } from './decision.js'
import { driveChances } from './overtimeWorth.js'
import { plainBundle } from './plainBundle.fixture.js'

const bundle = plainBundle()
const possessions = (offense: number, defense: number) => ({
  period: 1,
  possessionsBefore: { offense, defense },
})
const overtime = (change: Partial<SituationInput>, choice: Choice) =>
  decide(
    {
      ...{ ...famousPlay, week: null, quarter: 5, clock: '8:00', offenseTimeouts: 2, defenseTimeouts: 2 },
      ...{ yardsToGo: 4, distanceMeasure: 'wholeYards', overtime: possessions(0, 0) },
      ...change,
    },
    bundle,
  ).choices.find((one) => one.choice === choice)

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
    const none = { touchdown: 0, opponentTouchdown: 0, fieldGoal: 0, opponentFieldGoal: 0 }
    const nobody = { ...none, safety: 0, opponentSafety: 0, none: 1 }
    const { expectedPoints } = bundle.models
    const scoreless = plainBundle({
      expectedPoints: { ...expectedPoints, predict: (rows) => rows.map(() => nobody) },
    })
    const situation = {
      ...famousPlay,
      quarter: 5,
      season: 2011,
      week: null,
      offenseTimeouts: 2,
      defenseTimeouts: 2,
    }
    const punt = decide(situation, scoreless, { tree: 'full' }).choices.find(
      ({ choice }) => choice === 'punt',
    )
    const returned = punt?.outcomes.filter(({ label }) => label === 'returned') ?? []
    expect(returned.map(({ winProbability }) => winProbability)).toEqual(returned.map(() => 0.5))
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
    expect(assumptions.join()).toMatch(/Overtime is valued by the chances of the next score/)
  })
})

describe('driveChances', () => {
  it('gives the chances of the next score back', () => {
    const answer = {
      ...{ touchdown: 0.25, fieldGoal: 0.2, opponentTouchdown: 0.2, opponentFieldGoal: 0.15 },
      ...{ safety: 0, opponentSafety: 0, none: 0.2 },
    }
    const drive = { touchdown: 0.3, fieldGoal: 0.25, neither: 0.45 }
    const next = {
      ...answer,
      touchdown: drive.touchdown + drive.neither * answer.opponentTouchdown,
      fieldGoal: drive.fieldGoal + drive.neither * answer.opponentFieldGoal,
    }
    const read = driveChances(next, answer)
    expect(read.touchdown).toBeCloseTo(drive.touchdown, 12)
    expect(read.fieldGoal).toBeCloseTo(drive.fieldGoal, 12)
    expect(read.neither).toBeCloseTo(drive.neither, 12)
  })
})
