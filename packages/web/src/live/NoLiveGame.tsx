import type { Connection } from './liveConnection.js'

/** What is said while there is no game to show, and how to get one. */
export function NoLiveGame({ connection }: { connection: Connection }) {
  if (connection === 'opening') return <div class="nothing" aria-busy="true" />
  if (connection === 'lost') {
    return (
      <section class="nothing">
        <h2>Live games are out of reach.</h2>
        <p>
          You seem to be offline, or the server is down. This page goes on trying; <a href="/">deciding</a>{' '}
          works without a connection.
        </p>
      </section>
    )
  }
  return (
    <section class="nothing">
      <h2>No live game.</h2>
      <p>Replay a recorded one, or follow a feed; its fourth downs appear here as they come:</p>
      <pre>
        <code>fourthright serve --game FILE</code>
      </pre>
      <p>
        Until then: <a href="/season">a whole season</a>, or <a href="/">any situation you like</a>.
      </p>
    </section>
  )
}
