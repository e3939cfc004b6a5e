import { type Columns, type DecisionRow, type GameRow, rowOf } from '@fourthright/plays/explore'
import { teamName } from '../decide/words/teamNames.js'
import { resultWords } from './situationWords.js'

/** A fourth down with its game at hand, and a word for whether the call was right. */
export interface ListedDecision extends DecisionRow {
  /** Its game; `game` is the place of it among the season's. */
  readonly played: GameRow
  /** Place in the season, from 0: the order of games, then of plays. */
  readonly place: number
  /** Gave nothing away; null where nothing was called, or what was called was not on offer. */
  readonly wasRight: boolean | null
  /** In small letters, what a search looks through. */
  readonly searched: string
}

/**
 * The rows of a season's decisions, each with its game.
 *
 * @throws RangeError when a row names a game that is not there
 */
export function listDecisions(
  columns: Columns<DecisionRow>,
  games: readonly GameRow[],
): readonly ListedDecision[] {
  return columns.playId.map((_, place) => {
    const row = rowOf(columns, place)
    const played = games[row.game]
    if (!played) throw new RangeError(`Decision ${place} is of game ${row.game}, which is not there.`)
    const wasRight = row.cost === null ? null : row.cost === 0
    return { ...row, played, place, wasRight, searched: searchedText(row, played) }
  })
}

function searchedText(row: DecisionRow, { id }: GameRow): string {
  const { offense, defense, offenseCoach, quarterback, result, clock } = row
  const teams = [offense, defense, teamName(offense), teamName(defense)]
  return [...teams, offenseCoach, quarterback, result && resultWords(result), id, clock]
    .join(' ')
    .toLowerCase()
}

/** Seconds of the game that were played before the snap; overtime goes on beyond 3600. */
export function secondsPlayed(quarter: number, clock: string): number {
  const [minutes = 0, seconds = 0] = clock.split(':').map(Number)
  const length = quarter > 4 ? 600 : 900
  return Math.min(quarter - 1, 4) * 900 + Math.max(0, quarter - 5) * 600 + length - (minutes * 60 + seconds)
}
