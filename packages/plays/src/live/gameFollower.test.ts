import type { Bundle } from '@fourthright/guide'
import { decide } from '@fourthright/guide'
import { beforeAll, describe, expect, it } from 'vitest'
import { shippedBundle } from '../../../guide/src/models/shippedBundle.fixture.js'
import { inventedDocument, inventedGame, type Loose, placeOf } from '../feeds/inventedGame.fixture.js'
import { type ComingShape, documentAfter, documentBefore, playCount } from './documentBefore.js'
import { GameFollower } from './gameFollower.js'
import type { DecisionEvent, LiveEvent } from './liveEvent.js'

let bundle: Bundle
beforeAll(async () => {
  bundle = await shippedBundle()
})

const newFollower = () => new GameFollower({ game: inventedGame, bundle })
const before = (playId: number, recorded: Loose = inventedDocument(), shape: ComingShape = 'both') =>
  documentBefore(recorded, placeOf(playId), shape)
const after = (playId: number, recorded: Loose = inventedDocument()) =>
  documentAfter(recorded, placeOf(playId))

function tell(follower: GameFollower, ...documents: unknown[]): LiveEvent[] {
  return documents.flatMap((document) => follower.arrive({ kind: 'document', document }))
}

const only = <T extends LiveEvent['type']>(events: readonly LiveEvent[], type: T) =>
  events.filter((event): event is Extract<LiveEvent, { type: T }> => event.type === type)

/** The recorded game with other fields in one play. */
function changed(playId: number, fields: Loose): Loose {
  const document = inventedDocument()
  Object.assign(document.plays[placeOf(playId)], fields)
  return document
}

/** Every document of a game, before and after each play. */
function wholeGame(recorded: Loose = inventedDocument(), shape: ComingShape = 'both'): unknown[] {
  return Array.from({ length: playCount(recorded) }, (_, at) => [
    documentBefore(recorded, at, shape),
    documentAfter(recorded, at),
  ]).flat()
}

describe('A game that is followed', () => {
  it.each(['both', 'entry', 'top'] as const)(
    'tells each fourth down before its snap (shape: %s)',
    (shape) => {
      const follower = newFollower()
      const told = [120, 240, 340, 360].map((play) => {
        tell(follower, after(play - 20))
        return tell(follower, before(play, inventedDocument(), shape)).at(-1)
      })
      expect(told.map((event) => event?.type)).toEqual(['decision', 'decision', 'decision', 'decision'])
      const situations = told.map((event) => (event as DecisionEvent).situation)
      expect(situations[0]).toMatchObject({
        ...{
          offense: 'ARI',
          defense: 'SF',
          home: 'SF',
          quarter: 1,
          clock: '13:45',
          yardsToGo: 2,
          yardsToGoal: 67,
        },
        ...{ secondHalfKickoff: 'defense', quarterback: 'Q.Arm', offenseTimeouts: 3, season: 2020, week: 6 },
      })
      expect(situations[1]).toMatchObject({
        ...{
          offense: 'SF',
          yardsToGoal: 11,
          quarterback: 'T.Throw',
          defenseTimeouts: 2,
          secondHalfKickoff: 'offense',
        },
      })
      expect(situations[3]).toMatchObject({ yardsToGo: 6, yardsToGoal: 71, offenseScore: 0, defenseScore: 3 })
    },
  )

  it('decides as the guide does on the situation that it tells', () => {
    for (const { situation, decision } of only(tell(newFollower(), ...wholeGame()), 'decision')) {
      expect(decision).toEqual(decide(situation, bundle))
    }
  })

  it('tells how each fourth down went, once', () => {
    const events = tell(newFollower(), ...wholeGame())
    const decisions = only(events, 'decision')
    const happened = only(events, 'happened')
    expect(happened.map(({ playId, actualChoice, result }) => [playId, actualChoice, result])).toEqual([
      [120, 'punt', 'punted'],
      [240, 'fieldGoal', 'made'],
      [340, 'none', 'penalty'],
      [360, 'goForIt', 'firstDown'],
    ])
    expect(happened.map(({ decision }) => decision)).toEqual(decisions.map(({ key }) => key))
  })

  it('names the teams first and says once that it is over', () => {
    const events = tell(newFollower(), ...wholeGame(), documentAfter(inventedDocument(), 21))
    expect(events[0]).toMatchObject({ type: 'game', season: 2020, week: 6, home: 'SF', away: 'ARI' })
    expect(only(events, 'notice').map(({ code, message }) => [code, message])).toEqual([
      ['ended', 'The game is over: ARI 7, SF 3.'],
    ])
  })

  it("tells the state at each play, with the home team's chance before a snap and none before a kickoff", () => {
    expect(only(tell(newFollower(), before(180)), 'state')).toMatchObject([
      {
        ...{ quarter: 1, clock: '13:00', possession: 'SF', down: 1, yardsToGo: 10, yardsToGoal: 20 },
        ...{ homeScore: 0, awayScore: 0, homeWinProbability: expect.any(Number) },
      },
    ])
    expect(tell(newFollower(), before(260))).toContainEqual(
      expect.objectContaining({ type: 'state', homeScore: 3, down: null, homeWinProbability: null }),
    )
  })

  it('gives who joins late the same keys', () => {
    const always = only(tell(newFollower(), ...wholeGame()), 'decision')
    for (const shape of ['top', 'entry'] as const) {
      const late = only(tell(newFollower(), before(360, inventedDocument(), shape)), 'decision')
      expect(late.map(({ key }) => key)).toEqual(always.map(({ key }) => key))
    }
  })

  it('never gives a key twice', () => {
    const keys = tell(newFollower(), ...wholeGame()).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^2020_06_ARI_SF\/\w+\/\d+\/[0-9a-f]{8}(\.\d+)?$/)
  })

  it('decides no try, no kickoff and no earlier down', () => {
    const follower = newFollower()
    for (const play of [40, 100, 260, 320, 380, 400]) {
      expect(only(tell(follower, before(play)), 'decision').filter(({ playId }) => playId === play)).toEqual(
        [],
      )
    }
  })
})

