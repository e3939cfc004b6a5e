import { describe, expect, it } from 'vitest'
import type { SeasonRow } from './seasonRow.js'
import { seasonSummary } from './seasonSummary.js'

const row = (change: Partial<SeasonRow>): SeasonRow => ({
  game_id: '2020_01_IND_JAX',
  play_id: 1,
  offense: 'IND',
  defense: 'JAX',
  quarter: 1,
  clock: '10:00',
  scoreDifferential: 0,
  yardsToGo: 1,
  yardsToGoal: 40,
  actualChoice: 'goForIt',
  recommendation: 'goForIt',
  edge: 0.05,
  goForItWinProbability: 0.6,
  fieldGoalWinProbability: 0.55,
  puntWinProbability: 0.5,
  conversionProbability: 0.7,
  makeProbability: 0.6,
  cost: 0,
  confidenceVerdict: null,
  agreement: null,
  edgeLow: null,
  edgeHigh: null,
  ...change,
})

describe('what a season comes to', () => {
  const summary = seasonSummary([
    row({}),
    row({ actualChoice: 'punt', cost: 0.1 }),
    row({ actualChoice: 'fieldGoal', cost: 0.05 }),
    row({ actualChoice: 'none', cost: null }),
    row({ actualChoice: 'punt', puntWinProbability: null, cost: null }),
    row({ offense: 'JAX', actualChoice: 'punt', cost: 0.4 }),
  ])

  it('adds up what each team gave away against the best choice, the most first', () => {
    expect(summary.teams.map(({ team }) => team)).toEqual(['JAX', 'IND'])
    expect(summary.teams[0]).toMatchObject({ decisions: 1, cost: expect.closeTo(0.4, 9) })
    expect(summary.teams[1]).toMatchObject({ decisions: 3, cost: expect.closeTo(0.15, 9) })
  })

  it('names the dearest decisions', () => {
    expect(summary.costliest.map(({ cost }) => cost)).toEqual([
      expect.closeTo(0.4, 9),
      expect.closeTo(0.1, 9),
      expect.closeTo(0.05, 9),
      0,
    ])
  })

  it('counts how sure the calls are, where refits were asked', () => {
    expect(summary.confidence).toBeNull()
    const verdicts = ['clear', 'clear', 'lean', 'tooClose'] as const
    const asked = seasonSummary(verdicts.map((confidenceVerdict) => row({ confidenceVerdict })))
    expect(asked.confidence).toEqual({ clear: 2, lean: 1, tooClose: 1 })
  })
})
