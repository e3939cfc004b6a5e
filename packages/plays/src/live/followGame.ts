import type { FeedSource } from './feedSource.js'
import { type FollowOptions, GameFollower } from './gameFollower.js'
import type { LiveEvent } from './liveEvent.js'

/**
 * Follows a game from its source until the source ends or `signal` is aborted.
 *
 * @throws DataError `feed/game-id` where the source's game has no good id; whatever the source throws
 * @example for await (const event of followGame(source, { bundle }, signal)) show(event)
 */
export async function* followGame(
  source: FeedSource,
  options: Omit<FollowOptions, 'game'>,
  signal: AbortSignal,
): AsyncGenerator<LiveEvent> {
  const follower = new GameFollower({ ...options, game: source.game })
  for await (const arrival of source.arrivals(signal)) {
    if (signal.aborted) return
    yield* follower.arrive(arrival)
  }
}