describe('A feed that repeats, lags or is corrected', () => {
  it('says nothing new at a document that it had', () => {
    const follower = newFollower()
    const documents = wholeGame()
    tell(follower, ...documents)
    const twice = newFollower()
    const events = documents.flatMap((document) => tell(twice, document, document))
    expect(events).toEqual(tell(newFollower(), ...documents))
    expect(tell(follower, ...documents)).toEqual([])
  })

  it('is not led back by an older document', () => {
    const follower = newFollower()
    tell(follower, before(240))
    expect(tell(follower, after(120), before(140), before(120))).toEqual([])
    expect(only(tell(follower, after(240)), 'happened')).toHaveLength(1)
  })

  it('decides again where an earlier fourth down was corrected, and says what it replaces', () => {
    const follower = newFollower()
    const [first] = only(tell(follower, before(120), after(120)), 'decision')
    const corrected = changed(120, { yardsToGo: 1 })
    const events = tell(follower, before(140, corrected))
    expect(only(events, 'decision')).toMatchObject([
      { playId: 120, replaces: first?.key, situation: { yardsToGo: 1 } },
    ])
    expect(only(events, 'happened')).toMatchObject([{ decision: only(events, 'decision')[0]?.key }])
    expect(tell(follower, before(140, corrected))).toEqual([])
  })

  it('decides again where an earlier score was corrected', () => {
    const follower = newFollower()
    tell(follower, before(360))
    const missed = changed(240, { playStats: [{ statId: 69, yards: 29, team: { abbreviation: 'SF' } }] })
    const events = tell(follower, before(380, missed))
    expect(only(events, 'notice')).toEqual([])
    expect(only(events, 'decision').map(({ playId, situation }) => [playId, situation.defenseScore])).toEqual(
      [
        [340, 0],
        [360, 0],
      ],
    )
  })

  it('tells again how a play went where that was corrected', () => {
    const follower = newFollower()
    tell(follower, before(120), after(120))
    const blocked = changed(120, {
      playDescription: '(13:45) P.Leg punt is BLOCKED.',
      playStats: [{ statId: 2 }],
    })
    expect(tell(follower, after(120, blocked))).toMatchObject([
      { type: 'happened', playId: 120, result: 'blocked' },
    ])
  })

  it('withdraws the decision of a play that is marked as deleted', () => {
    const follower = newFollower()
    const [first] = only(tell(follower, before(120), after(120)), 'decision')
    const events = tell(follower, after(120, changed(120, { playDeleted: true })))
    expect(only(events, 'withdrawn')).toMatchObject([{ playId: 120, decision: first?.key }])
  })

  it('withdraws the decision of a play that is gone from the list', () => {
    const follower = newFollower()
    tell(follower, before(120), after(120))
    const without = after(140)
    const rest = (without.plays as Loose[]).filter(({ playId }) => playId !== 120)
    expect(only(tell(follower, { ...without, plays: rest }), 'withdrawn')).toMatchObject([{ playId: 120 }])
  })

  it('withdraws the decision of a fourth down that was none', () => {
    const follower = newFollower()
    tell(follower, before(120))
    expect(only(tell(follower, before(120, changed(120, { down: 3 }))), 'withdrawn')).toHaveLength(1)
  })

  it('gives a decision that is back a key of its own', () => {
    const follower = newFollower()
    const corrected = changed(120, { yardsToGo: 1 })
    const events = tell(follower, before(120), before(120, corrected), before(120))
    const [first, second, third] = only(events, 'decision')
    expect([second?.replaces, third?.replaces]).toEqual([first?.key, second?.key])
    expect(third?.key).toBe(`${first?.key}.2`)
  })

  it('keeps its decision while the clock runs down to the snap', () => {
    const follower = newFollower()
    tell(follower, before(120, changed(120, { clockTime: '14:05' }), 'top'))
    expect(only(tell(follower, before(120, inventedDocument(), 'top')), 'decision')).toEqual([])
    expect(only(tell(follower, after(120)), 'decision')).toEqual([])
  })

  it('decides again where a timeout is taken before the snap', () => {
    const follower = newFollower()
    const [first] = only(tell(follower, before(120, inventedDocument(), 'top')), 'decision')
    const timeout = { ...before(120, inventedDocument(), 'top'), visitorTimeoutsRemaining: 2 }
    expect(only(tell(follower, timeout), 'decision')).toMatchObject([
      { replaces: first?.key, situation: { offenseTimeouts: 2 } },
    ])
  })
})

