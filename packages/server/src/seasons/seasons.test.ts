import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../client/index.js'
import { type ServerForTests, serverForTests, shippedTables } from '../serverForTests.fixture.js'

let server: ServerForTests
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourthright-tables-'))
  await mkdir(join(folder, '2019'))
  await writeFile(join(folder, '2019', 'season.json.gz'), 'no gzip')
  await writeFile(join(folder, '2019', 'decisions.json.gz'), 'no gzip')
  server = await serverForTests({ tablesFolders: [join(folder, 'absent'), shippedTables] })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})
const client = () => createClient(server.url)

describe('a season by HTTP', () => {
  it('pages through every fourth down of 2020 once', async () => {
    const seen = new Set<string>()
    let offset: number | null = 0
    while (offset !== null) {
      const page = await client().season(2020, { limit: 1000, offset })
      expect(page.total).toBe(3832)
      for (const { game, playId } of page.decisions) seen.add(`${game} ${playId}`)
      offset = page.next
    }
    expect(seen.size).toBe(3832)
  })

  it.each([
    [{ team: 'IND' }, (row: Row) => row.offense === 'IND'],
    [{ team: 'OAK' }, (row: Row) => row.offense === 'LV'],
    [{ coach: 'frank reich' }, (row: Row) => row.offenseCoach === 'Frank Reich'],
    [{ week: 15 }, (row: Row) => row.week === 15],
    [
      { choice: 'punt', recommendation: 'goForIt' },
      (row: Row) => row.actualChoice === 'punt' && row.recommendation === 'goForIt',
    ],
  ] as const)('lets through %o only', async (filter, fits) => {
    const { decisions, total } = await client().season(2020, { ...filter, limit: 1000 })
    const all = await wholeSeason()
    expect(total).toBe(all.filter(fits).length)
    expect(total).toBeGreaterThan(0)
    expect(decisions.every(fits)).toBe(true)
  })

  it('tells what cost most first where that is asked', async () => {
    const { decisions } = await client().season(2020, { order: 'cost', limit: 50 })
    const costs = decisions.map(({ cost }) => cost ?? -1)
    expect(costs).toEqual([...costs].sort((one, other) => other - one))
    const all = (await wholeSeason()).map(({ cost }) => cost ?? -1)
    expect(costs[0]).toBe(Math.max(...all))
  })

  it('is as long and as wide as the document says', async () => {
    const document = await (await fetch(`${server.url}/openapi.json`)).json()
    const { decisions, season } = await client().season(2020, { limit: 1 })
    const { game, line } = await client().game('2020_15_HOU_IND')
    const fields = (name: string) => Object.keys(document.components.schemas[name].properties).sort()
    expect(Object.keys(decisions[0] ?? {}).sort()).toEqual(fields('FourthDown'))
    expect(Object.keys(season).sort()).toEqual(fields('Season'))
    expect(Object.keys(game).sort()).toEqual(fields('Game'))
    expect(Object.keys(line ?? {}).sort()).toEqual(fields('GameLine'))
  })

  it('has each game with its fourth downs and its line', async () => {
    const { game, decisions, line } = await client().game('2020_15_HOU_IND')
    expect(game).toMatchObject({ home: 'IND', away: 'HOU', homeScore: 27, awayScore: 20 })
    expect(decisions.length).toBeGreaterThan(5)
    expect(decisions.every((row) => row.game === game.id)).toBe(true)
    expect(line?.homeWinPerMille.length).toBe(line?.seconds.length)
  })

  it('says which there are, and of others that they are not there', async () => {
    expect(await (await fetch(`${server.url}/v1/seasons`)).json()).toMatchObject([{ year: 2020, games: 269 }])
    await expect(client().season(1970)).rejects.toMatchObject({ code: 'season/missing', valid: '2020' })
    await expect(client().season(2020, { week: 40 })).rejects.toMatchObject({ code: 'query/week' })
    for (const id of ['2020_15_IND_HOU', '__proto__', 'constructor', '2020___proto__']) {
      await expect(client().game(id)).rejects.toMatchObject({ code: 'game/missing' })
    }
  })

  it('ships its tables as they were written', async () => {
    const response = await fetch(`${server.url}/tables/2020/games.json.gz`)
    expect(response.headers.get('content-type')).toBe('application/gzip')
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(JSON.parse(gunzipSync(Buffer.from(await response.arrayBuffer())).toString())).toHaveLength(269)
    for (const path of ['2020/package.json', '2021/games.json.gz', '..%2f..%2fmodels/games.json.gz']) {
      expect((await fetch(`${server.url}/tables/${path}`)).status).toBe(404)
    }
  })

  it('says of damaged tables that they are, without a path of the machine', async () => {
    const other = await serverForTests({ tablesFolders: [folder] })
    const response = await fetch(`${other.url}/v1/seasons/2019/decisions`)
    const text = await response.text()
    expect(response.status).toBe(503)
    expect(JSON.parse(text)).toMatchObject({ code: expect.stringMatching(/^tables\//) })
    expect(text).not.toMatch(folder)
    await other.close()
  })
})

type Row = Awaited<ReturnType<typeof wholeSeason>>[number]

async function wholeSeason() {
  const rows = []
  for (const offset of [0, 1000, 2000, 3000]) {
    rows.push(...(await client().season(2020, { limit: 1000, offset })).decisions)
  }
  return rows
}
