import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { LiveEvent } from '@fourthright/plays'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inventedDocument } from '../../packages/plays/src/feeds/inventedGame.fixture.js'
import { documentAfter, documentBefore } from '../../packages/plays/src/live/documentBefore.js'
import { answers, FeedServer, hangs } from '../../packages/plays/src/live/feedServer.fixture.js'
import { runBin } from '../support/runBin.js'

const bin = fileURLToPath(new URL('../../packages/cli/bin/fourthright.js', import.meta.url))

let folder: string
let game: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourthright-live-'))
  game = join(folder, '2020_06_ARI_SF.json.gz')
  await writeFile(game, gzipSync(JSON.stringify(inventedDocument())))
})
afterEach(() => rm(folder, { recursive: true }))

const eventsIn = (stdout: string): LiveEvent[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const decidedIn = (events: readonly LiveEvent[]) =>
  events.flatMap((event) => (event.type === 'decision' ? [event.playId] : []))

describe('fourthright live', () => {
  it('tells a recorded game to people, each fourth down before what happened', async () => {
    const { code, stdout, stderr } = await runBin(['live', '--game', game, '--speed', 'max'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^ARI at SF, 2020, week 6\n/)
    const verdict = stdout.indexOf('points of win probability better')
    expect(verdict).toBeGreaterThan(0)
    expect(stdout.indexOf('→ ARI punted.')).toBeGreaterThan(verdict)
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('The game is over: ARI 7, SF 3.')
  })

  it('tells programs one event as JSON a line, of several games at once', async () => {
    const other = join(folder, 'other.json')
    await writeFile(other, JSON.stringify({ data: { viewer: { gameDetail: inventedDocument() } } }))
    await writeFile(join(folder, '2019_08_ARI_SF.json'), await readFile(other))
    const games = [game, join(folder, '2019_08_ARI_SF.json')]
    const { code, stdout } = await runBin(['live', '--json', '--speed', 'max', '--game', ...games])
    expect(code).toBe(0)
    const events = eventsIn(stdout)
    for (const id of ['2020_06_ARI_SF', '2019_08_ARI_SF']) {
      expect(decidedIn(events.filter((event) => event.game === id))).toEqual([120, 240, 340, 360])
    }
    const ofGame = events.map((event) => event.game)
    // side by side, not one after the other
    expect(ofGame.lastIndexOf('2020_06_ARI_SF')).toBeGreaterThan(ofGame.indexOf('2019_08_ARI_SF'))
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length)
  })

  it('takes the id of a game from --id where the name of its file says nothing', async () => {
    const file = join(folder, 'recorded.json')
    await writeFile(file, JSON.stringify(inventedDocument()))
    const named = await runBin([
      ...['live', '--game', file, '--id', '2020_06_ARI_SF'],
      ...['--speed', 'max', '--json'],
    ])
    expect(eventsIn(named.stdout)[0]).toMatchObject({ type: 'game', game: '2020_06_ARI_SF' })
    const nameless = await runBin(['live', '--game', file, '--json'])
    expect(nameless).toMatchObject({ code: 2, stdout: '' })
    expect(JSON.parse(nameless.stderr).error).toMatchObject({ code: 'usage/game-id', field: '--id' })
  })

  it('says with each decision how sure it is, when asked', async () => {
    const { stdout } = await runBin(['live', '--game', game, '--speed', 'max', '--json', '--confidence'])
    const decisions = eventsIn(stdout).filter((event) => event.type === 'decision')
    expect(decisions).toHaveLength(4)
    for (const { decision } of decisions) expect(decision.confidence).toMatchObject({ members: 100 })
  })

  it('posts each decision once, though the game is played twice', async () => {
    const posts = join(folder, 'posts.jsonl')
    const args = ['live', '--game', game, '--speed', 'max', '--json', '--post-file', posts]
    const { stdout } = await runBin(args)
    expect(await runBin(args)).toMatchObject({ code: 0, stderr: '' })
    const lines = (await readFile(posts, 'utf8')).trimEnd().split('\n')
    const keys = eventsIn(stdout).flatMap(({ type, key }) => (type === 'decision' ? [key] : []))
    expect(lines.map((line) => JSON.parse(line).key)).toEqual(keys)
    expect((await readFile(JSON.parse(lines[0] ?? '').picture)).subarray(1, 4).toString()).toBe('PNG')
  })

  it.each([
    [[], 2, 'usage/no-game'],
    [['--game', 'nowhere/2020_06_ARI_SF.json'], 3, 'game/missing'],
    [['--feed', 'http://127.0.0.1:1/'], 2, 'usage/games'],
    [['--feed', 'ftp://127.0.0.1/', '--id', '2020_06_ARI_SF'], 2, 'feed/url'],
    [['--feed', 'http://127.0.0.1:1/', '--id', 'ARI_SF'], 3, 'feed/game-id'],
    [['--speed', '0'], 2, 'usage/invalid-argument'],
  ])('refuses %j with exit %d', async (args, exitCode, code) => {
    const { stdout, stderr, ...ended } = await runBin(['live', '--json', ...args])
    expect({ code: ended.code, stdout }).toEqual({ code: exitCode, stdout: '' })
    expect(JSON.parse(stderr).error).toMatchObject({ code })
  })

  it('says of a file that is no game what it should be', async () => {
    await writeFile(game, gzipSync('{"plays":'))
    const { code, stderr } = await runBin(['live', '--game', game, '--json'])
    expect(code).toBe(3)
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'game/damaged', value: game })
  })
})

describe('fourthright live, on a feed', () => {
  let feed: FeedServer
  let child: ChildProcess | undefined
  beforeEach(async () => {
    feed = await FeedServer.start()
  })
  afterEach(async () => {
    child?.kill('SIGKILL')
    await feed.stop()
  })

  it('follows it to the end of the game', async () => {
    const game = inventedDocument()
    feed.will(answers(documentAfter(game, game.plays.length - 1)))
    const { code, stdout } = await runBin(['live', '--feed', feed.url, '--id', '2020_06_ARI_SF', '--json'])
    expect(code).toBe(0)
    expect(decidedIn(eventsIn(stdout))).toEqual([120, 240, 340, 360])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends cleanly by %s, in the middle of a request too',
    async (name) => {
      feed.will(answers(documentBefore(inventedDocument(), 3)), hangs)
      child = spawn(process.execPath, [bin, 'live', '--feed', feed.url, '--id', '2020_06_ARI_SF', '--json'])
      let stderr = ''
      child.stderr?.setEncoding('utf8').on('data', (text) => {
        stderr += text
      })
      await once(child.stdout as NodeJS.ReadableStream, 'data')
      child.kill(name)
      expect(await once(child, 'exit')).toEqual([0, null])
      expect(stderr).toBe('')
    },
  )
})
