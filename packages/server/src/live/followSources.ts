import { createHash } from 'node:crypto'
import { type FeedSource, followGame, type NoticeEvent } from '@fourthright/plays'
import type { ServedBundle } from '../bundles/servedBundle.js'
import type { LiveHub } from './liveHub.js'

/**
 * Follows each source to its end and tells the hub. A follower that fails is told of as a notice; the other games, and
 * the server, go on.
 *
 * @returns done when all have ended, or been stopped by `signal`
 */
export async function followSources(
  sources: readonly FeedSource[],
  { bundle }: ServedBundle,
  hub: LiveHub,
  { signal, failed }: { signal: AbortSignal; failed(game: string, error: unknown): void },
): Promise<void> {
  await Promise.all(
    sources.map(async (source) => {
      try {
        for await (const event of followGame(source, { bundle }, signal)) await hub.tell(event)
      } catch (error) {
        if (signal.aborted) return
        failed(source.game, error)
        await hub.tell(failure(source.game, error))
      }
    }),
  )
}

function failure(game: string, error: unknown): NoticeEvent {
  const why = error instanceof Error ? error.message : String(error)
  const key = `${game}/notice/0/${createHash('sha256').update(why).digest('hex').slice(0, 12)}`
  const message = `This game cannot be followed any further: ${why}`
  return { type: 'notice', key, game, code: 'unreadable', message }
}
