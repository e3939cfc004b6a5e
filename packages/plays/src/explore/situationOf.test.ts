import { readFile } from 'node:fs/promises'
import { decide, openBundle } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { rowOf } from './columns.js'
import { readSeasonTables } from './readTables.js'
import type { DecisionRow } from './seasonTables.js'
import { shippedTables } from './shippedTables.fixture.js'
import { situationOf } from './situationOf.js'

const bundle = await openBundle(await readFile(new URL('../../../../models/experiment.frb', import.meta.url)))
const { heading, games, decisions } = await readSeasonTables(shippedTables, 2020)
const rows = decisions.game.map((_, place) => rowOf(decisions, place))
const situation = (row: DecisionRow) => situationOf(row, games[row.game] as (typeof games)[number], 2020)

describe('the situation of a fourth down of the season', () => {
  it('is decided as the season was', () => {
    expect(heading.bundle.id).toBe(bundle.id)
    const some = rows.filter(({ quarter }, place) => quarter > 4 || place % 50 === 0)
    expect(some.length).toBeGreaterThan(90)
    for (const row of some) {
      const { recommendation, edge } = decide(situation(row), bundle)
      expect({ ...row, recommendation, edge: Number(edge.toFixed(4)) }).toEqual(row)
    }
  })

  it('has the line from the offense’s view', () => {
    const row = rows[0] as DecisionRow
    const game = games[row.game] as (typeof games)[number]
    const favoured = { ...game, spreadLine: 7 }
    const line = (offense: string) => situationOf({ ...row, offense }, favoured, 2020).possessionTeamLine
    expect(line(game.home)).toBe(7)
    expect(line(game.away)).toBe(-7)
  })

  it('leaves open what nobody knew', () => {
    const row = rows[0] as DecisionRow
    const game = games[row.game] as (typeof games)[number]
    const unknown = {
      spreadLine: null,
      totalLine: null,
      roof: null,
      surface: null,
      temperatureF: null,
      windMph: null,
    }
    expect(
      situationOf({ ...row, quarterback: null }, { ...game, ...unknown, neutralSite: true }, 2020),
    ).toMatchObject({
      home: null,
      possessionTeamLine: null,
      totalLine: null,
      quarterback: null,
      venue: { roof: null, surface: null, temperatureF: null, windMph: null },
    })
  })
})

describe('a row of a table by columns', () => {
  it('has the value of each column', () => {
    expect(rowOf<{ down: number; ball: string | null }>({ down: [1, 2], ball: ['IND', null] }, 1)).toEqual({
      down: 2,
      ball: null,
    })
  })

  it.each([-1, 3832, 0.5])('is not there at %d', (index) => {
    expect(() => rowOf(decisions, index)).toThrow(RangeError)
  })
})