describe('A feed with errors', () => {
  it.each(['14:50', '95:00', 'soon'])('goes on with the last good clock where it reads %s', (clockTime) => {
    const follower = newFollower()
    tell(follower, before(120))
    const events = tell(follower, before(240, changed(240, { clockTime })))
    expect(only(events, 'notice')).toMatchObject([{ code: 'clock' }])
    expect(only(events, 'decision').at(-1)?.situation.clock).toBe('12:14')
    expect(only(tell(follower, before(240, changed(240, { clockTime }))), 'notice')).toEqual([])
  })

  it('goes on with the last good score where it falls though nothing was corrected', () => {
    const follower = newFollower()
    tell(follower, after(320))
    const events = tell(follower, { ...before(340), homePointsTotal: 0 })
    expect(only(events, 'notice')).toMatchObject([{ code: 'score' }])
    expect(only(events, 'decision').at(-1)?.situation.defenseScore).toBe(3)
  })

  it('says once that a document is unreadable, and reads on', () => {
    const follower = newFollower()
    tell(follower, before(120))
    const broken = { ...after(120), plays: 'none' }
    expect(tell(follower, broken, broken, 'nothing at all')).toMatchObject([
      { type: 'notice', code: 'unreadable' },
      { type: 'notice', code: 'unreadable' },
    ])
    expect(only(tell(follower, after(120)), 'happened')).toHaveLength(1)
  })

  it('does not take the feed of another game', () => {
    const other = { ...before(120), homeTeam: { abbreviation: 'BUF' } }
    expect(tell(newFollower(), other)).toMatchObject([{ code: 'unreadable' }])
  })

  it('says why a situation that football does not know gets no decision', () => {
    const follower = newFollower()
    const events = tell(follower, before(120, changed(120, { yardsToGo: 0 })))
    expect(only(events, 'notice')).toMatchObject([{ code: 'refused', message: expect.any(String) }])
    expect(only(events, 'decision')).toEqual([])
    expect(only(tell(follower, before(120)), 'decision')).toHaveLength(1)
  })

  it('says that the feed stopped, went on, or was not to be reached, each time', () => {
    const follower = newFollower()
    tell(follower, before(120))
    const arrivals = [
      { kind: 'stalled', seconds: 90 },
      { kind: 'resumed' },
      { kind: 'stalled', seconds: 90 },
      { kind: 'unreachable', message: 'The address does not answer.' },
    ] as const
    const events = arrivals.flatMap((arrival) => follower.arrive(arrival))
    expect(events.map((event) => event.type === 'notice' && event.code)).toEqual([
      ...['stalled', 'resumed', 'stalled', 'unreachable'],
    ])
    expect(new Set(events.map(({ key }) => key)).size).toBe(4)
    expect(only(tell(follower, after(120)), 'happened')).toHaveLength(1)
  })
})
