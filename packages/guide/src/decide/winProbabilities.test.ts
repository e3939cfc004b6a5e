import { describe, expect, it } from 'vitest'
import { shippedBundle } from '../models/shippedBundle.fixture.js'
import { parseClock } from '../situation/clock.js'
import { famousPlay } from '../situation/famousPlay.js'
import type { GameState } from '../situation/gameState.js'
import { decide } from './decide.js'
import { winProbabilities } from './winProbabilities.js'

const bundle = await shippedBundle()
const stakes = { season: 2020, seasonType: 'REG', team: 'IND', teamLine: 7.5 } as const

/** IND's first and ten at its own 25, a tied second quarter. */
const moment: GameState = {
  phase: 'scrimmage',
  quarter: 2,
  secondsLeft: 600,
  offense: 'IND',
  defense: 'HOU',
  offenseScore: 7,
  defenseScore: 7,
  down: 1,
  yardsToGo: 10,
  yardsToGoal: 75,
  offenseTimeouts: 3,
  defenseTimeouts: 3,
  secondHalfKickoff: 'defense',
  overtime: null,
}
const chances = (...states: Partial<GameState>[]) =>
  winProbabilities(
    states.map((state) => ({ ...moment, ...state })),
    stakes,
    bundle,
  ) as [number, ...number[]]

describe('the chances of a team at any moment', () => {
  it('are those that a decision rests on', () => {
    const { choices } = decide(famousPlay, bundle, { tree: 'full' })
    const leaves = choices.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ winProbability, next }) =>
        next?.phase === 'scrimmage'
          ? [{ winProbability, state: { ...next, secondsLeft: parseClock(next.clock) } }]
          : [],
      ),
    )
    expect(leaves.length).toBeGreaterThan(20)
    const told = chances(...leaves.map(({ state }) => state))
    for (const [at, { winProbability }] of leaves.entries()) {
      // the clock of a shown state is rounded to the second
      expect(told[at]).toBeCloseTo(winProbability, 2)
    }
  })

  it('rise with the score, the spot and an earlier down', () => {
    const [usual, ahead, nearer, fourth] = chances(
      {},
      { offenseScore: 14 },
      { yardsToGoal: 20 },
      { down: 4 },
    ) as [number, number, number, number]
    expect(ahead).toBeGreaterThan(usual)
    expect(nearer).toBeGreaterThan(usual)
    expect(fourth).toBeLessThan(usual)
  })

  it('are told of the same team, whoever has the ball, and the better of it with the ball', () => {
    const even = { ...stakes, teamLine: 0 }
    const theirs: GameState = { ...moment, offense: 'HOU', defense: 'IND', secondHalfKickoff: 'offense' }
    const [ours, others] = winProbabilities([moment, theirs], even, bundle) as [number, number]
    expect(ours).toBeGreaterThan(others)
    const [asHouston] = winProbabilities([theirs], { ...even, team: 'HOU' }, bundle)
    expect(asHouston).toBeCloseTo(1 - others, 9)
  })

  it('are told in overtime and at a try, a kickoff and the end', () => {
    const overtime = { quarter: 5, overtime: { period: 1, possessionsBefore: { offense: 0, defense: 0 } } }
    const nowhere = { down: null, yardsToGo: null, yardsToGoal: null }
    const all = chances(
      { ...overtime, offenseTimeouts: 2, defenseTimeouts: 2, secondHalfKickoff: null },
      { phase: 'try', ...nowhere },
      { phase: 'kickoff', ...nowhere },
      { phase: 'final', quarter: 4, secondsLeft: 0, ...nowhere },
    )
    expect(all.slice(0, 3).every((chance) => chance > 0.5 && chance < 1)).toBe(true)
    expect(all[3]).toBe(0.5)
  })
})
