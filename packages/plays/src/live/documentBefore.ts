import { gameDetailIn, readGameDetail, writtenPlays } from '../feeds/gameDetail.js'
import { happeningOf } from '../feeds/happening.js'
import { Scoreboard, type Standing } from '../feeds/scoreboard.js'
import type { Written } from '../feeds/written.js'

/**
 * How the coming play is shown: at the document's `top`, as the last `entry` of its plays, or `both` (see `ComingPlay`).
 */
export type ComingShape = 'top' | 'entry' | 'both'

/** What a feed has of a play before the snap; nothing of these tells how it went. */
const fieldsBeforeSnap = [
  'playId',
  'orderSequence',
  'quarter',
  'clockTime',
  'down',
  'yardsToGo',
  'yardLine',
  'goalToGo',
  'possessionTeam',
  'possessionTeam.abbreviation',
  'possessionTeam.nickName',
  'driveSequenceNumber',
]

/** What a recorded play says of what came after it: the whole drive, and the play that follows. */
const fieldsOfLater = [
  'driveNetYards',
  'drivePlayCount',
  'driveTimeOfPossession',
  'nextPlayIsGoalToGo',
  'nextPlayType',
]

/** What is the same all game long. */
const fieldsOfGame = ['id', 'homeTeam', 'visitorTeam', 'stadium', 'startTime', 'weather']

/**
 * The document as it stood just before the snap of a play: the earlier plays whole, of the coming one the fields before
 * the snap, score and timeouts by the earlier plays, and nothing of what came later (results, drives, final scores).
 *
 * @param document a recorded game, whole: `{data: {viewer: {gameDetail}}}` or the gameDetail by itself
 * @param playIndex place of the play in the order of the game, from 0
 * @returns a bare gameDetail
 * @throws DataError as `readGameDetail` does; RangeError where there is no such play
 */
export function documentBefore(document: unknown, playIndex: number, shape: ComingShape = 'both'): Written {
  const { detail, plays, standing, quarter } = earlier(document, playIndex)
  const coming = playIn(ordered(detail), playIndex)
  const beforeSnap = only(coming, fieldsBeforeSnap)
  const entry = { ...beforeSnap, playDescription: '', playDeleted: false, playStats: [] }
  const top = {
    period: coming.quarter,
    gameClock: coming.clockTime || null,
    down: coming.down,
    yardsToGo: coming.yardsToGo,
    distance: coming.yardsToGo,
    yardLine: coming.yardLine,
    goalToGo: coming.goalToGo,
    possessionTeam: possessionOf(coming),
  }
  return {
    ...only(detail, fieldsOfGame),
    phase: 'INGAME',
    ...(shape === 'entry' ? { period: quarter } : top),
    ...points(standing(Number(coming.quarter) || quarter)),
    plays: shape === 'top' ? plays : [...plays, entry],
  }
}

/**
 * The document as it stood when a play was over and the next one not yet shown; after the last play it is final.
 *
 * @param playIndex place of the play in the order of the game, from 0
 * @throws as `documentBefore` does
 */
export function documentAfter(document: unknown, playIndex: number): Written {
  const { detail, plays, standing, quarter } = earlier(document, playIndex + 1)
  const made = playIn(ordered(detail), playIndex)
  const over = playIndex === ordered(detail).length - 1
  return {
    ...only(detail, fieldsOfGame),
    phase: over ? (quarter > 4 ? 'FINAL_OVERTIME' : 'FINAL') : 'INGAME',
    period: quarter,
    gameClock: made.endClockTime || null,
    ...points(standing(quarter)),
    plays,
  }
}

/** How many plays the recorded game lists. */
export function playCount(document: unknown): number {
  return ordered(gameDetailIn(document)).length
}

/** The earlier plays and what they made of score and timeouts. */
function earlier(document: unknown, count: number) {
  const detail = gameDetailIn(document)
  const written = ordered(detail).slice(0, count)
  const read = readGameDetail({ ...only(detail, fieldsOfGame), plays: written })
  const scoreboard = new Scoreboard(read)
  for (const play of read.plays) if (!play.deleted) scoreboard.after(play, happeningOf(play))
  return {
    detail,
    plays: written.map((play) => without(play, fieldsOfLater)),
    standing: (quarter: number) => scoreboard.before(quarter),
    quarter: read.plays.at(-1)?.quarter ?? 1,
  }
}

function points({ homeScore, awayScore, homeTimeouts, awayTimeouts }: Standing) {
  return {
    homePointsTotal: homeScore,
    visitorPointsTotal: awayScore,
    homeTimeoutsRemaining: homeTimeouts,
    visitorTimeoutsRemaining: awayTimeouts,
  }
}

const orders = new WeakMap<Written, readonly Written[]>()

/** The written plays in the order of the game; remembered, since a replay asks for each of them. */
export function ordered(detail: Written): readonly Written[] {
  let plays = orders.get(detail)
  if (!plays) {
    const place = (play: Written) => Number(play.orderSequence ?? play.playId)
    plays = [...writtenPlays(detail)].sort((a, b) => place(a) - place(b))
    orders.set(detail, plays)
  }
  return plays
}

function playIn(plays: readonly Written[], index: number): Written {
  const play = plays[index]
  if (play) return play
  throw new RangeError(`The game lists ${plays.length} plays; there is none at place ${index}.`)
}

function possessionOf(play: Written) {
  const flattened = play['possessionTeam.abbreviation']
  return flattened === undefined ? (play.possessionTeam ?? null) : { abbreviation: flattened }
}

function only(object: Written, fields: readonly string[]): Written {
  return Object.fromEntries(
    fields.filter((key) => Object.hasOwn(object, key)).map((key) => [key, object[key]]),
  )
}

function without(object: Written, fields: readonly string[]): Written {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !fields.includes(key)))
}
