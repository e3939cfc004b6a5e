import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/errors.js'
import { famousPlay } from './famousPlay.js'
import { readSituation } from './readSituation.js'
import type { SituationInput } from './situationSchema.js'

function refusal(change: Partial<SituationInput>): InputError | undefined {
  try {
    readSituation({
      ...{ ...famousPlay, week: null, quarter: 5, clock: '8:00', offenseTimeouts: 2, defenseTimeouts: 2 },
      ...{ offenseScore: 20, defenseScore: 20, ...change },
    })
    return undefined
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
}

const had = (offense: number, defense: number) => ({
  overtime: { period: 1, possessionsBefore: { offense, defense } },
})
const noDown = { phase: 'try', down: undefined, yardsToGo: undefined, yardsToGoal: undefined } as const

describe('an overtime', () => {
  it.each<[string, Partial<SituationInput>]>([
    ['even, in sudden death', { season: 2011 }],
    ['an answer to a field goal, when modified', { season: 2020, defenseScore: 23 }],
    ['an answer to a touchdown and its kick', { season: 2025, defenseScore: 27, ...had(0, 1) }],
    ['an answer to a touchdown and two points', { season: 2023, seasonType: 'POST', defenseScore: 28 }],
    ['an answer to a touchdown whose try was returned', { season: 2025, defenseScore: 24 }],
    ['a third possession of each', { season: 2020, ...had(2, 2) }],
    ['the try after an opening touchdown', { season: 2025, offenseScore: 26, ...noDown }],
    [
      'the try after an answer that is a point short',
      { season: 2025, offenseScore: 26, defenseScore: 27, ...noDown },
    ],
  ])('may be %s', (_, change) => {
    expect(refusal(change)).toBeUndefined()
  })

  it.each<[string, Partial<SituationInput>, string, string]>([
    ['behind in sudden death', { season: 2011, defenseScore: 23 }, 'score', 'defenseScore'],
    ['behind by a touchdown when modified', { season: 2020, defenseScore: 27 }, 'score', 'defenseScore'],
    ['behind by a safety', { season: 2025, defenseScore: 22 }, 'score', 'defenseScore'],
    ['ahead with the ball', { season: 2025, offenseScore: 23 }, 'score', 'offenseScore'],
    [
      'behind after a possession of its own',
      { season: 2020, defenseScore: 23, ...had(1, 1) },
      'possessions-before',
      'overtime.possessionsBefore',
    ],
    [
      'behind though the other team never had the ball',
      { season: 2020, defenseScore: 23, ...had(0, 0) },
      'possessions-before',
      'overtime.possessionsBefore',
    ],
    [
      'two possessions ahead of the other team',
      { season: 2020, ...had(2, 0) },
      'possessions-before',
      'overtime.possessionsBefore',
    ],
    ['a try when a touchdown wins', { season: 2020, offenseScore: 26, ...noDown }, 'score', 'offenseScore'],
    [
      'a try after an answer that has won',
      { season: 2025, offenseScore: 26, defenseScore: 23, ...noDown },
      'score',
      'offenseScore',
    ],
  ])('cannot be %s', (_, change, code, field) => {
    const error = refusal(change)
    expect(error).toMatchObject({ code: `situation/overtime-${code}`, field })
    expect(error?.valid).toBeTruthy()
    expect(error?.message.length).toBeGreaterThan(20)
  })

  it('says which scores there may be', () => {
    expect(refusal({ season: 2020, defenseScore: 27 })?.valid).toBe('the offense even, or 3 behind')
    expect(refusal({ season: 2011, defenseScore: 23 })?.valid).toBe('the offense even')
  })
})
