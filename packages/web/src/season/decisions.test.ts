import { describe, expect, it } from 'vitest'
import { filterDecisions, filtersSet } from './filterDecisions.js'
import { listDecisions, secondsPlayed } from './listedDecision.js'
import { madeUpSeason } from './season.fixture.js'
import { plainAddress } from './seasonAddress.js'
import { seasonFigures } from './seasonFigures.js'
import { sortDecisions, sortKeys } from './sortDecisions.js'

const { decisions: columns, games } = madeUpSeason(2)
const decisions = listDecisions(columns, games)

describe('the list of decisions', () => {
  it('has a row a fourth down, each with its game', () => {
    expect(decisions).toHaveLength(2 * 16 * 14)
    expect(decisions[14]?.played.id).toBe(games[1]?.id)
    expect(decisions.every(({ offense, played }) => [played.home, played.away].includes(offense))).toBe(true)
  })

  it('calls right what gave nothing away, and judges no call that nobody saw', () => {
    for (const { actualChoice, recommendation, wasRight } of decisions) {
      expect(wasRight).toBe(actualChoice === 'none' ? null : actualChoice === recommendation)
    }
    const [tie] = listDecisions(
      { ...columns, cost: columns.cost.map(() => 0), actualChoice: columns.actualChoice.map(() => 'punt') },
      games,
    )
    expect(tie?.wasRight).toBe(true)
  })

  it('refuses a row of a game that is not there', () => {
    expect(() => listDecisions({ ...columns, game: columns.game.map(() => 999) }, games)).toThrow('game 999')
  })
})

describe('time', () => {
  it.each([
    [1, '15:00', 0],
    [4, '3:21', 3399],
    [5, '10:00', 3600],
    [6, '0:00', 4800],
  ])('in quarter %i with %s left is %i seconds in', (quarter, clock, seconds) => {
    expect(secondsPlayed(quarter, clock)).toBe(seconds)
  })
})

describe('sorting decisions', () => {
  it('puts the dearest first', () => {
    const costs = sortDecisions(decisions, 'cost', true).map(({ cost }) => cost ?? -1)
    expect(costs).toEqual([...costs].sort((one, other) => other - one))
  })

  it.each(sortKeys)('by %s keeps all, and puts what has no value last either way', (key) => {
    for (const descending of [true, false]) {
      const sorted = sortDecisions(decisions, key, descending)
      expect(new Set(sorted)).toEqual(new Set(decisions))
      if (key === 'cost') expect(sorted.at(-1)?.cost).toBeNull()
    }
  })

  it('keeps the order of the season among equals', () => {
    const byWeek = sortDecisions(decisions, 'week', true).map(
      ({ played, place }) => [played.week, place] as const,
    )
    for (const [at, [week, place]] of byWeek.entries()) {
      const before = byWeek[at - 1]
      if (before?.[0] === week) expect(before[1]).toBeLessThan(place)
    }
  })
})

describe('filtering decisions', () => {
  const some = (filters: Partial<typeof plainAddress>) =>
    filterDecisions(decisions, { ...plainAddress, ...filters })

  it('keeps all where nothing is asked', () => {
    expect(some({})).toEqual(decisions)
    expect(filtersSet(plainAddress)).toBe(0)
  })

  it('keeps a team’s own decisions, not those against it', () => {
    const colts = some({ team: 'IND' })
    expect(colts.length).toBeGreaterThan(0)
    expect(colts.every(({ offense }) => offense === 'IND')).toBe(true)
  })

  it('keeps clear calls that were wrong', () => {
    const clear = some({ clearOnly: true, wrongOnly: true })
    expect(clear.length).toBeGreaterThan(0)
    expect(clear.every(({ confidence, wasRight }) => confidence === 'clear' && wasRight === false)).toBe(true)
    expect(filtersSet({ ...plainAddress, clearOnly: true, wrongOnly: true, team: 'IND' })).toBe(3)
  })

  it('keeps what was called, what was right, and when', () => {
    const punts = some({ called: 'punt', right: 'goForIt', quarter: 4, week: 2 })
    for (const punt of punts) {
      expect(punt).toMatchObject({ actualChoice: 'punt', recommendation: 'goForIt', quarter: 4 })
      expect(punt.played.week).toBe(2)
    }
  })

  it('finds every word of a search, in any case and order', () => {
    const found = some({ search: 'first  DOWN Q.ind' })
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ result, offense }) => result === 'firstDown' && offense === 'IND')).toBe(true)
  })
})

describe('the figures of a season', () => {
  it('add up what was given away, and count only calls that can be judged', () => {
    const figures = seasonFigures(decisions)
    const plainly = decisions.reduce((sum, { cost }) => sum + (cost ?? 0), 0)
    expect(figures.lost).toBeCloseTo(plainly, 10)
    expect(figures.decisions).toBe(decisions.length)
    const unseen = decisions.filter(
      ({ recommendation, cost }) => recommendation === 'goForIt' && cost === null,
    )
    const right = decisions.filter(({ recommendation }) => recommendation === 'goForIt')
    expect(figures.shouldGo).toBe(right.length - unseen.length)
    expect(figures.wentWhenShould).toBeLessThan(figures.shouldGo)
    expect(figures.clearGo).toBeLessThan(figures.shouldGo)
  })
})
