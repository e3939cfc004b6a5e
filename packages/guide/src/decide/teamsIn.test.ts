import { describe, expect, it } from 'vitest'
import type { CallQuestion } from '../models/calls/similarCalls.js'
import { famousPlay } from '../situation/famousPlay.js'
import { decide } from './decide.js'
import { plainBundle } from './plainBundle.fixture.js'

const shares = { n: 62, goForIt: 0.5, fieldGoal: 0.25, punt: 0.25 }

/** Decides with tables that always know the same shares, and keeps what they were asked. */
function asked(situation: unknown) {
  const questions: CallQuestion[] = []
  const plain = plainBundle()
  const similarCalls = (question: CallQuestion) => {
    questions.push(question)
    return shares
  }
  const { teams } = decide(situation, { ...plain, tables: { ...plain.tables, similarCalls } })
  return { teams, questions }
}

describe('what teams do, in a decision', () => {
  it('is asked for the distance, the spot and the script of the play', () => {
    const { teams, questions } = asked({ ...famousPlay, clock: '2:50', offenseScore: 17 })
    expect(teams).toEqual(shares)
    expect(questions).toEqual([{ yardsToGo: 0.25, yardsToGoal: 36, script: 'fieldGoalBehindLate' }])
  })

  it('is not said in overtime, on an earlier down, or after a touchdown', () => {
    const { down, yardsToGo, yardsToGoal, distanceMeasure, ...rest } = famousPlay
    for (const situation of [
      { ...famousPlay, quarter: 5, offenseTimeouts: 2, defenseTimeouts: 2 },
      { ...famousPlay, down: 3, clock: '0:04' },
      { ...rest, phase: 'try', offenseScore: 26 },
    ])
      expect(asked(situation)).toEqual({ teams: null, questions: [] })
  })

  it('is null where the bundle has counted nothing', () =>
    expect(decide(famousPlay, plainBundle()).teams).toBeNull())
})
