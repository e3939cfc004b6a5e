import { describe, expect, it } from 'vitest'
import { fourthAndTwo } from '../rules/states.fixture.js'
import { shownChoice } from './shown.js'
import type { ValuedOutcome } from './value.js'

const leaf = (probability: number, yardsToGoal: number, winProbability: number): ValuedOutcome => ({
  ...{ label: 'returned', probability, winProbability, isSuccess: false, gained: null },
  next: { ...fourthAndTwo, yardsToGoal },
})
const shownSpot = (...outcomes: ValuedOutcome[]) =>
  shownChoice({ choice: 'punt', before: fourthAndTwo, outcomes, winProbability: 0.5 }, false).outcomes.map(
    ({ next }) => next?.yardsToGoal,
  )

describe('the state that stands for a label', () => {
  it('is that of the likeliest leaf, however far from the mean', () => {
    expect(shownSpot(leaf(0.2, 80, 0.6), leaf(0.5, 95, 0.7), leaf(0.3, 60, 0.3))).toEqual([95])
  })

  it('is the middle one of equally likely leaves, told by worth', () => {
    const [third, most] = [1 / 3, 1 / 3 - 1e-15]
    expect(shownSpot(leaf(third, 99, 0.7), leaf(most, 82, 0.58), leaf(third, 60, 0.45))).toEqual([82])
  })

  it('has the chance and the mean worth of all its leaves', () => {
    const outcomes = [leaf(0.75, 90, 0.4), leaf(0.25, 70, 0.8)]
    const [only] = shownChoice(
      { choice: 'punt', before: fourthAndTwo, outcomes, winProbability: 0.5 },
      false,
    ).outcomes
    expect(only?.probability).toBe(1)
    expect(only?.winProbability).toBeCloseTo(0.5, 12)
  })
})
