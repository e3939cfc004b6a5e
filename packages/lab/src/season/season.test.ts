import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBundle } from '@fourthright/guide'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { query } from '../features/frame.js'
import type { InventedPlay } from '../features/inventedGame.fixture.js'
import { inventedSeasons, writeDataDirectory } from '../features/seasonOfPlays.fixture.js'
import { openDatabase } from '../tables/database.js'
import { decideSeason } from './decideSeason.js'
import type { SeasonRow } from './seasonRow.js'
import { formatOf, writeSeason } from './writeSeason.js'

/** As the contract has them, in order. */
const columns = [
  ...['game_id', 'play_id', 'offense', 'defense', 'quarter', 'clock', 'scoreDifferential', 'yardsToGo'],
  ...['yardsToGoal', 'actualChoice', 'recommendation', 'edge', 'goForItWinProbability'],
  ...['fieldGoalWinProbability', 'puntWinProbability', 'conversionProbability', 'makeProbability'],
]
const bundleFile = fileURLToPath(new URL('../../../../models/experiment.frb', import.meta.url))

describe('the decisions of an invented season', () => {
  const directory = mkdtempSync(join(tmpdir(), 'season-'))
  const games = inventedSeasons(2020, 2020).toSorted((a, b) =>
    a.meeting.game_id < b.meeting.game_id ? -1 : 1,
  )
  const fourths = games.flatMap(({ meeting, plays }) =>
    plays.filter(({ down }) => down === 4).map((play) => ({ game: meeting.game_id, play })),
  )
  let rows: SeasonRow[]
  const shares: number[] = []
  beforeAll(async () => {
    writeDataDirectory(directory, games)
    const { fourthDowns } = await decideSeason({
      year: 2020,
      bundle: await openBundle(readFileSync(bundleFile)),
      dataDirectory: directory,
      onProgress: (_, share) => shares.push(share),
    })
    rows = fourthDowns.map(({ row }) => row)
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  it('are one row a fourth down, playoffs, overtime, penalties and kneels included', () => {
    expect(rows.map(({ game_id, play_id }) => `${game_id} ${play_id}`)).toEqual(
      fourths.map(({ game, play }) => `${game} ${play.play_id}`),
    )
    expect(rows.some(({ quarter }) => quarter === 5)).toBe(true)
    expect(rows.some(({ game_id }) => game_id.startsWith('2020_04'))).toBe(true)
  })

  it('say what was called, and the situation as it stood', () => {
    fourths.forEach(({ play }, at) => {
      expect(rows[at]).toMatchObject({
        offense: play.posteam,
        defense: play.defteam,
        quarter: play.qtr,
        scoreDifferential: play.score_differential,
        yardsToGo: play.ydstogo,
        yardsToGoal: play.yardline_100,
        actualChoice: choiceOf(play),
        clock: `${Math.floor(Number(play.quarter_seconds_remaining) / 60)}:${String(Number(play.quarter_seconds_remaining) % 60).padStart(2, '0')}`,
      })
    })
    expect(new Set(rows.map(({ actualChoice }) => actualChoice)).size).toBeGreaterThanOrEqual(4)
  })

  it('recommend the likeliest to win, by the edge over the next best', () => {
    for (const row of rows) {
      const offered = [row.goForItWinProbability, row.fieldGoalWinProbability, row.puntWinProbability]
      for (const chance of [...offered, row.conversionProbability, row.makeProbability]) {
        if (chance !== null) expect(chance).toSatisfy((value: number) => value >= 0 && value <= 1)
      }
      expect(row.edge).toBeGreaterThanOrEqual(0)
      const best = Math.max(...offered.map((chance) => chance ?? 0))
      if (row.recommendation === 'goForIt') expect(row.goForItWinProbability).toBe(best)
      if (row.recommendation === 'punt') expect(row.puntWinProbability).toBe(best)
      if (row.recommendation === 'fieldGoal') expect(row.fieldGoalWinProbability).toBe(best)
      expect(row.fieldGoalWinProbability === null).toBe(row.makeProbability === null)
    }
  })

  it('say how far they are', () => {
    expect(shares.length).toBeGreaterThan(2)
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
  })

  it.each(['csv', 'parquet'])(
    'read back as they were from %s, columns in the contract’s order',
    async (ending) => {
      const file = join(directory, `season.${ending}`)
      await writeSeason(rows, file)
      expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([])
      const database = await openDatabase()
      try {
        const reader = await database.connection.runAndReadAll(`from '${file}'`)
        expect(reader.columnNames()).toEqual(columns)
        const frame = await query(database.connection, `from '${file}'`)
        expect(frame.rows).toBe(rows.length)
        for (const column of columns as (keyof SeasonRow)[]) {
          const written = rows.map((row) => row[column])
          if (column === 'clock') continue // a reader of CSV may take m:ss for a time
          if (typeof written.find((value) => value !== null) === 'string')
            expect(frame.texts(column)).toEqual(written)
          else expect([...frame.numbers(column)], column).toEqual(written.map((value) => value ?? Number.NaN))
        }
      } finally {
        database.close()
      }
    },
  )

  it('are clear text in csv: m:ss, and nothing where a choice is not offered', async () => {
    const file = join(directory, 'text.csv')
    await writeSeason(rows, file)
    const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(header).toBe(columns.join(','))
    lines.forEach((line, at) => {
      const cells = line.split(',')
      expect(cells[5]).toBe(rows[at]?.clock)
      expect(cells[13] === '').toBe(rows[at]?.fieldGoalWinProbability === null)
    })
  })

  it.each(['season.txt', 'season', 'season.csv.gz', 'parquet'])('do not go into %s', async (name) => {
    expect(() => formatOf(name)).toThrow(
      expect.objectContaining({ code: 'season/out', field: '--out', value: name }),
    )
    await expect(writeSeason(rows, join(directory, name))).rejects.toMatchObject({ code: 'season/out' })
  })
})

function choiceOf({ play_type }: InventedPlay): string {
  const choices: Record<string, string> = {
    run: 'goForIt',
    pass: 'goForIt',
    field_goal: 'fieldGoal',
    punt: 'punt',
    qb_kneel: 'kneel',
  }
  return choices[String(play_type)] ?? 'none'
}
