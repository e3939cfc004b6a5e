import { DataError, type Team } from '@fourthright/guide'
import { FieldReader, isWritten, valueAt, type Written } from './written.js'

/** One official statistic of a play: what it counts (see `statistics`), for whom and how many yards. */
export interface PlayStatistic {
  readonly statId: number
  readonly yards: number
  readonly team: Team | null
  /** As in play-by-play: "P.Rivers"; null for a team's statistic. */
  readonly player: string | null
}

/** One entry of the feed's list of plays. Texts are '' where the feed says nothing. */
export interface FeedPlay {
  readonly playId: number
  /** Place in the game; the list itself may be in another order. */
  readonly order: number
  /** PASS, RUSH, PUNT, KICK_OFF, TIMEOUT, END_QUARTER … */
  readonly type: string
  /** 5 and more in overtime; null where the feed says nothing. */
  readonly quarter: number | null
  /** The game clock at the snap, mm:ss. */
  readonly clock: string
  /** The game clock when the play was over. */
  readonly endClock: string
  /** 1 to 4; null outside of a series of downs. */
  readonly down: number | null
  readonly yardsToGo: number
  /** Side and yard line before the snap: "ARI 34", or "50". */
  readonly yardLine: string
  readonly goalToGo: boolean
  /** The team with the ball; on a kickoff, the one that kicks. */
  readonly offense: Team | null
  readonly scoringTeam: Team | null
  readonly description: string
  readonly statistics: readonly PlayStatistic[]
  readonly deleted: boolean
  readonly drive: number | null
}

/**
 * What stands at the top of a document: while a game is on, the state before the coming play. Texts are '' and numbers
 * null where the feed says nothing.
 */
export interface Board {
  /** PREGAME, INGAME, HALFTIME, FINAL, FINAL_OVERTIME … */
  readonly phase: string
  readonly quarter: number | null
  readonly clock: string
  readonly offense: Team | null
  readonly down: number | null
  readonly yardsToGo: number | null
  readonly yardLine: string
  readonly homeScore: number | null
  readonly awayScore: number | null
  readonly homeTimeouts: number | null
  readonly awayTimeouts: number | null
}

/** A game as its feed tells it, plays in the order of the game. */
export interface GameDetail {
  readonly home: Team
  readonly away: Team
  readonly board: Board
  /** One sentence: "Hazy Temp: 66° F, Humidity: 68%, Wind: NNW 6 mph". */
  readonly weather: string
  readonly plays: readonly FeedPlay[]
}

/**
 * Reads a document of the NFL's game feed: `{data: {viewer: {gameDetail}}}` or the bare gameDetail.
 *
 * @throws DataError `feed/no-game` (there is no gameDetail), `feed/game` (a field at its top), `feed/plays` (no list of
 * plays), `feed/play` (a field of a play), `feed/play-id` (two plays of one id).
 * @example readGameDetail(JSON.parse(text)).plays.length
 */
export function readGameDetail(document: unknown): GameDetail {
  const detail = gameDetailIn(document)
  const top = new FieldReader(detail, 'The game', 'feed/game')
  const home = top.team('homeTeam', 'abbreviation')
  const away = top.team('visitorTeam', 'abbreviation')
  if (!home) throw top.fault(['homeTeam', 'abbreviation'], home, "a team's abbreviation")
  if (!away) throw top.fault(['visitorTeam', 'abbreviation'], away, "a team's abbreviation")
  return {
    home,
    away,
    board: readBoard(top),
    weather: top.text('weather', 'shortDescription'),
    plays: readPlays(detail),
  }
}

/** The object that holds the game, as it is written. @throws DataError `feed/no-game`. */
export function gameDetailIn(document: unknown): Written {
  const wrapped = isWritten(document) ? valueAt(document, 'data', 'viewer', 'gameDetail') : null
  const detail = wrapped ?? document
  if (isWritten(detail) && ['plays', 'homeTeam', 'homeTeam.abbreviation'].some((key) => key in detail)) {
    return detail
  }
  throw new DataError('feed/no-game', {
    field: 'gameDetail',
    value: isWritten(document) ? Object.keys(document).slice(0, 5) : document,
    valid: 'data.viewer.gameDetail, or a gameDetail by itself',
    message: 'The document holds no game: there is no gameDetail in it.',
  })
}

