import { WebSocket } from 'ws'
import type { FramePermit, OpenSocket } from './forward.js'
import type { ForwardBounds } from './forwardBounds.js'
import { watchLife } from './watchLife.js'

const policyViolation = 1008

/**
 * Joins two open WebSockets: every message of one goes to the other, in order, each only after `mayPass` said so at
 * that moment. A message in fragments is put together first, so that none of it passes before its last frame is in;
 * pings are answered by the studio and do not pass at all. Who sends faster than the other reads is paused.
 *
 * @param app paused
 * @param fault told what `mayPass` threw; such a frame does not pass
 */
export function joinSockets(
  client: WebSocket,
  app: WebSocket,
  mayPass: FramePermit,
  bounds: ForwardBounds,
  fault: (error: unknown) => void,
): OpenSocket {
  let isOver = false

  const permitted = (direction: 'in' | 'out'): boolean => {
    try {
      return mayPass(direction) === true
    } catch (error) {
      fault(error)
      return false
    }
  }

  const close = (code: number, reason: string): void => {
    if (isOver) return
    isOver = true
    for (const side of [client, app]) {
      // Paused, it would not see the other's answer to the close frame.
      side.resume()
      side.close(code, reason)
    }
    const cutOff = setTimeout(() => {
      client.terminate()
      app.terminate()
    }, bounds.millisecondsToClose)
    closed.then(() => clearTimeout(cutOff))
  }

  const pass = (from: WebSocket, to: WebSocket, direction: 'in' | 'out'): Promise<void> => {
    const flushed = () => {
      if (from.isPaused && to.bufferedAmount <= bounds.bytesWaiting / 2) from.resume()
    }
    from.on('message', (message: Buffer, isBinary) => {
      if (isOver) return
      if (!permitted(direction)) {
        close(policyViolation, '')
        return
      }
      to.send(message, { binary: isBinary }, flushed)
      if (to.bufferedAmount > bounds.bytesWaiting) from.pause()
    })
    // `close` follows, and tells the rest.
    from.on('error', () => {})
    return new Promise((resolve) => {
      from.on('close', (code, reason) => {
        to.resume()
        closeLike(to, code, reason)
        resolve()
      })
    })
  }

  const bothClosed = [pass(client, app, 'in'), pass(app, client, 'out')]
  const unwatch = [client, app].map((side) => watchLife(side, bounds.millisecondsBetweenPings))
  const closed = Promise.all(bothClosed).then(() => {
    for (const stop of unwatch) stop()
  })
  app.resume()
  return { close, closed }
}

/** Ends one side as the other ended: with its code, with none, or, where it was cut off, without a word. */
function closeLike(side: WebSocket, code: number, reason: Buffer): void {
  if (side.readyState === WebSocket.CLOSED) return
  if (code === 1005) side.close()
  else if (code === 1006 || code === 1015) side.terminate()
  else side.close(code, reason)
}
