import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  answers,
  answersHalf,
  answersOnce,
  type Behaviour,
  breaksOff,
  FeedServer,
  hangs,
  hangsHalfway,
  says,
} from './feedServer.fixture.js'
import type { FeedArrival } from './feedSource.js'
import { type PollOptions, pollSource } from './pollSource.js'

const kickoff = { phase: 'INGAME', plays: [1] }
const later = { phase: 'INGAME', plays: [1, 2] }
const final = { phase: 'FINAL', plays: [1, 2, 3] }

let feed: FeedServer
beforeEach(async () => {
  feed = await FeedServer.start()
})
afterEach(() => feed.stop())

function source(options: Partial<PollOptions> = {}) {
  return pollSource({
    ...{ game: '2020_01_ARI_SF', url: feed.url },
    ...{ everySeconds: 0.005, slowestSeconds: 0.04, timeoutSeconds: 0.1, stalledSeconds: 60 },
    ...options,
  })
}

/** Everything that arrives until the game is over. */
async function all(options: Partial<PollOptions> = {}, stop = new AbortController()): Promise<FeedArrival[]> {
  const arrived: FeedArrival[] = []
  for await (const arrival of source(options).arrivals(stop.signal)) arrived.push(arrival)
  return arrived
}

const document = (one: unknown): FeedArrival => ({ kind: 'document', document: one })

