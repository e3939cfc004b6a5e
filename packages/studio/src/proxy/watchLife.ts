import type { WebSocket } from 'ws'

/**
 * Finds a side whose machine is gone without a word: pings it, and cuts it off where from one ping to the next it
 * neither answered nor sent nor took anything of what waits for it.
 *
 * @returns stops watching
 */
export function watchLife(side: WebSocket, millisecondsBetweenPings: number): () => void {
  let isAlive = true
  let waiting = 0
  const lives = () => {
    isAlive = true
  }
  side.on('pong', lives)
  side.on('ping', lives)
  side.on('message', lives)
  const judge = () => {
    const takes = side.bufferedAmount < waiting
    // A paused side is not listened to, so its silence says nothing.
    if (!isAlive && !takes && !side.isPaused) {
      side.terminate()
      return
    }
    isAlive = side.isPaused
    side.ping()
    waiting = side.bufferedAmount
  }
  // After what has already come in was heard, for the studio itself may have been busy.
  const timer = setInterval(() => setImmediate(judge), millisecondsBetweenPings)
  timer.unref()
  return () => clearInterval(timer)
}
