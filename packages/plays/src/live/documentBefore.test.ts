import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedBundle } from '../../../guide/src/models/shippedBundle.fixture.js'
import { inventedDocument, inventedGame, type Loose, placeOf } from '../feeds/inventedGame.fixture.js'
import { documentAfter, documentBefore, playCount } from './documentBefore.js'
import { GameFollower } from './gameFollower.js'

const plays = (document: unknown) => (document as Loose).plays as Loose[]

describe('A document as it stood before a play', () => {
  it('holds the earlier plays whole, and of the coming one what was known before the snap', () => {
    const before = documentBefore(inventedDocument(), placeOf(240))
    expect(plays(before)).toHaveLength(placeOf(240) + 1)
    expect(plays(before).at(-1)).toEqual({
      ...{ playId: 240, orderSequence: 240, quarter: 1, clockTime: '11:30', down: 4, yardsToGo: 1 },
      ...{ yardLine: 'ARI 11', possessionTeam: { abbreviation: 'SF' } },
      ...{ playDescription: '', playDeleted: false, playStats: [] },
    })
    expect(before).toMatchObject({
      ...{ phase: 'INGAME', period: 1, gameClock: '11:30', down: 4, yardsToGo: 1, yardLine: 'ARI 11' },
      ...{ homePointsTotal: 0, visitorPointsTotal: 0, visitorTimeoutsRemaining: 2, homeTimeoutsRemaining: 3 },
    })
  })

  it('shows the coming play at its top alone, or as an entry alone', () => {
    expect(plays(documentBefore(inventedDocument(), placeOf(240), 'top')).at(-1)?.playId).toBe(220)
    const entry = documentBefore(inventedDocument(), placeOf(240), 'entry')
    expect(entry).not.toHaveProperty('down')
    expect(plays(entry).at(-1)?.playId).toBe(240)
  })

  it('counts the points once the play is over, and is final after the last', () => {
    expect(documentAfter(inventedDocument(), placeOf(240))).toMatchObject({
      phase: 'INGAME',
      homePointsTotal: 3,
    })
    const last = documentAfter(inventedDocument(), playCount(inventedDocument()) - 1)
    expect(last).toMatchObject({ phase: 'FINAL', homePointsTotal: 3, visitorPointsTotal: 7 })
  })

  it('is not there for a play that is not there', () => {
    expect(() => documentBefore(inventedDocument(), 99)).toThrow(RangeError)
  })
})

describe('Nothing of what comes later', () => {
  const garbled = fc.oneof(
    fc.constantFrom('GARBLED', 'FIELD_GOAL', '00:01', 77, -1, null, true),
    fc.constant([{ statId: 11, yards: 40, team: { abbreviation: 'ARI' } }]),
  )
  const fieldsOfSnap = [
    'playId',
    'orderSequence',
    'quarter',
    'clockTime',
    'down',
    'yardsToGo',
    'yardLine',
    'possessionTeam',
  ]
  const fieldsOfGame = ['homeTeam', 'visitorTeam', 'plays']

  /** The recorded game with everything but the past, and the coming play before its snap, replaced. */
  function withAnotherFuture(place: number, value: (seed: number) => unknown): Loose {
    const document = inventedDocument()
    let seed = 0
    for (const key of Object.keys(document)) {
      if (!fieldsOfGame.includes(key)) document[key] = value(seed++)
    }
    document.plays.forEach((play: Loose, at: number) => {
      for (const key of Object.keys(play)) {
        const known = at < place ? !/^(drive|next)/.test(key) : at === place && fieldsOfSnap.includes(key)
        const places = key === 'orderSequence' || key === 'playId'
        if (!known && !(at > place && places)) play[key] = value(seed++)
      }
    })
    return document
  }

  it('is in the document before a play', () => {
    fc.assert(
      fc.property(fc.nat(21), fc.array(garbled, { minLength: 5, maxLength: 20 }), (place, values) => {
        const other = withAnotherFuture(place, (seed) => values[seed % values.length])
        for (const shape of ['top', 'entry', 'both'] as const) {
          expect(documentBefore(other, place, shape)).toEqual(
            documentBefore(inventedDocument(), place, shape),
          )
        }
      }),
    )
  })

  it('changes an event of before', async () => {
    const bundle = await shippedBundle()
    const follow = (recorded: Loose, place: number) => {
      const follower = new GameFollower({ game: inventedGame, bundle })
      return Array.from({ length: place + 1 }, (_, at) => [
        ...(at > 0 ? follower.arrive({ kind: 'document', document: documentAfter(recorded, at - 1) }) : []),
        ...follower.arrive({ kind: 'document', document: documentBefore(recorded, at) }),
      ]).flat()
    }
    fc.assert(
      fc.property(
        fc.constantFrom(120, 240, 340, 360),
        fc.array(garbled, { minLength: 5 }),
        (play, values) => {
          const place = placeOf(play)
          const other = withAnotherFuture(place, (seed) => values[seed % values.length])
          const events = follow(other, place)
          expect(events).toEqual(follow(inventedDocument(), place))
          expect(events.at(-1)).toMatchObject({ type: 'decision', playId: play })
        },
      ),
      { numRuns: 12 },
    )
  })
})
