import { describe, expect, it } from 'vitest'
import { type GamesRecord, gameFinder, leagueTotalOf, stadiumOf } from './gameTables.js'
import type { KnownGame } from './tables.js'

function game(season: number, week: number, home: string, away: string): KnownGame {
  return {
    ...{ season, week, home, away, neutralSite: false, spreadLine: 3, totalLine: 45 },
    ...{ roof: 'outdoors', surface: 'grass', temperatureF: null, windMph: null },
  }
}

describe('a known game', () => {
  const games = [
    game(2020, 15, 'IND', 'HOU'),
    game(2020, 13, 'HOU', 'IND'),
    game(2019, 7, 'IND', 'HOU'),
    game(2020, 15, 'KC', 'NO'),
  ]
  const find = gameFinder(games)

  it('is found by its week, whoever of the two is named first', () => {
    expect(find(2020, 15, 'IND', 'HOU')).toBe(games[0])
    expect(find(2020, 15, 'HOU', 'IND')).toBe(games[0])
    expect(find(2020, 13, 'IND', 'HOU')).toBe(games[1])
  })

  it('is the latest meeting of that season where no week is told', () => {
    expect(find(2020, null, 'IND', 'HOU')).toBe(games[0])
    expect(find(2019, null, 'HOU', 'IND')).toBe(games[2])
  })

  it.each([
    ['a week without a meeting', 2020, 14, 'IND', 'HOU'],
    ['a season without a meeting', 2018, null, 'IND', 'HOU'],
    ['two who did not meet', 2020, 15, 'IND', 'KC'],
    ['a stranger', 2020, null, 'IND', 'ZZZ'],
  ])('is unknown for %s', (_, season, week, one, other) => {
    expect(find(season, week, one, other)).toBeUndefined()
  })
})

describe('the totals of the league', () => {
  const record: GamesRecord = {
    games: [],
    stadiums: {},
    totals: [
      { season: 2010, totalLine: 42 },
      { season: 2012, totalLine: 44 },
    ],
  }

  it.each([
    ['its own season', 2012, 44],
    ['the season before where its own is unknown', 2011, 42],
    ['the last season known after it', 2025, 44],
    ['the first season known before it', 1999, 42],
  ])('are taken from %s', (_, season, totalLine) => {
    expect(leagueTotalOf(record, season)).toBe(totalLine)
  })

  it('must be known of one season at least', () => {
    expect(() => leagueTotalOf({ ...record, totals: [] }, 2020)).toThrow(RangeError)
  })
})

describe('a stadium', () => {
  const [old, fresh] = [
    { from: 1999, roof: 'outdoors', surface: 'grass', altitudeFt: 840 },
    { from: 2016, roof: 'dome', surface: 'fieldturf', altitudeFt: 840 },
  ] as const
  const record: GamesRecord = { games: [], totals: [], stadiums: { MIN: [old, fresh] } }

  it('changes when a team moves', () => {
    expect(stadiumOf(record, 2015, 'MIN')).toEqual(old)
    expect(stadiumOf(record, 2016, 'MIN')).toEqual(fresh)
    expect(stadiumOf(record, 2026, 'MIN')).toEqual(fresh)
  })

  it('is the first known before that, and unknown for a stranger', () => {
    expect(stadiumOf(record, 1990, 'MIN')).toEqual(old)
    expect(stadiumOf(record, 2020, 'ZZZ')).toBeUndefined()
  })
})
