import { maybeClock, type Team } from '@fourthright/guide'
import type { FeedPlay, GameDetail } from '../feeds/gameDetail.js'

/**
 * The play that is about to be made, by its fields before the snap. A live document shows it in one of two shapes, or
 * in both:
 *
 * 1. at its top: `down`, `yardsToGo` (or `distance`), `yardLine`, `gameClock`, `period`, `possessionTeam`, the points
 *    and the timeouts of both teams;
 * 2. as the last entry of `plays`: down, yardsToGo, yardLine, clockTime, quarter and possessionTeam, an empty
 *    description and no statistics yet.
 *
 * Where both are there, the entry says which play it is and what its down is, and the top has the points and timeouts.
 */
export interface ComingPlay {
  /** Null in the first shape: the play has no id yet. */
  readonly playId: number | null
  readonly offense: Team | null
  readonly quarter: number | null
  /** mm:ss as the feed writes it; '' where it says nothing. */
  readonly clock: string
  readonly down: number | null
  readonly yardsToGo: number | null
  readonly yardLine: string
}

/** Has the play not been made yet (the second shape)? */
export function isComing({ statistics, description, deleted }: FeedPlay): boolean {
  return statistics.length === 0 && description === '' && !deleted
}

/** Plays that were made, in the order of the game, deleted ones left out. */
export function madePlays({ plays }: GameDetail): FeedPlay[] {
  return plays.filter((play) => !play.deleted && !isComing(play))
}

/** The coming play, or null where the document shows none: a game that is over, or a moment between plays. */
export function comingPlay(detail: GameDetail): ComingPlay | null {
  const { board } = detail
  if (isFinal(detail)) return null
  const entry = detail.plays.findLast((play) => !play.deleted)
  if (entry && isComing(entry)) {
    return {
      playId: entry.playId,
      offense: entry.offense ?? board.offense,
      quarter: entry.quarter ?? board.quarter,
      clock: entry.clock || board.clock,
      down: entry.down,
      yardsToGo: entry.yardsToGo,
      yardLine: entry.yardLine,
    }
  }
  const { offense, quarter, clock, down, yardsToGo, yardLine } = board
  if (quarter === null || maybeClock(clock) === undefined) return null
  return { playId: null, offense, quarter, clock, down, yardsToGo, yardLine }
}

/** Is the game over? */
export function isFinal({ board, plays }: GameDetail): boolean {
  return board.phase.startsWith('FINAL') || plays.some(({ type, deleted }) => type === 'END_GAME' && !deleted)
}
