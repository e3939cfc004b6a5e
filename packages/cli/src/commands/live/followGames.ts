import type { Bundle, Members } from '@fourthright/guide'
import { type FeedSource, followGame, type LiveEvent } from '@fourthright/plays'

interface Following {
  readonly bundle: Bundle
  readonly members?: Members
  /** Is told of each event, one after the other. */
  readonly tell: (event: LiveEvent) => Promise<void>
  readonly signal: AbortSignal
}

/**
 * Follows games side by side until each is over, or `signal` is aborted.
 *
 * @throws what a game could not go on for, once the others are over
 */
export async function followGames(
  sources: readonly FeedSource[],
  { tell, signal, ...options }: Following,
): Promise<void> {
  const ends = await Promise.allSettled(
    sources.map(async (source) => {
      for await (const event of followGame(source, options, signal)) await tell(event)
    }),
  )
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}
