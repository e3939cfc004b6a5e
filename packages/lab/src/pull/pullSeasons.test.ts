import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { csvOf, repeated, sixPlays } from '../../../plays/src/seasonTable.fixture.js'
import { gameColumns } from '../tables/createGamesTable.js'
import { writeParquet } from '../tables/parquet.fixture.js'
import { findSeasonFiles, gamesFile } from '../tables/seasonFiles.js'
import { dataStatus } from './dataStatus.js'
import { readManifest } from './manifest.js'
import { type PullProgress, type PullRequest, pullSeasons } from './pullSeasons.js'
import {
  answerPage,
  answerStatus,
  type ReleaseServer,
  serve,
  startReleases,
} from './releaseServer.fixture.js'

let made: string
/** A whole invented season (20,400 plays), one that is too short, and schedules. */
let season2019: Uint8Array
let season2020: Uint8Array
let short2019: Uint8Array
const games = new TextEncoder().encode(
  `${Object.keys(gameColumns).join(',')}\n${Object.keys(gameColumns)
    .map((column) => (column === 'game_id' ? '2019_01_OAK_HOU' : ''))
    .join(',')}\n`,
)

async function parquetOf(season: number, times: number) {
  const file = join(made, `${season}-${times}.parquet`)
  const { play_id, game_id, season: seasons, posteam, down, yards_gained } = sixPlays(season)
  const table = { play_id, game_id, season: seasons, posteam, down, yards_gained, week: Array(6).fill('1') }
  await writeParquet(repeated(table as ReturnType<typeof sixPlays>, times), file)
  return new Uint8Array(await readFile(file))
}

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'pull-made-'))
  season2019 = await parquetOf(2019, 3400)
  season2020 = await parquetOf(2020, 3400)
  short2019 = await parquetOf(2019, 100)
})
afterAll(() => rm(made, { recursive: true }))

let server: ReleaseServer
let to: string
beforeEach(async () => {
  server = await startReleases()
  to = await mkdtemp(join(tmpdir(), 'pull-'))
  server.answer('/pbp/play_by_play_2019.parquet', serve(season2019))
  server.answer('/pbp/play_by_play_2020.parquet', serve(season2020))
  server.answer('/schedules/games.csv', serve(games))
})
afterEach(async () => {
  await server.close()
  await rm(to, { recursive: true })
})

const around = () => ({
  env: { FOURTHRIGHT_CACHE: to },
  cwd: join(to, 'nowhere', 'house'),
  home: to,
  platform: 'linux' as const,
})
const pull = (seasons: number[], { onProgress = () => {}, ...more }: Partial<PullRequest> = {}) =>
  pullSeasons({
    seasons,
    from: server.url,
    to,
    patience: { stall: 1_000, attempts: 2, firstPause: 1 },
    ...more,
    onProgress: (progress) => {
      onProgress(progress)
      server.arrived(progress.bytes)
    },
  })
const finalNames = async () => (await readdir(to)).filter((name) => !/\.part\./.test(name)).sort()

