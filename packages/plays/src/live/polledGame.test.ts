import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainBundle } from '../../../guide/src/decide/plainBundle.fixture.js'
import { inventedDocument, inventedGame, type Loose, placeOf } from '../feeds/inventedGame.fixture.js'
import { documentAfter, documentBefore } from './documentBefore.js'
import { answers, answersHalf, answersOnce, type Behaviour, FeedServer, says } from './feedServer.fixture.js'
import { followGame } from './followGame.js'
import type { LiveEvent } from './liveEvent.js'
import { pollSource } from './pollSource.js'

const bundle = plainBundle()

let feed: FeedServer
beforeEach(async () => {
  feed = await FeedServer.start()
})
afterEach(() => feed.stop())

const before = (playId: number, game: Loose = inventedDocument()) => documentBefore(game, placeOf(playId))
const after = (playId: number, game: Loose = inventedDocument()) => documentAfter(game, placeOf(playId))

/** The invented game with one play written otherwise. */
function changed(playId: number, change: Loose): Loose {
  const game = inventedDocument()
  Object.assign(game.plays[placeOf(playId)], change)
  return game
}

async function told(...behaviours: Behaviour[]): Promise<LiveEvent[]> {
  feed.will(...behaviours)
  const source = pollSource({ game: inventedGame, url: feed.url, everySeconds: 0.002, slowestSeconds: 0.01 })
  const events: LiveEvent[] = []
  for await (const event of followGame(source, { bundle }, new AbortController().signal)) events.push(event)
  return events
}

/** Fourth downs in the order in which they were decided, and how they stand in the end. */
function fourthDowns(events: readonly LiveEvent[]) {
  const of = <Type extends LiveEvent['type']>(type: Type) =>
    events.filter((event): event is Extract<LiveEvent, { type: Type }> => event.type === type)
  const [decisions, withdrawn] = [of('decision'), of('withdrawn').map(({ decision }) => decision)]
  const replaced = decisions.map(({ replaces }) => replaces)
  return {
    decided: decisions.map(({ playId }) => playId),
    standing: decisions
      .filter(({ key }) => !withdrawn.includes(key) && !replaced.includes(key))
      .map(({ playId, situation }) => [playId, situation.yardsToGo]),
    happened: of('happened').map(({ playId }) => playId),
    keys: events.map(({ key }) => key),
  }
}

const final = answers(after(440))
const all = [
  [120, 2],
  [240, 1],
  [340, 1],
  [360, 6],
]

describe('a game from a feed that misbehaves', () => {
  it('has one decision a fourth down though answers fail, repeat, break off and come out of order', async () => {
    const events = await told(
      answersOnce(before(120), '"1"'),
      answersOnce(before(120), '"1"'),
      answers(after(120)),
      answers(before(120)),
      says(500),
      answers(after(120)),
      answersHalf,
      says(503),
      says(503),
      answers(before(240)),
      answers(after(240)),
      answers(before(240)),
      answers(before(340)),
      answers(before(360)),
      final,
    )
    const { decided, standing, happened, keys } = fourthDowns(events)
    expect(decided).toEqual([120, 240, 340, 360])
    expect(standing).toEqual(all)
    expect(happened).toEqual([120, 240, 340, 360])
    expect(new Set(keys).size).toBe(keys.length)
    const notices = events.flatMap((event) => (event.type === 'notice' ? [event.code] : []))
    expect(notices).toEqual(['unreachable', 'resumed', 'ended'])
  })

  it('decides again when a distance is corrected before the snap', async () => {
    const corrected = changed(120, { yardsToGo: 5 })
    const { decided, standing } = fourthDowns(
      await told(answers(before(120)), answers(before(120, corrected)), answers(after(440, corrected))),
    )
    expect(decided.slice(0, 2)).toEqual([120, 120])
    expect(standing[0]).toEqual([120, 5])
  })

  it('takes a decision back when its play is deleted', async () => {
    const deleted = changed(240, { playDeleted: true })
    const { standing } = fourthDowns(
      await told(
        answers(before(240)),
        answers(after(240)),
        answers(after(260, deleted)),
        answers(after(440, deleted)),
      ),
    )
    expect(standing.map(([playId]) => playId)).toEqual([120, 340, 360])
  })

  it('misses nothing that was played while the feed was gone', async () => {
    const events = await told(answers(before(60)), says(500), says(500), says(500), final)
    expect(fourthDowns(events).standing).toEqual(all)
  })
})
