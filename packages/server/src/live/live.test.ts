import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LiveEvent } from '@fourthright/plays'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient, type LiveMessage } from '../client/index.js'
import { serverForTests, sourceOf } from '../serverForTests.fixture.js'
import { LiveHub } from './liveHub.js'
import { memoryLog, openLiveLog } from './liveLog.js'

const quiet = { told: () => {}, unkept: () => {} }
const notice = (game: string, number: number): LiveEvent => ({
  type: 'notice',
  key: `${game}/notice/${number}/0`,
  game,
  code: 'stalled',
  message: `Number ${number}.`,
})
const over = (game: string): LiveEvent => ({
  ...notice(game, 999),
  type: 'notice',
  code: 'ended',
  message: 'The game is over.',
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourthright-live-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const keysOf = (next: ReturnType<LiveHub['reader']>) => {
  const keys: string[] = []
  for (let one = next(); one; one = next()) keys.push(one.event.key)
  return keys
}

describe('the hub of live games', () => {
  it('tells each event once, however often it is brought', async () => {
    const hub = new LiveHub(memoryLog(), quiet)
    await Promise.all(
      [notice('A', 1), notice('A', 1), notice('A', 2), notice('A', 1)].map((one) => hub.tell(one)),
    )
    expect(keysOf(hub.reader({}))).toEqual(['A/notice/1/0', 'A/notice/2/0'])
  })

  it('tells who comes late all of the games that run, and of one that is over only who asks for it', async () => {
    const hub = new LiveHub(memoryLog(), quiet)
    for (const event of [notice('A', 1), notice('B', 1), over('A'), notice('B', 2)]) await hub.tell(event)
    expect(keysOf(hub.reader({}))).toEqual(['B/notice/1/0', 'B/notice/2/0'])
    expect(keysOf(hub.reader({ game: 'A' }))).toEqual(['A/notice/1/0', 'A/notice/999/0'])
  })

  it('goes on after the last event that a listener has, ends of games included', async () => {
    const hub = new LiveHub(memoryLog(), quiet)
    await hub.tell(notice('A', 1))
    const first = hub.reader({})()
    for (const event of [notice('A', 2), over('A')]) await hub.tell(event)
    const lastEventId = hub.idOf(first as NonNullable<typeof first>)
    expect(keysOf(hub.reader({ lastEventId }))).toEqual(['A/notice/2/0', 'A/notice/999/0'])
    expect(keysOf(hub.reader({ lastEventId: 'another-1' }))).toEqual([])
    expect(keysOf(hub.reader({ lastEventId: `${lastEventId}000` }))).toEqual([])
  })
})

describe('the log of live games', () => {
  const hubOf = async () => new LiveHub(await openLiveLog(folder), quiet)

  it('keeps places and keys over a restart', async () => {
    const before = await hubOf()
    for (const number of [1, 2, 3]) await before.tell(notice('A', number))
    const second = [before.reader({})].map((next) => [next(), next()][1])[0]
    await before.close()
    const after = await hubOf()
    for (const number of [2, 3, 4]) await after.tell(notice('A', number))
    expect(keysOf(after.reader({ lastEventId: before.idOf(second as NonNullable<typeof second>) }))).toEqual([
      'A/notice/3/0',
      'A/notice/4/0',
    ])
    await after.close()
  })

  it('cuts off a last line that was half written, and takes that event again', async () => {
    const before = await hubOf()
    await before.tell(notice('A', 1))
    await before.close()
    await appendFile(join(folder, 'live.jsonl'), '{"place":2,"event":{"type":"noti')
    const log = await openLiveLog(folder)
    expect(log.damage).toMatch('32 bytes')
    const hub = new LiveHub(log, quiet)
    await hub.tell(notice('A', 2))
    await hub.close()
    const after = await hubOf()
    expect(keysOf(after.reader({}))).toEqual(['A/notice/1/0', 'A/notice/2/0'])
    await after.close()
  })

  it('puts a log aside that is damaged in its middle, and names the new one anew', async () => {
    const before = await hubOf()
    for (const number of [1, 2]) await before.tell(notice('A', number))
    await before.close()
    const file = join(folder, 'live.jsonl')
    const lines = (await readFile(file, 'utf8')).split('\n')
    await writeFile(file, [lines[0], 'x', ...lines.slice(2)].join('\n'))
    const log = await openLiveLog(folder)
    expect(log.name).not.toBe(JSON.parse(lines[0] ?? '').log)
    expect(log.told).toEqual([])
    expect(await readdir(folder)).toHaveLength(2)
    await log.close()
  })
})

describe('GET /v1/live', () => {
  it('tells of a follower that fails, and goes on with the others', async () => {
    const server = await serverForTests({
      live: [
        sourceOf('2020_01_ARI_SF', [], new Error('The wire is cut.')),
        sourceOf('2020_01_HOU_KC', [{ kind: 'stalled', seconds: 30 }]),
      ],
    })
    const told = await take(createClient(server.url).live(), 2)
    expect(told.map(({ event }) => [event.game, event.type === 'notice' && event.message]).sort()).toEqual([
      ['2020_01_ARI_SF', 'This game cannot be followed any further: The wire is cut.'],
      ['2020_01_HOU_KC', 'Nothing new for 30 seconds.'],
    ])
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    await server.close()
  })

  it('ends its streams with a hint when the server closes', async () => {
    const server = await serverForTests()
    const response = await fetch(`${server.url}/v1/live`)
    expect(response.headers.get('content-type')).toMatch('text/event-stream')
    const text = response.text()
    await server.close()
    expect(await text).toMatch(/^retry: \d+\n\n(: .*\n\n)*retry: \d+\n: the server closes/)
  })

  it('holds nothing back for a listener that does not read, and tells the others all the same', async () => {
    const arrivals = Array.from({ length: 3000 }, (_, seconds) => ({ kind: 'stalled' as const, seconds }))
    const server = await serverForTests({ live: [sourceOf('2020_01_ARI_SF', arrivals)] })
    const slow = await silentListener(server.url)
    const told = await take(createClient(server.url).live(), 3000)
    expect(new Set(told.map(({ id }) => id)).size).toBe(3000)
    slow.destroy()
    await server.close()
  })

  it('refuses a parameter that it does not know', async () => {
    const server = await serverForTests()
    await expect(take(createClient(`${server.url}`).live({ game: ' ' }), 1)).rejects.toMatchObject({
      code: 'query/game',
    })
    await server.close()
  })
})

async function take(messages: AsyncGenerator<LiveMessage>, count: number): Promise<LiveMessage[]> {
  const taken: LiveMessage[] = []
  for await (const message of messages) if (taken.push(message) >= count) break
  return taken
}

/** Asks, and never reads. */
function silentListener(url: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.pause()
      socket.write('GET /v1/live HTTP/1.1\r\nhost: x\r\n\r\n', () => resolve(socket))
    })
  })
}