describe('a pull', () => {
  it('leaves seasons, schedules and a manifest, and nothing else', async () => {
    const report = await pull([2019, 2020])
    expect(await readdir(to)).toEqual([
      'games.csv',
      'manifest.json',
      'play_by_play_2019.parquet',
      'play_by_play_2020.parquet',
    ])
    expect(report.files.map(({ name, rows, isNew }) => [name, rows, isNew])).toEqual([
      ['play_by_play_2019.parquet', 20_400, true],
      ['play_by_play_2020.parquet', 20_400, true],
      ['games.csv', 1, true],
    ])
    expect((await findSeasonFiles(to, [2020]))[0]?.file).toBe(join(to, 'play_by_play_2020.parquet'))
    expect(await gamesFile(to)).toBe(join(to, 'games.csv'))
  })

  it('notes address, size, digest, version, rows and date of each file', async () => {
    await pull([2019])
    expect((await readManifest(to)).files['play_by_play_2019.parquet']).toEqual({
      url: `${server.url}/pbp/play_by_play_2019.parquet`,
      season: 2019,
      bytes: season2019.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      etag: '"one"',
      rows: 20_400,
      pulledAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    })
  })

  it('asks for nothing that is there and as it was', async () => {
    await pull([2019])
    const before = server.asked.length
    const report = await pull([2019])
    expect(server.asked).toHaveLength(before)
    expect(report.files.map(({ isNew }) => isNew)).toEqual([false, false])
  })

  it('fetches again what was altered since', async () => {
    await pull([2019])
    await writeFile(join(to, 'play_by_play_2019.parquet'), season2020)
    await pull([2019])
    expect(new Uint8Array(await readFile(join(to, 'play_by_play_2019.parquet'))).length).toBe(
      season2019.length,
    )
    expect((await dataStatus({ around: around() }))[0]?.seasons[0]?.verifies).toBe(true)
  })

  it('with refresh takes only what the server has anew', async () => {
    await pull([2019, 2020])
    server.answer('/pbp/play_by_play_2020.parquet', serve(season2020, { etag: '"two"' }))
    const report = await pull([2019, 2020], { refresh: true })
    expect(report.files.map(({ isNew }) => isNew)).toEqual([false, true, false])
  })

  it('takes csv.gz where there is no parquet', async () => {
    const { gzipSync } = await import('node:zlib')
    const csv = csvOf({ ...repeated(sixPlays(2018), 3400), week: Array(20_400).fill('1') })
    server.answer('/pbp/play_by_play_2018.csv.gz', serve(new Uint8Array(gzipSync(csv))))
    expect((await pull([2018])).files[0]).toMatchObject({ name: 'play_by_play_2018.csv.gz', rows: 20_400 })
  })

  it('tells the steps of each file', async () => {
    const steps: PullProgress[] = []
    await pull([2019], { onProgress: (step) => steps.push(step) })
    const names = steps.filter(({ name }) => name.startsWith('play')).map(({ step }) => step)
    expect([...new Set(names)]).toEqual(['downloading', 'checking', 'done'])
  })

  it('goes on after broken and silent connections', async () => {
    server.answer(
      '/pbp/play_by_play_2019.parquet',
      serve(season2019, { cutAfter: 5_000 }),
      answerStatus(503),
      serve(season2019, { stallAfter: 5_000 }),
      serve(season2019),
    )
    expect((await pull([2019])).files[0]).toMatchObject({ rows: 20_400 })
  })

  const truncated = () => season2019.subarray(0, Math.floor(season2019.length / 2))
  it.each([
    ['a server that has no such season', 'data/not-published', () => answerStatus(404)],
    ['a server that is broken', 'data/download-failed', () => answerStatus(500)],
    ['a page to sign in at', 'plays/malformed-file', () => answerPage],
    ['a file that was published cut off', 'plays/truncated-file', () => serve(truncated())],
    ['a length that is too small', 'data/download-failed', () => serve(season2019, { claim: 9_000 })],
    ['a length that is too large', 'data/download-failed', () => serve(season2019, { claim: 9_000_000 })],
    [
      'connections that always break',
      'data/download-failed',
      () => serve(season2019, { cutAfter: 900, ignoreRange: true }),
    ],
    ['another season', 'data/not-that-season', () => serve(season2020)],
    ['a season that is too short', 'data/too-few-plays', () => serve(short2019)],
    ['something empty', 'plays/malformed-file', () => serve(new Uint8Array(0), { etag: '"nothing"' })],
  ])('refuses %s, and no such file is seen', async (_, code, answer) => {
    server.answer('/pbp/play_by_play_2019.parquet', answer())
    await expect(pull([2020, 2019])).rejects.toMatchObject({ code })
    expect(await finalNames()).toEqual(['manifest.json', 'play_by_play_2020.parquet'])
  })

  it('leaves no rest of a file that is not what it should be', async () => {
    server.answer('/pbp/play_by_play_2019.parquet', serve(short2019))
    await expect(pull([2019])).rejects.toMatchObject({ code: 'data/too-few-plays' })
    expect(await readdir(to)).toEqual([])
  })

  it('keeps the season that was there when a newer one turns out bad', async () => {
    await pull([2019])
    server.answer('/pbp/play_by_play_2019.parquet', serve(short2019, { etag: '"two"' }))
    await expect(pull([2019], { refresh: true })).rejects.toMatchObject({ code: 'data/too-few-plays' })
    const [place] = await dataStatus({ around: around() })
    expect(place?.seasons).toMatchObject([{ season: 2019, rows: 20_400, verifies: true }])
  })

  it('never shows a final name before the file is whole', async () => {
    const seen = new Set<string>()
    const look = async () => {
      for (const name of await finalNames()) seen.add(name)
    }
    const looks: Promise<void>[] = []
    server.answer('/pbp/play_by_play_2019.parquet', serve(season2019, { cutAfter: 3_000 }))
    await pull([2019], {
      onProgress: ({ step }) => {
        if (step !== 'done') looks.push(look())
      },
      patience: { stall: 300, attempts: 1, firstPause: 1 },
    }).catch(() => {})
    await Promise.all(looks)
    expect([...seen].filter((name) => name.startsWith('play'))).toEqual([])
  })

  it('stands aside for a pull that is running, and takes over from one that was killed', async () => {
    await writeFile(join(to, 'pull.lock'), String(process.ppid))
    await expect(pull([2019])).rejects.toMatchObject({ code: 'data/pull-running' })
    await writeFile(join(to, 'pull.lock'), '4194305')
    expect((await pull([2019])).files).toHaveLength(2)
  })

  it.each([[[]], [[1998]], [[2019.5]]])('is not begun for the seasons %j', async (seasons) => {
    await expect(pull(seasons)).rejects.toMatchObject({ code: 'pull/seasons' })
    expect(server.asked).toEqual([])
  })
})

