import { DataError } from '@fourthright/guide'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gameFeed } from './gameFeed.js'
import { inventedDocument, inventedGame, type Loose } from './inventedGame.fixture.js'

const rows = () => gameFeed(inventedDocument(), inventedGame)
const row = (playId: number) => rows().find(({ play_id }) => play_id === playId)

function changed(playId: number, fields: Loose): Loose {
  const document = inventedDocument()
  Object.assign(
    document.plays.find((play: Loose) => play.playId === playId),
    fields,
  )
  return document
}

describe('The game feed as rows', () => {
  it('gives every play once, in the order of the game', () => {
    const document = inventedDocument()
    document.plays.reverse()
    expect(gameFeed(document, inventedGame)).toEqual(rows())
    expect(rows()).toHaveLength(22)
  })

  it('tells the snap as it was before the play', () => {
    expect(row(120)).toMatchObject({
      ...{ down: 4, ydstogo: 2, yardline_100: 67, posteam: 'ARI', defteam: 'SF', qtr: 1, time: '13:45' },
      ...{ quarter_seconds_remaining: 825, half_seconds_remaining: 1725, game_seconds_remaining: 3525 },
      ...{ play_type: 'punt', punter_player_name: 'P.Leg', kick_distance: 47, punt_fair_catch: 1 },
    })
  })

  it('gives the score before the play to the teams, and the one after it to the totals', () => {
    expect(row(240)).toMatchObject({ posteam_score: 0, defteam_score: 0, total_home_score: 3 })
    expect(row(380)).toMatchObject({
      posteam_score: 0,
      defteam_score: 3,
      total_away_score: 6,
      td_team: 'ARI',
    })
    expect(row(400)).toMatchObject({ posteam_score: 6, total_away_score: 7, extra_point_result: 'good' })
  })

  it('takes a timeout from the team that called it', () => {
    expect(row(160)).toMatchObject({ away_timeouts_remaining: 2, home_timeouts_remaining: 3 })
    expect(row(240)).toMatchObject({ posteam_timeouts_remaining: 3, defteam_timeouts_remaining: 2 })
  })

  it('gives timeouts anew after half-time, and two in overtime', () => {
    const document = inventedDocument()
    for (const play of document.plays) if (play.playId > 200) play.quarter = play.playId > 300 ? 5 : 3
    const later = gameFeed(document, inventedGame)
    expect(later.find(({ play_id }) => play_id === 220)).toMatchObject({ away_timeouts_remaining: 3 })
    expect(later.find(({ play_id }) => play_id === 320)).toMatchObject({ away_timeouts_remaining: 2 })
  })

  it('gives the ball to the receiving team on a kickoff', () => {
    expect(row(40)).toMatchObject({ posteam: 'ARI', yardline_100: 35, play_type: 'kickoff', touchback: 1 })
  })

  it('calls a penalty before the snap no play', () => {
    expect(row(340)).toMatchObject({ play_type: 'no_play', penalty_team: 'ARI', penalty_yards: 5 })
  })

  it('calls a warning or the beginning no play at all', () => {
    expect(row(1)).toMatchObject({ play_type: null, time: '15:00', yards_gained: null })
  })

  it('adds up the yards of a play with laterals', () => {
    const playStats = [
      { statId: 10, yards: 3, 'team.abbreviation': 'ARI', playerName: 'R.Back' },
      { statId: 12, yards: 9, 'team.abbreviation': 'ARI', playerName: 'W.Hands' },
    ]
    const lateral = gameFeed(changed(60, { playStats }), inventedGame)
    expect(lateral.find(({ play_id }) => play_id === 60)).toMatchObject({
      yards_gained: 12,
      rusher_player_name: 'R.Back',
    })
  })

  it('gives a safety to the defense, and two points that the defense brings back', () => {
    const team = { abbreviation: 'SF' }
    const safety = gameFeed(changed(60, { playStats: [{ statId: 89, yards: 0, team }] }), inventedGame)
    expect(safety[2]).toMatchObject({ total_home_score: 2, total_away_score: 0 })
    const back = gameFeed(changed(400, { playStats: [{ statId: 404, yards: 0, team }] }), inventedGame)
    expect(back.at(-1)).toMatchObject({ total_home_score: 5, total_away_score: 6 })
  })

  it('leaves deleted plays out', () => {
    const without = gameFeed(changed(380, { playDeleted: true }), inventedGame)
    expect(without.at(-1)).toMatchObject({ total_away_score: 1 })
    expect(without).toHaveLength(21)
  })

  it('passes over a statistic that nobody knows', () => {
    const playStats = [{ statId: 9999, yards: 7 }]
    expect(gameFeed(changed(60, { playStats }), inventedGame)[2]).toMatchObject({ yards_gained: 0 })
  })

  it('reads values in arrays of one, nothing as {}, names flattened, and the wrapping of the service', () => {
    const plain = inventedDocument()
    const plays = plain.plays.map(({ possessionTeam, ...play }: Loose) => ({
      ...play,
      ...(possessionTeam ? { 'possessionTeam.abbreviation': possessionTeam.abbreviation } : {}),
    }))
    const wrapped = {
      homeTeam: { abbreviation: ['SF'] },
      visitorTeam: { abbreviation: ['ARI'] },
      phase: ['FINAL'],
      period: {},
      plays,
    }
    expect(gameFeed({ data: { viewer: { gameDetail: wrapped } } }, inventedGame)).toEqual(rows())
  })
})

