import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gameColumns } from '@fourthright/lab'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ReleaseServer, serve, startReleases } from '../../../lab/src/pull/releaseServer.fixture.js'
import { csvOf, repeated, sixPlays } from '../../../plays/src/seasonTable.fixture.js'
import { testSurroundings } from '../surroundings.fixture.js'
import { dataCommand, parseSeasons } from './data.js'

describe('a list of seasons', () => {
  it.each([
    ['2020', [2020]],
    ['2016-2018,2020', [2016, 2017, 2018, 2020]],
    ['2020, 2016 - 2017', [2016, 2017, 2020]],
    ['2016–2017,2017-2018', [2016, 2017, 2018]],
  ])('reads %s', (text, seasons) => {
    expect(parseSeasons(text, 2026)).toEqual(seasons)
  })

  it.each([
    ['', 'seasons/not-a-list'],
    ['all', 'seasons/not-a-list'],
    ['16-20', 'seasons/not-a-list'],
    ['2016,', 'seasons/not-a-list'],
    ['2016-2018-2020', 'seasons/not-a-list'],
    ['2020-2016', 'seasons/backwards'],
    ['1998', 'seasons/out-of-range'],
    ['2026-2027', 'seasons/out-of-range'],
    ['2016-9999', 'seasons/out-of-range'],
  ])('refuses %j', (text, code) => {
    expect(() => parseSeasons(text, 2026)).toThrow(
      expect.objectContaining({ name: 'InputError', code, field: '--seasons', value: text }),
    )
  })

  it('says every season of a list once, ascending', () => {
    const season = fc.integer({ min: 1999, max: 2026 })
    fc.assert(
      fc.property(fc.array(season, { minLength: 1 }), (seasons) => {
        const sorted = [...new Set(seasons)].sort((a, b) => a - b)
        expect(parseSeasons(seasons.join(','), 2026)).toEqual(sorted)
      }),
    )
  })
})

describe('fourthright data', () => {
  let server: ReleaseServer
  let to: string
  beforeEach(async () => {
    to = await mkdtemp(join(tmpdir(), 'data-command-'))
    server = await startReleases()
    const season = csvOf({ ...repeated(sixPlays(2019), 3400), week: Array(20_400).fill('1') })
    const games = `${Object.keys(gameColumns).join(',')}\n${Object.keys(gameColumns)
      .map(() => '')
      .join(',')}\n`
    const { gzipSync } = await import('node:zlib')
    server.answer('/pbp/play_by_play_2019.csv.gz', serve(new Uint8Array(gzipSync(season))))
    server.answer('/schedules/games.csv', serve(new TextEncoder().encode(games)))
  })
  afterEach(async () => {
    await server.close()
    await rm(to, { recursive: true })
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })

  async function run(...args: string[]) {
    const around = testSurroundings()
    await dataCommand(around).exitOverride().parseAsync(args, { from: 'user' })
    return around.stdout.text
  }
  const pull = (...more: string[]) =>
    run('pull', '--seasons', '2019', '--from', server.url, '--to', to, ...more)

  it('pulls, and tells people what came', async () => {
    const text = await pull()
    expect(text).toContain(to)
    expect(text).toMatch(/play_by_play_2019\.csv\.gz +20,400 +\d+\.\d MB +new/)
    expect(await pull()).toMatch(/play_by_play_2019\.csv\.gz .* kept/)
  })

  it('pulls, and tells programs in JSON', async () => {
    const report = JSON.parse(await pull('--json'))
    expect(report).toMatchObject({
      directory: to,
      files: [{ season: 2019, rows: 20_400, isNew: true }, { season: null }],
    })
    expect(JSON.parse(await readFile(join(to, 'manifest.json'), 'utf8')).files).toHaveProperty('games.csv')
  })

  it('throws what is wrong, for the launcher to tell', async () => {
    await expect(run('pull', '--seasons', 'all')).rejects.toMatchObject({ code: 'seasons/not-a-list' })
    await expect(run('pull', '--seasons', '2018', '--from', server.url, '--to', to)).rejects.toMatchObject({
      name: 'DataError',
      code: 'data/not-published',
    })
  })

  it('tells where which seasons are, and whether they are good', async () => {
    vi.stubEnv('FOURTHRIGHT_DATA', '')
    vi.stubEnv('FOURTHRIGHT_CACHE', to)
    vi.spyOn(process, 'cwd').mockReturnValue(join(to, 'nowhere', 'house'))
    await pull()
    const text = await run('status')
    expect(text).toContain(`${to} (data pull), used:`)
    expect(text).toMatch(/^2019 +20,400 +\d+\.\d MB +good$/m)
    expect(text).toMatch(/shared.data \(beside this directory\): no seasons/)
    await writeFile(join(to, 'play_by_play_2019.csv.gz'), 'altered')
    expect(await run('status')).toMatch(/^2019 .* BAD$/m)
    expect(JSON.parse(await run('status', '--json')).places[0]).toMatchObject({
      directory: to,
      isUsed: true,
      seasons: [{ season: 2019, verifies: false, problem: expect.stringContaining('bytes') }],
    })
  })

  it('shows examples in its help', () => {
    for (const command of dataCommand(testSurroundings()).commands) {
      let help = ''
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
      expect(help).toContain(`$ fourthright data ${command.name()}`)
    }
  })
})
