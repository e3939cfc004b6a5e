import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Bundle, decide, openBundle } from '@fourthright/guide'
import {
  type DecisionRow,
  readSeasonTables,
  rowOf,
  type SeasonTables,
  seasonsIn,
  situationBefore,
  situationOf,
} from '@fourthright/plays'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedSeasons, writeDataDirectory } from '../features/seasonOfPlays.fixture.js'
import { type DecidedSeason, decideSeason } from './decideSeason.js'
import { explorerTables } from './explorerTables.js'
import { writeTables } from './writeTables.js'

const bundleFile = fileURLToPath(new URL('../../../../models/experiment.frb', import.meta.url))

describe('the explorer’s tables of an invented season', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tables-'))
  const folder = join(directory, 'tables')
  const games = inventedSeasons(2020, 2020)
  let bundle: Bundle
  let decided: DecidedSeason
  let tables: SeasonTables
  let rows: DecisionRow[]
  beforeAll(async () => {
    writeDataDirectory(directory, games)
    bundle = await openBundle(readFileSync(bundleFile))
    const request = { bundle, dataDirectory: directory }
    decided = await decideSeason({ year: 2020, ...request })
    tables = await explorerTables(decided, request)
    rows = decided.fourthDowns.map((_, place) => rowOf(tables.decisions, place))
    await writeTables(tables, folder)
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  it('set up each fourth down as it was decided', () => {
    expect(rows.some(({ quarter }) => quarter === 5)).toBe(true)
    expect(tables.games.some(({ neutralSite }) => neutralSite)).toBe(true)
    rows.forEach((row, place) => {
      const game = tables.games[row.game]
      if (!game) throw new TypeError('a fourth down of no game')
      const before = decided.fourthDowns[place]?.snap.before
      expect(situationOf(row, game, 2020)).toEqual(before && situationBefore(before))
    })
  })

  it('have the decision of each, which the guide makes again from them', () => {
    for (const row of rows.filter((_, place) => place % 7 === 0)) {
      const decision = decide(
        situationOf(row, tables.games[row.game] as (typeof tables.games)[number], 2020),
        bundle,
      )
      expect(row.recommendation).toBe(decision.recommendation)
      expect(row.edge).toBeCloseTo(decision.edge, 4)
      const punt = decision.choices.find(({ choice }) => choice === 'punt')
      expect(row.puntWinProbability ?? -1).toBeCloseTo(punt?.winProbability ?? -1, 4)
    }
  })

  it('say how each went', () => {
    const ways = {
      goForIt: [
        'firstDown',
        'stopped',
        'touchdown',
        'interception',
        'fumbleLost',
        'returnTouchdown',
        'safety',
      ],
      fieldGoal: ['made', 'missed', 'fieldGoalBlocked'],
      punt: ['puntReturned', 'puntTouchback', 'puntBlocked', 'puntLost', 'returnTouchdown'],
      kneel: ['stopped', 'safety'],
      none: ['noPlay'],
    }
    for (const { actualChoice, result, yardsGained } of rows) {
      expect(ways[actualChoice]).toContain(result)
      expect(yardsGained === null).toBe(actualChoice !== 'goForIt')
    }
    const gained = rows.filter(({ result }) => result === 'firstDown')
    expect(gained.length).toBeGreaterThan(0)
    for (const { yardsGained, yardsToGo } of gained) expect(yardsGained).toBeGreaterThanOrEqual(yardsToGo)
  })

  it('say what each call cost: nothing where it was the best, the edge or more where it was not', () => {
    for (const { actualChoice, recommendation, cost, edge } of rows) {
      if (cost === null) expect(['none', 'kneel', 'fieldGoal', 'punt']).toContain(actualChoice)
      else if (actualChoice === recommendation) expect(cost).toBe(0)
      else expect(cost).toBeGreaterThanOrEqual(edge - 1e-9)
    }
    expect(rows.some(({ cost }) => (cost ?? 0) > 0.01)).toBe(true)
  })

  it('name the coach of whoever has the ball', () => {
    for (const { offense, offenseCoach } of rows) expect(offenseCoach).toBe(`${offense} Coach`)
  })

  it('draw the home team’s line through every snap of a game, to its end', () => {
    for (const { meeting, plays, homeScore, awayScore } of games) {
      const line = tables.lines[meeting.game_id]
      if (!line) throw new TypeError('a game without a line')
      const snaps = plays.filter(({ down }) => down !== undefined)
      expect(line.playId).toEqual(snaps.map(({ play_id }) => play_id))
      for (const values of Object.values(line)) expect(values).toHaveLength(snaps.length)
      expect(line.seconds).toEqual(line.seconds.toSorted((one, other) => one - other))
      expect(line.seconds[0]).toBe(0)
      expect(line.seconds.at(-1)).toBeGreaterThan(meeting.overtime ? 3600 : 3500)
      for (const chance of line.homeWinPerMille) {
        expect(Number.isInteger(chance) && chance >= 0 && chance <= 1000).toBe(true)
      }
      const lead = homeScore - awayScore
      const last = line.homeWinPerMille.at(-1) as number
      if (lead > 7) expect(last).toBeGreaterThan(900)
      if (lead < -7) expect(last).toBeLessThan(100)
    }
  })

  it('rank teams and coaches, whoever lost least first, each with the interval that holds it', () => {
    for (const ranking of [tables.teams, tables.coaches]) {
      expect(ranking).toHaveLength(6)
      const lost = ranking.map(({ lostPerGame }) => lostPerGame.value)
      expect(lost).toEqual(lost.toSorted((one, other) => one - other))
      expect(ranking.reduce((sum, row) => sum + row.games, 0)).toBe(2 * games.length)
      for (const {
        lostPerGame: { value, low, high },
      } of ranking) {
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
      }
      expect(ranking.every(({ wentWhenClear }) => wentWhenClear === null)).toBe(true)
    }
    expect(new Set(tables.coaches.map(({ name, team }) => name === `${team} Coach`))).toEqual(new Set([true]))
  })

  it('read back as they were, and say which seasons there are', async () => {
    expect(await readSeasonTables(folder, 2020)).toEqual(tables)
    expect(await seasonsIn(folder)).toEqual([2020])
    expect(tables.heading).toMatchObject({ year: 2020, games: 10, decisions: rows.length, members: 0 })
    expect(tables.heading.bundle.id).toBe(bundle.id)
  })

  it('are the same bytes whenever they are written, and nothing beside them', async () => {
    const again = join(directory, 'again')
    await writeTables(await explorerTables(decided, { bundle, dataDirectory: directory }), again)
    const names = readdirSync(join(folder, '2020')).toSorted()
    expect(names).toEqual(
      ['coaches', 'decisions', 'games', 'lines', 'season', 'teams'].map((name) => `${name}.json.gz`),
    )
    expect(readdirSync(join(again, '2020')).toSorted()).toEqual(names)
    for (const name of names) {
      const bytes = readFileSync(join(folder, '2020', name))
      expect(bytes.equals(readFileSync(join(again, '2020', name)))).toBe(true)
      expect(bytes.readUInt32LE(4), 'the time in the header').toBe(0)
    }
  })
})