describe('A malformed feed', () => {
  const codeOf = (document: unknown, game = inventedGame) => {
    try {
      gameFeed(document, game)
    } catch (error) {
      expect(error).toBeInstanceOf(DataError)
      return (error as DataError).code
    }
    return undefined
  }

  it.each([
    ['feed/no-game', null],
    ['feed/no-game', []],
    ['feed/no-game', { data: { viewer: {} } }],
    ['feed/game', { ...inventedDocument(), homeTeam: {} }],
    ['feed/game', { ...inventedDocument(), visitorTeam: { abbreviation: 'XXX' } }],
    ['feed/game', { ...inventedDocument(), homePointsTotal: 'seven' }],
    ['feed/other-game', { ...inventedDocument(), homeTeam: { abbreviation: 'BUF' } }],
    ['feed/plays', { ...inventedDocument(), plays: 'none' }],
    ['feed/plays', { ...inventedDocument(), plays: [3] }],
    ['feed/play', { ...inventedDocument(), plays: [{}] }],
    ['feed/play', changed(60, { down: 5 })],
    ['feed/play', changed(60, { yardsToGo: -3 })],
    ['feed/play', changed(60, { possessionTeam: { abbreviation: 'Cardinals' } })],
    ['feed/play', changed(60, { playStats: [{ yards: 3 }] })],
    ['feed/play-id', changed(60, { playId: 80 })],
    ['feed/clock', changed(60, { clockTime: '15:61' })],
  ])('is refused with %s', (code, document) => {
    expect(codeOf(document)).toBe(code)
  })

  it('is refused where the id names no game', () => {
    expect(codeOf(inventedDocument(), 'ARI at SF')).toBe('feed/game-id')
    expect(codeOf(inventedDocument(), '2020_06_SF_SF')).toBe('feed/game-id')
  })

  it('never crashes, whatever stands in any of its places', () => {
    const fields = ['plays', 'homeTeam', 'phase', 'gameClock', 'period', 'down', 'yardLine', 'weather']
    const playFields = Object.keys(inventedDocument().plays[2])
    fc.assert(
      fc.property(
        fc.constantFrom(...fields),
        fc.constantFrom(...playFields),
        fc.nat(21),
        fc.anything(),
        fc.anything(),
        (field, playField, place, one, other) => {
          const document = inventedDocument()
          document.plays[place][playField] = one
          codeOf(document)
          codeOf({ ...document, [field]: other })
        },
      ),
      { numRuns: 500 },
    )
  })
})
