import type { LiveEvent } from '@fourthright/plays'

/** How the page stands to the live games: `none` where the server has none to tell of. */
export type Connection = 'opening' | 'open' | 'lost' | 'none'

const types: readonly LiveEvent['type'][] = ['game', 'state', 'decision', 'happened', 'withdrawn', 'notice']

/**
 * Listens to the live games. A connection that breaks off is taken up again by the browser, which says what it heard
 * last, so that nothing is missed; where the server refused (no live game) it is asked again after a while.
 *
 * @returns ends it
 */
export function listenLive(
  heard: (event: LiveEvent) => void,
  stands: (connection: Connection) => void,
): () => void {
  let source: EventSource
  let again: ReturnType<typeof setTimeout>
  const open = () => {
    source = new EventSource('/v1/live')
    source.onopen = () => stands('open')
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return stands('lost')
      stands(navigator.onLine ? 'none' : 'lost')
      again = setTimeout(open, 15_000)
    }
    for (const type of types) {
      source.addEventListener(type, ({ data }: MessageEvent<string>) => heard(JSON.parse(data) as LiveEvent))
    }
  }
  open()
  return () => {
    clearTimeout(again)
    source.close()
  }
}
