import { describe, expect, it } from 'vitest'
import * as clock from './clockStops.js'
import * as results from './kickoffResults.js'
import * as kickoffs from './kickoffSpots.js'
import * as periods from './periods.js'
import { lastRuledSeason, rulebook } from './rulebook.js'
import { ruleTables } from './ruleTables.js'
import * as runoff from './runoff.js'
import * as spots from './spots.js'

describe('the rulebook', () => {
  it.each([
    [1999, 20],
    [2015, 20],
    [2016, 25],
    [2023, 25],
    [2024, 30],
    [2025, 35],
    [2030, 35],
  ])('places a kickoff touchback of %i at the %i', (season, spot) => {
    expect(rulebook(season, 'REG').kickoffTouchback).toBe(spot)
  })

  it.each([
    [2011, 'REG', 'suddenDeath', 900, 2],
    [2009, 'POST', 'suddenDeath', 900, 3],
    [2010, 'POST', 'modified', 900, 3],
    [2012, 'REG', 'modified', 900, 2],
    [2017, 'REG', 'modified', 600, 2],
    [2022, 'POST', 'bothPossess', 900, 3],
    [2024, 'REG', 'modified', 600, 2],
    [2025, 'REG', 'bothPossess', 600, 2],
  ] as const)(
    'plays overtime of %i %s as %s, %i seconds, %i timeouts',
    (season, type, format, seconds, timeouts) => {
      expect(rulebook(season, type)).toMatchObject({
        overtimeFormat: format,
        overtimeSeconds: seconds,
        overtimeTimeouts: timeouts,
        mayTie: type === 'REG',
      })
    },
  )

  it('moves the kicked try back and lets the defense return it from 2015 on', () => {
    expect(rulebook(2014, 'REG')).toMatchObject({ tryKickSpot: 2, defensiveTryPoints: 0 })
    expect(rulebook(2015, 'REG')).toMatchObject({ tryKickSpot: 15, defensiveTryPoints: 2 })
  })

  it('is one frozen object a season', () => {
    expect(rulebook(2020, 'REG')).toBe(rulebook(2020, 'REG'))
    expect(Object.isFrozen(rulebook(2020, 'REG'))).toBe(true)
  })

  it('has rows in order from 1999 on, each with its source', () => {
    const rules = ruleTables.flatMap((table) => table.rules)
    for (const { rows } of rules) {
      expect(rows[0].from).toBe(1999)
      const years = rows.map(({ from }) => from)
      expect(years).toEqual([...new Set(years)].sort())
      for (const row of rows) expect(row.source.length).toBeGreaterThan(8)
    }
    const last = Math.max(...rules.flatMap(({ rows }) => rows.map(({ from }) => from)))
    expect(last).toBe(lastRuledSeason)
  })

  it('shows every dated rule, once', () => {
    const shown = ruleTables.flatMap(({ rules }) => rules)
    const stated = [clock, results, kickoffs, periods, runoff, spots].flatMap((file) => Object.values(file))
    expect(new Set(shown)).toEqual(new Set(stated))
    expect(shown).toHaveLength(stated.length)
  })

  it('names every rule once a season type', () => {
    const names = ruleTables.flatMap(({ rules }) => rules.map((rule) => `${rule.title} ${rule.seasonType}`))
    expect(new Set(names).size).toBe(names.length)
  })
})
