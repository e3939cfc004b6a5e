import type { Columns, DecisionRow, GameRow } from '@fourthright/plays/explore'

/** A fourth down with its game at hand, and a word for whether the call was right. */
export interface ListedDecision extends Omit<DecisionRow, 'game'> {
  readonly game: GameRow
  /** Place in the season, from 0: the order of games, then of plays. */
  readonly place: number
  /** Null where nothing was called, or what was called was not on offer. */
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
  const names = Object.keys(columns) as (keyof DecisionRow)[]
  return columns.playId.map((_, place) => {
    const row = Object.fromEntries(
      names.map((name) => [name, columns[name][place]]),
    ) as unknown as DecisionRow
    const game = games[row.game]
    if (!game) throw new RangeError(`Decision ${place} is of game ${row.game}, which is not there.`)
    return {
      ...row,
      game,
      place,
      wasRight: row.cost === null ? null : row.actualChoice === row.recommendation,
      searched: [row.offense, row.defense, row.offenseCoach, row.quarterback, row.result, game.id, row.clock]
        .join(' ')
        .toLowerCase(),
    }
  })
}

/** Seconds of the game that were played before the snap; overtime goes on beyond 3600. */
export function secondsPlayed(quarter: number, clock: string): number {
  const [minutes = 0, seconds = 0] = clock.split(':').map(Number)
  const length = quarter > 4 ? 600 : 900
  return Math.min(quarter - 1, 4) * 900 + Math.max(0, quarter - 5) * 600 + length - (minutes * 60 + seconds)
}
