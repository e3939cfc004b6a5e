import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MissedKick } from '../models/footballModels.js'
import { rulebook } from '../rules/rulebook.js'
import { fourthAndTwo, fourthDowns, rulebooks } from '../rules/states.fixture.js'
import { fieldGoal, kickDistance } from './fieldGoal.js'

const rules = rulebook(2020, 'REG')
const noGood: MissedKick = {
  ...{ blocked: 0.1, returnTouchdown: 0.01, blockedReturnTouchdown: 0.06 },
  blockedSpots: [
    { yards: 5, probability: 0.5 },
    { yards: 20, probability: 0.5 },
  ],
}
const chance = fc.double({ min: 0, max: 1, noNaN: true })
const anyMiss: fc.Arbitrary<MissedKick> = fc
  .record({ blocked: chance, returnTouchdown: chance, blockedReturnTouchdown: chance })
  .map((shares) => ({ ...noGood, ...shares }))

describe('a field goal try', () => {
  const { outcomes } = fieldGoal(fourthAndTwo, 0.8, noGood, rules)
  const leaves = (label: string) => outcomes.filter((outcome) => outcome.label === label)

  it('is kicked from eight yards back, ten yards in front of the posts', () => {
    expect(kickDistance(40, rules)).toBe(58)
  })

  it('is good, missed, blocked, or run back either way', () => {
    const shares = outcomes.map(({ label, probability }) => [label, Math.round(probability * 1e6) / 1e6])
    expect(shares).toEqual([
      ['made', 0.8],
      ['missed', 0.1782],
      ['returnTouchdown', 0.0018],
      ['blocked', 0.0094],
      ['blocked', 0.0094],
      ['blockedTouchdown', 0.0012],
    ])
  })

  it.each([
    ['made', { phase: 'kickoff', offense: 'HOU', defenseScore: 10, offenseScore: 10 }],
    ['missed', { offense: 'HOU', down: 1, yardsToGoal: 52, secondsLeft: 296 }],
    ['blocked', { offense: 'HOU', down: 1, yardsToGoal: 55, secondsLeft: 296 }],
    ['returnTouchdown', { phase: 'try', offense: 'HOU', offenseScore: 16, secondsLeft: 291 }],
    ['blockedTouchdown', { phase: 'try', offense: 'HOU', offenseScore: 16, secondsLeft: 291 }],
  ])('leaves, when %s, %o', (label, next) => {
    expect(leaves(label)[0]?.next).toMatchObject(next)
  })

  it('blocked from close in leaves the ball at the twenty', () => {
    const close = fieldGoal({ ...fourthAndTwo, yardsToGoal: 4 }, 0.97, noGood, rules).outcomes
    expect(close.find(({ label }) => label === 'blocked')?.next.yardsToGoal).toBe(80)
  })

  it('has ends that sum to one, and succeeds as often as the kick is good', () => {
    fc.assert(
      fc.property(fourthDowns, rulebooks, chance, anyMiss, (before, season, make, shares) => {
        const { outcomes: all } = fieldGoal(before, make, shares, season)
        expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
        const good = all.filter(({ isSuccess }) => isSuccess)
        expect(good.reduce((sum, { probability }) => sum + probability, 0)).toBe(make)
        for (const { probability } of all) expect(probability).toBeGreaterThan(0)
      }),
    )
  })
})
