import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GameState } from '../situation/gameState.js'
import { kickedAway, kickoffLeaves } from './kickoff.js'
import { expectsOnside, onsideLeaves } from './onsideKick.js'
import { rulebook } from './rulebook.js'
import { fourthAndTwo, kicks, rulebooks } from './states.fixture.js'

const kickoff = (change: Partial<GameState> = {}): GameState => ({
  ...{ ...fourthAndTwo, phase: 'kickoff', down: null, yardsToGo: null, yardsToGoal: null },
  ...change,
})
const leaf = (state: GameState, label: string, season = 2020) =>
  kickoffLeaves(state, rulebook(season, 'REG')).find((one) => one.label === label)

describe('a kickoff', () => {
  it.each([
    [2015, 80],
    [2016, 75],
    [2023, 75],
    [2024, 70],
    [2025, 65],
  ])('of %i comes out of the end zone %i yards from the goal line, no time gone', (season, yardsToGoal) => {
    expect(leaf(kickoff(), 'touchback', season)?.next).toMatchObject({
      ...{ phase: 'scrimmage', offense: 'IND', down: 1, yardsToGo: 10 },
      ...{ yardsToGoal, secondsLeft: 300 },
    })
  })

  it('is run back in a few seconds, or for six points and a try', () => {
    expect(leaf(kickoff(), 'returned')?.next).toMatchObject({ offense: 'IND', down: 1, secondsLeft: 294 })
    expect(leaf(kickoff(), 'returnTouchdown')?.next).toMatchObject({
      ...{ phase: 'try', offense: 'IND', offenseScore: 13, secondsLeft: 282 },
    })
  })

  it('may be lost to the kicking team near the goal line', () => {
    const next = leaf(kickoff(), 'lost')?.next
    expect(next).toMatchObject({ phase: 'scrimmage', offense: 'HOU', offenseScore: 10, down: 1 })
    expect(next?.yardsToGoal).toBeLessThan(30)
  })

  it('ends the half when its return does, and not when nobody runs it back', () => {
    const last = kickoff({ secondsLeft: 3, secondHalfKickoff: 'defense' })
    expect(leaf(last, 'returned')?.next).toMatchObject({ quarter: 3, phase: 'kickoff', offense: 'HOU' })
    expect(leaf(last, 'touchback')?.next).toMatchObject({ quarter: 2, secondsLeft: 3 })
    expect(leaf(last, 'returnTouchdown')?.next).toMatchObject({ quarter: 2, secondsLeft: 0, phase: 'try' })
  })

  it.each([
    [2009, 27.4],
    [2013, 21.6],
    [2017, 24.5],
    [2019, 24.9],
    [2023, 25.1],
  ])('of %i starts at the %d on average, as measured', (season, start) => {
    const { yardsToGoal } = kickedAway(kickoff(), rulebook(season, 'REG'))
    expect(Math.abs(100 - (yardsToGoal ?? 0) - start)).toBeLessThan(0.25)
  })

  it('after a safety starts farther out, with no touchback', () => {
    const safety = kickoff({ phase: 'freeKick' })
    const rules = rulebook(2020, 'REG')
    expect(kickoffLeaves(safety, rules).map(({ label }) => label)).not.toContain('touchback')
    expect(kickedAway(safety, rules).yardsToGoal).toBeLessThan(kickedAway(kickoff(), rules).yardsToGoal ?? 0)
  })

  it('has ends that sum to one and that nobody but the receivers scores in', () => {
    fc.assert(
      fc.property(kicks, rulebooks, (state, rules) => {
        const leaves = kickoffLeaves(state, rules)
        expect(leaves.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
        for (const { label, next, probability } of leaves) {
          expect(probability).toBeGreaterThan(0)
          const scores = { [next.offense]: next.offenseScore, [next.defense]: next.defenseScore }
          const gained = label === 'returnTouchdown' ? 6 : 0
          expect(scores).toEqual({ IND: state.offenseScore + gained, HOU: state.defenseScore })
          expect(played(next)).toBeGreaterThanOrEqual(played(state))
        }
      }),
    )
  })

  it('has the typical start for the mean of the kept ones', () => {
    fc.assert(
      fc.property(kicks, rulebooks, (state, rules) => {
        const early = { ...state, secondsLeft: 600 }
        const kept = kickoffLeaves(early, rules).filter(({ label }) => /touchback|returned/.test(label))
        const weight = kept.reduce((sum, { probability }) => sum + probability, 0)
        const sum = kept.reduce(
          (all, { probability, next }) => all + probability * (next.yardsToGoal ?? 0),
          0,
        )
        expect(kickedAway(early, rules).yardsToGoal).toBeCloseTo(sum / weight, 9)
      }),
    )
  })
})

describe('an onside kick', () => {
  const behind = { quarter: 4, offenseScore: 20, defenseScore: 17, secondHalfKickoff: null }

  it.each<[string, Partial<GameState>, boolean]>([
    ['behind in the fourth quarter', {}, true],
    ['ahead', { offenseScore: 16 }, false],
    ['even', { offenseScore: 17 }, false],
    ['behind in the third quarter', { quarter: 3 }, false],
    ['behind, after a safety', { phase: 'freeKick' }, false],
  ])('is expected of a kicking team %s: %s', (_, change, expected) => {
    expect(expectsOnside(kickoff({ ...behind, ...change }))).toBe(expected)
  })

  it.each([
    [2009, 0.155, 57, 42],
    [2017, 0.11, 53, 47],
    [2019, 0.109, 53, 49],
    [2024, 0.06, 53, 49],
  ])(
    'of %i is recovered with %d, the ball %i or %i yards from the goal line',
    (season, chance, ours, theirs) => {
      const [recovered, not] = onsideLeaves(kickoff(behind), rulebook(season, 'REG'))
      expect(recovered).toMatchObject({ label: 'recovered', probability: chance })
      expect(recovered?.next).toMatchObject({ offense: 'HOU', down: 1, yardsToGoal: ours, secondsLeft: 299 })
      expect(not?.next).toMatchObject({ offense: 'IND', down: 1, yardsToGoal: theirs, secondsLeft: 299 })
    },
  )

  it('has ends that sum to one, time going on', () => {
    fc.assert(
      fc.property(kicks, rulebooks, (state, rules) => {
        const leaves = onsideLeaves(state, rules)
        expect(leaves.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
        for (const { next } of leaves) expect(played(next)).toBeGreaterThanOrEqual(played(state))
      }),
    )
  })
})

/** Seconds of the game that are gone, overtime included. */
function played({ quarter, secondsLeft }: GameState): number {
  return quarter * 900 - secondsLeft
}