function readBoard(top: FieldReader): Board {
  // `distance` is what the board shows; `yardsToGo` is 0 between series
  const toGo = [top.whole(0, 'yardsToGo'), top.whole(0, 'distance')].find((yards) => yards)
  return {
    phase: top.text('phase').toUpperCase(),
    quarter: top.whole(0, 'period') || null,
    clock: top.text('gameClock'),
    offense: top.team('possessionTeam', 'abbreviation'),
    down: top.whole(0, 'down') || null,
    yardsToGo: toGo ?? null,
    yardLine: top.text('yardLine'),
    homeScore: top.whole(0, 'homePointsTotal'),
    awayScore: top.whole(0, 'visitorPointsTotal'),
    homeTimeouts: top.whole(0, 'homeTimeoutsRemaining'),
    awayTimeouts: top.whole(0, 'visitorTimeoutsRemaining'),
  }
}

/** The list of plays as it is written. @throws DataError `feed/plays`. */
export function writtenPlays(detail: Written): readonly Written[] {
  const list = Object.hasOwn(detail, 'plays') ? detail.plays : []
  // a list of none may be written as null or {}
  const plays = Array.isArray(list) ? list : plainNone(list) ? [] : undefined
  if (plays?.every(isWritten)) return plays
  throw new DataError('feed/plays', {
    field: 'plays',
    valid: 'a list of plays',
    message: 'The game has no list of plays.',
  })
}

function plainNone(list: unknown): boolean {
  return list === null || list === undefined || (isWritten(list) && Object.keys(list).length === 0)
}

function readPlays(detail: Written): FeedPlay[] {
  const plays = writtenPlays(detail).map(readPlay)
  const seen = new Set<number>()
  for (const { playId } of plays) {
    if (seen.has(playId)) {
      throw new DataError('feed/play-id', {
        field: 'playId',
        value: playId,
        valid: 'an id of its own for each play',
        message: `Two plays have the id ${playId}.`,
      })
    }
    seen.add(playId)
  }
  return plays.sort((a, b) => a.order - b.order)
}

/** One entry of the list. @throws DataError `feed/play`. */
export function readPlay(written: Written, place: number): FeedPlay {
  const nameless = new FieldReader(written, `The play at place ${place + 1}`, 'feed/play')
  const playId = nameless.whole(0, 'playId')
  if (playId === null) throw nameless.fault(['playId'], null, 'a whole number from 0 on')
  const play = new FieldReader(written, `The play ${playId}`, 'feed/play')
  const down = play.whole(0, 'down')
  if (down !== null && down > 4) throw play.fault(['down'], down, '0 to 4')
  return {
    playId,
    order: play.number('orderSequence') ?? playId,
    type: play.text('playType'),
    quarter: play.whole(0, 'quarter') || null,
    clock: play.text('clockTime'),
    endClock: play.text('endClockTime'),
    down: down || null,
    yardsToGo: play.whole(0, 'yardsToGo') ?? 0,
    yardLine: play.text('yardLine'),
    goalToGo: play.flag('goalToGo'),
    offense: play.team('possessionTeam', 'abbreviation'),
    scoringTeam: play.team('scoringTeam', 'abbreviation'),
    description: play.text('playDescription'),
    statistics: readStatistics(written, play),
    deleted: play.flag('playDeleted'),
    drive: play.whole(0, 'driveSequenceNumber'),
  }
}

function readStatistics(written: Written, play: FieldReader): PlayStatistic[] {
  const list = Object.hasOwn(written, 'playStats') ? written.playStats : []
  if (plainNone(list)) return []
  if (!Array.isArray(list) || !list.every(isWritten)) {
    throw play.fault(['playStats'], list, 'a list of statistics')
  }
  return list.map((one, place) => {
    const statistic = new FieldReader(one, `Statistic ${place + 1} of a play`, 'feed/play')
    const statId = statistic.whole(0, 'statId')
    if (statId === null) throw statistic.fault(['statId'], null, 'a whole number')
    return {
      statId,
      yards: statistic.number('yards') ?? 0,
      team: statistic.team('team', 'abbreviation'),
      player: statistic.text('playerName') || null,
    }
  })
}