describe('a feed that is polled', () => {
  it('brings each document as it changes, and ends with the game', async () => {
    feed.will(answers(kickoff), answers(later), answers(final))
    expect(await all()).toEqual([kickoff, later, final].map(document))
    expect(feed.requests).toHaveLength(3)
  })

  it('ends after an overtime too, and reads a recorded document', async () => {
    const recorded = { data: { viewer: { gameDetail: { phase: ['FINAL_OVERTIME'] } } } }
    feed.will(answers(recorded))
    expect(await all()).toEqual([document(recorded)])
  })

  it('is asked only for what has changed', async () => {
    const modified = 'Sun, 13 Sep 2020 20:25:00 GMT'
    feed.will(
      answersOnce(kickoff, '"1"'),
      answersOnce(kickoff, '"1"'),
      answers(later, { 'last-modified': modified }),
      answers(final),
    )
    expect(await all()).toEqual([kickoff, later, final].map(document))
    const asked = feed.requests.map(({ headers }) => [
      headers['if-none-match'] ?? null,
      headers['if-modified-since'] ?? null,
    ])
    expect(asked).toEqual([
      [null, null],
      ['"1"', null],
      ['"1"', null],
      [null, modified],
    ])
  })

  it('brings a document once where the feed knows of no conditions', async () => {
    feed.will(answers(kickoff), answers(kickoff), answers(kickoff), answers(final))
    expect(await all()).toEqual([kickoff, final].map(document))
  })

  it('reads packed answers, by their header and by their first bytes', async () => {
    const packed = (one: unknown, headers: Record<string, string>): Behaviour => {
      return (response) => void response.writeHead(200, headers).end(gzipSync(JSON.stringify(one)))
    }
    feed.will(packed(kickoff, { 'content-encoding': 'gzip' }), packed(final, {}))
    expect(await all()).toEqual([kickoff, final].map(document))
  })

  it.each([
    ['answers 500', says(500), 'it answers 500.'],
    ['hangs', hangs, 'no whole answer in 0.1 seconds.'],
    ['hangs in the middle of an answer', hangsHalfway, 'no whole answer in 0.1 seconds.'],
    ['breaks off', breaksOff, /no connection/],
    ['answers half of a document', answersHalf, 'its answer is no whole JSON.'],
  ])(
    'that %s is told of once it does so twice, and goes on when it is back',
    async (_what, fault, message) => {
      feed.will(answers(kickoff), fault, fault, fault, answers(later), answers(final))
      expect(await all()).toEqual([
        document(kickoff),
        {
          kind: 'unreachable',
          message: expect.stringMatching(message),
        },
        { kind: 'resumed' },
        document(later),
        document(final),
      ])
    },
  )

  it('says nothing of a single failure', async () => {
    feed.will(says(503), answers(kickoff), hangs, answers(final))
    expect(await all()).toEqual([kickoff, final].map(document))
  })

  it('does not take half a document for one that it has', async () => {
    feed.will(answersHalf, answersHalf, answersOnce(final, '"half"'))
    expect((await all()).at(-1)).toEqual(document(final))
  })

  it('that is not there yet is waited for', async () => {
    feed.will(says(404), says(404), answers(final))
    expect(await all()).toEqual([
      { kind: 'unreachable', message: 'The feed is out of reach: it answers 404.' },
      { kind: 'resumed' },
      document(final),
    ])
  })

  it('goes on where a server was down and is started again', async () => {
    const { port } = feed
    const polled = source()
    await feed.stop()
    const arrived: FeedArrival[] = []
    for await (const arrival of polled.arrivals(new AbortController().signal)) {
      arrived.push(arrival)
      if (arrival.kind !== 'unreachable') continue
      feed = await FeedServer.start(port)
      feed.will(answers(final))
    }
    expect(arrived).toEqual([
      { kind: 'unreachable', message: 'The feed is out of reach: no connection (ECONNREFUSED).' },
      { kind: 'resumed' },
      document(final),
    ])
  })

  it('that is larger than it may be is refused, packed or not', async () => {
    const large = { phase: 'INGAME', plays: 'x'.repeat(5000) }
    const packed: Behaviour = (response) => void response.writeHead(200).end(gzipSync(JSON.stringify(large)))
    for (const fault of [answers(large), packed]) {
      feed.will(fault, fault, answers(final))
      const [first] = await all({ mostBytes: 1000 })
      expect(first).toEqual({ kind: 'unreachable', message: expect.stringMatching(/more than \d+ MB/) })
    }
  })

  it('is asked ever more slowly while it fails, up to a ceiling', async () => {
    feed.will(...Array.from({ length: 6 }, () => says(500)), answers(final))
    await all({ everySeconds: 0.02, slowestSeconds: 0.16 })
    const gaps = feed.requests.slice(1).map(({ at }, i) => at - (feed.requests[i]?.at ?? 0))
    // 40, 80, 160, 160 … milliseconds, each times 0.5 to 1
    const least = [20, 40, 80, 80, 80, 80]
    expect(gaps.map((gap, i) => gap >= (least[i] ?? 0) - 2)).toEqual(least.map(() => true))
  })

  it('is left alone as long as it asks, by Retry-After and by max-age', async () => {
    feed.will(
      says(429, { 'retry-after': '1' }),
      answers(kickoff, { 'cache-control': 'public, max-age=1' }),
      answers(final),
    )
    await all({ slowestSeconds: 5 })
    const gaps = feed.requests.slice(1).map(({ at }, i) => at - (feed.requests[i]?.at ?? 0))
    expect(gaps.every((gap) => gap >= 990)).toBe(true)
  })

  it('does not sleep through a game for a max-age of a day', async () => {
    feed.will(answers(kickoff, { 'cache-control': 'max-age=86400' }), answers(final))
    expect(await all()).toEqual([kickoff, final].map(document))
  })

  it('says that a running game has stalled, once, and when it goes on', async () => {
    let asked = 0
    const still: Behaviour = (response, request) => {
      asked++
      answersOnce(asked < 30 ? kickoff : final, asked < 30 ? '"1"' : '"2"')(response, request)
    }
    feed.will(still)
    expect(await all({ stalledSeconds: 0.04 })).toEqual([
      document(kickoff),
      { kind: 'stalled', seconds: expect.any(Number) },
      { kind: 'resumed' },
      document(final),
    ])
  })

  it('does not call half-time, or the time before a game, a stall', async () => {
    for (const phase of ['PREGAME', 'HALFTIME']) {
      let asked = 0
      feed.will((response, request) => answers(++asked < 20 ? { phase } : final)(response, request))
      expect((await all({ stalledSeconds: 0.02 })).map(({ kind }) => kind)).toEqual(['document', 'document'])
    }
  })

  it('ends at once when it is told to, between requests and within one', async () => {
    for (const behaviour of [answers(kickoff), hangs]) {
      feed.will(behaviour)
      const stop = new AbortController()
      const ended = all({ everySeconds: 60, slowestSeconds: 60, timeoutSeconds: 60 }, stop)
      const before = feed.requests.length
      while (feed.requests.length === before) await new Promise((resolve) => setTimeout(resolve, 5))
      stop.abort()
      await ended
    }
  })

  it.each(['file:///etc/passwd', 'game.json', ''])('has no such address as %j', (url) => {
    expect(() => source({ url })).toThrow(expect.objectContaining({ code: 'feed/url', field: 'url' }))
  })
})
