import type { ChoiceValue } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { costOf } from './costOf.js'

const worth = (choice: ChoiceValue['choice'], winProbability: number) =>
  ({ choice, winProbability }) as ChoiceValue
const goOrPunt = [worth('goForIt', 0.6), worth('punt', 0.55)]

describe('what a call gave away', () => {
  it('is nothing where it was the best', () => {
    expect(costOf(goOrPunt, 'goForIt')).toBe(0)
  })

  it('is what the best choice is worth more', () => {
    expect(costOf(goOrPunt, 'punt')).toBeCloseTo(0.05, 12)
  })

  it('counts a kneel that wins as the best choice, and as a call', () => {
    const late = [worth('kneel', 1), worth('goForIt', 0.98)]
    expect(costOf(late, 'goForIt')).toBeCloseTo(0.02, 12)
    expect(costOf(late, 'kneel')).toBe(0)
  })

  it('is unknown where nothing was called, or what nobody would call', () => {
    expect(costOf(goOrPunt, 'none')).toBeNull()
    expect(costOf(goOrPunt, 'fieldGoal')).toBeNull()
    expect(costOf(goOrPunt, 'kneel')).toBeNull()
  })
})
