import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSeasonTables, type SeasonTables, seasonsIn } from './readTables.js'
import { shippedTables } from './shippedTables.fixture.js'

const shipped = await readSeasonTables(shippedTables, 2020)

describe('the shipped tables', () => {
  it('are a whole season', () => {
    expect(shipped.heading).toMatchObject({ year: 2020, games: 269, decisions: 3832 })
    expect(shipped.teams).toHaveLength(32)
    expect(shipped.coaches.length).toBeGreaterThanOrEqual(32)
    expect(Object.keys(shipped.lines)).toHaveLength(269)
    expect(shipped.decisions.confidence.every((verdict) => verdict !== null)).toBe(true)
  })

  it('hold names, not what play-by-play says of a play', () => {
    const texts = [shipped.games, shipped.decisions, shipped.lines].flatMap(textsIn)
    expect(texts.length).toBeGreaterThan(10_000)
    expect(texts.filter((text) => text.length > 'the longest name of a coach'.length)).toEqual([])
  })
})

/** Every text in a table, keys aside. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

describe('tables that are not as they were written', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tables-'))
    cpSync(shippedTables, folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const file = (name: string) => join(folder, '2020', `${name}.json.gz`)
  const write = (name: string, table: unknown) => writeFileSync(file(name), gzipSync(JSON.stringify(table)))
  const altered = (name: string, change: (table: never) => unknown) =>
    write(name, change(JSON.parse(gunzipSync(readFileSync(file(name))).toString()) as never))
  const refused = (code: string) =>
    expect(readSeasonTables(folder, 2020)).rejects.toMatchObject({ name: 'DataError', code, field: 'tables' })

  it('are refused where a file is not there', async () => {
    rmSync(file('lines'))
    await refused('tables/missing')
  })

  it('are refused where a file was cut off, altered, or is no table at all', async () => {
    const bytes = readFileSync(file('decisions'))
    writeFileSync(file('decisions'), bytes.subarray(0, bytes.length / 2))
    await refused('tables/damaged')
    writeFileSync(file('decisions'), bytes.with(5000, (bytes[5000] as number) ^ 1))
    await refused('tables/damaged')
    writeFileSync(file('decisions'), 'a letter to the coach')
    await refused('tables/damaged')
    writeFileSync(file('decisions'), gzipSync('{"game":['))
    await refused('tables/damaged')
  })

  it.each<[string, string, (table: never) => unknown]>([
    ['another season', 'season', (heading: SeasonTables['heading']) => ({ ...heading, year: 2019 })],
    ['nothing', 'season', () => null],
    ['a game too few', 'games', (games: unknown[]) => games.slice(1)],
    ['a column too short', 'decisions', (table: SeasonTables['decisions']) => ({ ...table, edge: [0.1] })],
    ['no column of costs', 'decisions', ({ cost, ...table }: SeasonTables['decisions']) => table],
    [
      'a fourth down of no game',
      'decisions',
      (table: SeasonTables['decisions']) => ({ ...table, game: table.game.map(() => 999) }),
    ],
    ['a ranking of nothing', 'teams', () => [{ name: 'IND' }]],
    ['a ranking that is a number', 'coaches', () => 7],
    ['no line of a game', 'lines', ({ '2020_01_HOU_KC': _, ...lines }: Record<string, unknown>) => lines],
    [
      'a line without scores',
      'lines',
      (lines: Record<string, object>) => ({ ...lines, '2020_01_HOU_KC': { playId: [1] } }),
    ],
  ])('are refused with %s', async (_, name, change) => {
    altered(name, change)
    await refused('tables/damaged')
  })

  it('say which season they are missing and how to make it', async () => {
    await expect(readSeasonTables(folder, 2019)).rejects.toThrow(/no tables of 2019 .*fourthright season/)
    await expect(readSeasonTables(join(folder, 'nowhere'), 2020)).rejects.toMatchObject({
      code: 'tables/missing',
    })
  })
})

describe('the seasons in a folder', () => {
  it('are those with a heading, in their order', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tables-'))
    try {
      for (const name of ['2020', '2003', '2021', 'notes']) mkdirSync(join(folder, name))
      for (const name of ['2020', '2003', 'notes']) writeFileSync(join(folder, name, 'season.json.gz'), '')
      writeFileSync(join(folder, '1999'), 'a file, no folder')
      expect(await seasonsIn(folder)).toEqual([2003, 2020])
      await expect(seasonsIn(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'tables/missing' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
