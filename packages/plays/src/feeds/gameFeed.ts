import { otherGame } from './feedFaults.js'
import { type GameDetail, readGameDetail } from './gameDetail.js'
import { type GameName, readGameId } from './gameId.js'
import { type FeedRow, gameRows } from './gameRows.js'

/**
 * The plays of a game from a document of the NFL's game feed, as rows under nflverse's names.
 *
 * @param document as parsed from JSON: `{data: {viewer: {gameDetail}}}`, or the gameDetail by itself
 * @param game nflverse's id of the game, 2020_01_ARI_SF
 * @throws DataError `feed/game-id`, `feed/other-game`, `feed/clock`, and those of `readGameDetail`
 * @example gameFeed(JSON.parse(text), '2020_01_ARI_SF').filter(({ down }) => down === 4)
 */
export function gameFeed(document: unknown, game: string): FeedRow[] {
  const name = readGameId(game)
  return gameRows(detailOf(document, name), name)
}

/** The document of this game, whichever of its names the feed uses. @throws as `gameFeed` does. */
export function detailOf(document: unknown, game: GameName): GameDetail {
  const detail = readGameDetail(document)
  if (detail.home === game.home && detail.away === game.away) return detail
  throw otherGame(game.id, `${detail.away} at ${detail.home}`)
}
