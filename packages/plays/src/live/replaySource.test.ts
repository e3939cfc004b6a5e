import { describe, expect, it } from 'vitest'
import { plainBundle } from '../../../guide/src/decide/plainBundle.fixture.js'
import { inventedDocument, inventedGame, type Loose, placeOf } from '../feeds/inventedGame.fixture.js'
import { documentAfter, documentBefore } from './documentBefore.js'
import { GameFollower } from './gameFollower.js'
import { playTimes } from './playTimes.js'
import { type ReplayOptions, replaySource } from './replaySource.js'

const fast = { game: inventedGame, speed: Number.POSITIVE_INFINITY }

async function documents(options: Partial<ReplayOptions> = {}): Promise<unknown[]> {
  const seen: unknown[] = []
  const source = replaySource({ ...fast, document: inventedDocument(), ...options })
  for await (const arrival of source.arrivals(new AbortController().signal)) {
    if (arrival.kind === 'document') seen.push(arrival.document)
  }
  return seen
}

/** The invented game with a time of day a play. */
function timed(times: Readonly<Record<number, string>>): Loose {
  const document = inventedDocument()
  for (const play of document.plays) play.timeOfDay = times[play.playId] ?? ''
  return document
}

const timeOf = (document: Loose, playId: number) => playTimes(document)[placeOf(playId)] ?? Number.NaN

describe('a recorded game played again', () => {
  it('comes as a document before and a document after each play, and ends final', async () => {
    const recorded = inventedDocument()
    const seen = await documents()
    expect(seen).toEqual(
      recorded.plays.flatMap((_: unknown, i: number) => [
        documentBefore(recorded, i),
        documentAfter(recorded, i),
      ]),
    )
    expect(seen.at(-1)).toMatchObject({ phase: 'FINAL' })
  })

  it('lets each fourth down be decided by the document before its snap', async () => {
    const follower = new GameFollower({ game: inventedGame, bundle: plainBundle() })
    const told = (await documents()).flatMap((document, place) =>
      follower.arrive({ kind: 'document', document }).flatMap((event) => {
        const ofFourthDown = event.type === 'decision' || event.type === 'happened'
        return ofFourthDown ? [[event.type, event.playId, place]] : []
      }),
    )
    expect(told).toEqual(
      [120, 240, 340, 360].flatMap((playId) => [
        ['decision', playId, 2 * placeOf(playId)],
        ['happened', playId, 2 * placeOf(playId) + 1],
      ]),
    )
  })

  it('takes the time that it took, divided by its speed', async () => {
    const waits: number[] = []
    const sleep = async (milliseconds: number) => void waits.push(milliseconds)
    const document = timed({ 40: '20:25:48', 60: '20:26:28', 80: '20:26:58' })
    await documents({ document, speed: 10, sleep })
    const total = playTimes(document).at(-1) ?? 0
    // the last play has ended as soon as it began: nothing comes after it
    expect(waits.reduce((sum, one) => sum + one, 0)).toBeCloseTo((1000 * total) / 10, 6)
    expect(Math.min(...waits)).toBeGreaterThan(0)
  })

  it('shows the coming play before its snap and the end of a play after it', async () => {
    const shown: number[] = []
    let now = 0
    const sleep = async (milliseconds: number) => {
      now += milliseconds / 1000
    }
    const document = timed({ 1: '20:25:00', 40: '20:26:00', 60: '20:26:40' })
    const source = replaySource({ ...fast, document, speed: 1, sleep })
    for await (const _ of source.arrivals(new AbortController().signal)) shown.push(now)
    const place = 2 * placeOf(40)
    expect(shown.slice(place, place + 3)).toEqual([45, 68, 85])
  })

  it('lets others have their turn, however fast it is', async () => {
    let turns = 0
    const tick = () => {
      turns++
      if (turns < 1000) setImmediate(tick)
    }
    setImmediate(tick)
    await documents()
    expect(turns).toBeGreaterThan(20)
  })

  it('ends at once when it is told to, though it waits', async () => {
    const stop = new AbortController()
    const source = replaySource({ ...fast, document: inventedDocument(), speed: 0.001 })
    const seen: unknown[] = []
    for await (const arrival of source.arrivals(stop.signal)) {
      seen.push(arrival)
      if (seen.length === 1) setTimeout(() => stop.abort(), 10)
    }
    expect(seen).toHaveLength(1)
  })

  it.each([0, -1, Number.NaN])('has no speed of %d', (speed) => {
    expect(() => replaySource({ ...fast, document: inventedDocument(), speed })).toThrow(
      expect.objectContaining({ code: 'feed/speed' }),
    )
  })

  it('is told of a document without a game before it begins', () => {
    expect(() => replaySource({ ...fast, document: { nothing: 1 } })).toThrow(
      expect.objectContaining({ code: 'feed/no-game' }),
    )
  })
})

describe('the times of plays', () => {
  it('are those of the wall, over midnight too', () => {
    const document = timed({ 40: '23:59:40', 60: '0:00:20', 80: '00:01:00' })
    expect(timeOf(document, 60) - timeOf(document, 40)).toBe(40)
    expect(timeOf(document, 80) - timeOf(document, 60)).toBe(40)
  })

  it('are guessed where one is missing, and the next one catches up', () => {
    const document = timed({ 40: '20:00:00', 80: '20:01:30' })
    expect(timeOf(document, 60) - timeOf(document, 40)).toBe(30)
    expect(timeOf(document, 80) - timeOf(document, 40)).toBe(90)
  })

  it('never go back, and no break lasts for hours', () => {
    const document = timed({ 40: '20:00:00', 60: '19:59:00', 80: '23:00:00' })
    expect(timeOf(document, 60)).toBe(timeOf(document, 40))
    expect(timeOf(document, 80) - timeOf(document, 60)).toBe(20 * 60)
  })

  it('have a usual pace where the feed has none', () => {
    expect(playTimes(inventedDocument()).slice(0, 3)).toEqual([0, 30, 60])
  })
})
