import { beforeAll, describe, expect, it } from 'vitest'
import { expectedPointsOf, nextScores } from './expectedPoints.js'
import type { ExpectedPointsInput, FootballModels, NextScore } from './footballModels.js'
import { behavesLikeAnOutcomeModel, sumsToOne } from './outcomeModel.cases.js'
import { shippedBundle } from './shippedBundle.fixture.js'
import { expectedPointsInputs } from './snaps.fixture.js'

const open = async () => (await shippedBundle()).models.expectedPoints

behavesLikeAnOutcomeModel({
  name: 'expectedPoints',
  open,
  example: expectedPointsInputs,
  check: (next) => {
    expect(Object.keys(next)).toEqual(nextScores.map(({ name }) => name))
    sumsToOne(Object.values(next))
    expect(Math.abs(expectedPointsOf(next))).toBeLessThanOrEqual(7)
  },
})

describe('expected points', () => {
  let model: FootballModels['expectedPoints']
  beforeAll(async () => {
    model = await open()
  })
  const firstAndTen: ExpectedPointsInput = {
    ...{ down: 1, yardsToGo: 10, yardsToGoal: 75, secondsLeftInHalf: 1500 },
    ...{ offenseTimeouts: 3, defenseTimeouts: 3 },
  }
  const points = (change: Partial<ExpectedPointsInput> = {}) =>
    expectedPointsOf(model.predict([{ ...firstAndTen, ...change }])[0] as NextScore)

  it('rise towards the goal line on first and ten', () => {
    const byTen = [90, 80, 70, 60, 50, 40, 30, 20, 10].map((yardsToGoal) => points({ yardsToGoal }))
    expect(byTen).toEqual(byTen.toSorted((a, b) => a - b))
  })

  it('are a little above nothing at the own 25, and most of a touchdown at the 10', () => {
    expect(points()).toBeGreaterThan(0)
    expect(points()).toBeLessThan(1.5)
    expect(points({ yardsToGoal: 10 })).toBeGreaterThan(3.5)
  })

  it('fall with the down and the distance, and to nothing with the half', () => {
    expect(points({ down: 3 })).toBeLessThan(points() - 0.3)
    expect(points({ down: 3, yardsToGo: 15 })).toBeLessThan(points({ down: 3, yardsToGo: 2 }) - 0.3)
    expect(Math.abs(points({ secondsLeftInHalf: 2 }))).toBeLessThan(0.3)
  })

  it('count the next score from the view of the offense', () => {
    const none = Object.fromEntries(nextScores.map(({ name }) => [name, 0])) as unknown as NextScore
    expect(expectedPointsOf({ ...none, touchdown: 0.5, opponentFieldGoal: 0.5 })).toBe(2)
    expect(expectedPointsOf({ ...none, opponentSafety: 1 })).toBe(-2)
  })
})
