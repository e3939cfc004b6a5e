import type { DecisionRow, GameRow } from '@fourthright/plays'
import { describe, expect, it } from 'vitest'
import { rankedCoaches, rankedTeams } from './ranking.js'

const game = (home: string, away: string, homeCoach = `${home}'s`, awayCoach = `${away}'s`) =>
  ({ id: `${away}_${home}`, home, away, homeCoach, awayCoach }) as GameRow
const decision = (inGame: number, offense: string, change: Partial<DecisionRow> = {}) =>
  ({
    game: inGame,
    offense,
    recommendation: 'goForIt',
    actualChoice: 'goForIt',
    cost: 0,
    confidence: null,
    ...change,
  }) as DecisionRow

const games = [game('IND', 'HOU'), game('IND', 'JAX', 'a stand-in'), game('JAX', 'HOU')]
const decisions = [
  decision(0, 'IND', { actualChoice: 'punt', cost: 0.03 }),
  decision(0, 'IND', { confidence: 'clear' }),
  decision(0, 'HOU', { recommendation: 'punt', actualChoice: 'punt' }),
  decision(1, 'IND', { actualChoice: 'fieldGoal', cost: 0.01, confidence: 'clear' }),
  decision(1, 'IND', { recommendation: 'punt', cost: 0.02 }),
  decision(1, 'JAX', { actualChoice: 'none', cost: null }),
  decision(2, 'JAX', { actualChoice: 'punt', cost: 0.1 }),
]

describe('the ranking of teams', () => {
  const teams = rankedTeams(games, decisions)

  it('has whoever gave away least a game first', () => {
    expect(teams.map(({ name, lostPerGame }) => [name, lostPerGame.value])).toEqual([
      ['HOU', 0],
      ['IND', 0.03],
      ['JAX', 0.05],
    ])
  })

  it('counts the fourth downs on which going was right, and on how many they went', () => {
    expect(teams[1]).toMatchObject({ games: 2, decisions: 4, shouldGo: 3, went: 1 })
    expect(teams[1]?.wentWhenShould?.value).toBe(0.3333)
    expect(teams[1]?.wentWhenClear?.value).toBe(0.5)
  })

  it('says nothing of whoever never should have gone, or never clearly', () => {
    expect(teams[0]).toMatchObject({ shouldGo: 0, wentWhenShould: null, wentWhenClear: null })
    expect(teams[2]).toMatchObject({ shouldGo: 1, wentWhenClear: null })
  })

  it('leaves out a fourth down on which nothing was called', () => {
    expect(teams[2]).toMatchObject({ games: 2, decisions: 1, went: 0 })
  })

  it('has intervals as wide as the games differ', () => {
    expect(teams[0]?.lostPerGame).toEqual({ value: 0, low: 0, high: 0 })
    expect(teams[1]?.lostPerGame).toEqual({ value: 0.03, low: 0.03, high: 0.03 })
    expect(teams[2]?.lostPerGame).toEqual({ value: 0.05, low: 0, high: 0.1 })
  })
})

describe('the ranking of coaches', () => {
  const coaches = rankedCoaches(games, decisions)

  it('tells two coaches of one team apart', () => {
    expect(coaches.map(({ name, team, games }) => [name, team, games])).toEqual([
      ["HOU's", 'HOU', 2],
      ["IND's", 'IND', 1],
      ['a stand-in', 'IND', 1],
      ["JAX's", 'JAX', 2],
    ])
  })

  it('leaves out games of which nobody knows the coach', () => {
    const unknown = rankedCoaches([game('IND', 'HOU', '', 'B.OB')], decisions.slice(0, 3))
    expect(unknown.map(({ name }) => name)).toEqual(['B.OB'])
  })
})
