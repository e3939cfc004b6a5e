import '../charts/explore.css'
import './live.css'
import { useEffect, useReducer, useState } from 'preact/hooks'
import { useTitle } from '../charts/useTitle.js'
import { LiveGameCard } from './LiveGameCard.js'
import { type Connection, listenLive } from './liveConnection.js'
import { afterEvent, noGames } from './liveGames.js'
import { NoLiveGame } from './NoLiveGame.js'

/** Games as they are played, each fourth down's decision as it comes. The view at /live. */
export default function LiveView() {
  useTitle('Live')
  const [games, hear] = useReducer(afterEvent, noGames)
  const [connection, setConnection] = useState<Connection>('opening')
  useEffect(() => listenLive(hear, setConnection), [])
  // what is over makes room for what is not
  const running = games.toSorted((one, other) => Number(one.isOver) - Number(other.isOver))
  const newest = games
    .flatMap(({ decisions }) => decisions.slice(0, 1))
    .filter(({ happened, withdrawn }) => !happened && !withdrawn)
    .at(-1)
  return (
    <div class="live">
      <div class="live-heading">
        <h1>Live</h1>
        <p class={`connection ${connection}`} role="status" data-state={connection}>
          {connectionWords[connection]}
        </p>
      </div>
      <p class="unseen" aria-live="polite">
        {newest ? `${newest.told.situation.offense}: ${newest.told.decision.verdict}` : ''}
      </p>
      {games.length === 0 ? (
        <NoLiveGame connection={connection} />
      ) : (
        <div class="games">
          {running.map((game) => (
            <LiveGameCard key={game.id} game={game} />
          ))}
        </div>
      )}
    </div>
  )
}

const connectionWords: Readonly<Record<Connection, string>> = {
  opening: 'Connecting…',
  open: 'Connected',
  lost: 'Connection lost; trying again. Nothing will be missed.',
  none: 'Not connected',
}