describe('the address of a pull', () => {
  it.each(['mirror', 'file:///seasons', ''])('is not %j', async (from) => {
    await expect(pull([2019], { from })).rejects.toMatchObject({ code: 'pull/from', value: from })
  })

  it('may end in a slash', async () => {
    await pull([2019], { from: `${server.url}/` })
    expect(server.asked[0]).toBe('/pbp/play_by_play_2019.parquet')
  })
})

describe('the status', () => {
  it('tells of pulled seasons what the manifest says, in every place that is searched', async () => {
    await pull([2019])
    const places = await dataStatus({ around: around() })
    expect(places.map(({ namedBy, isUsed }) => [namedBy, isUsed])).toEqual([
      ['data pull', true],
      ['beside', false],
    ])
    expect(places[0]?.seasons).toEqual([
      {
        season: 2019,
        extent: 'full',
        file: join(to, 'play_by_play_2019.parquet'),
        bytes: season2019.length,
        rows: 20_400,
        verifies: true,
        problem: null,
      },
    ])
    expect(places[0]?.games).toMatchObject({ rows: 1, verifies: true })
    expect(places[1]).toMatchObject({ seasons: [], games: null })
  })

  it('says what is wrong with a pulled file that was altered', async () => {
    await pull([2019])
    const file = join(to, 'play_by_play_2019.parquet')
    const bytes = new Uint8Array(await readFile(file))
    bytes[1000] = (bytes[1000] ?? 0) ^ 1
    await writeFile(file, bytes)
    const [place] = await dataStatus({ around: around() })
    expect(place?.seasons[0]).toMatchObject({ verifies: false, problem: expect.stringContaining('SHA-256') })
  })

  it('reads and checks files that nobody pulled', async () => {
    await writeFile(join(to, 'play_by_play_2019.parquet'), season2019)
    await writeFile(join(to, 'play_by_play_2018.parquet'), short2019)
    const [place] = await dataStatus({ around: around() })
    expect(place?.seasons).toMatchObject([
      { season: 2018, rows: null, verifies: false, problem: expect.stringContaining('2018') },
      { season: 2019, rows: 20_400, verifies: true },
    ])
  })
})
