import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ForwardBounds } from './forwardBounds.js'

/**
 * Takes the client's side of WebSockets, once the app's side is open, with the subprotocol that the app chose.
 *
 * Frames are not compressed: permessage-deflate took five to eight times the processor for an echo over loopback, of
 * 200 bytes as of 50 kB, and lengths of compressed frames tell what stands beside text that somebody else chose.
 *
 * @returns undefined where the client has gone, or its handshake was refused and answered
 */
export function clientSocketOpener(bounds: ForwardBounds) {
  const chosen = new WeakMap<IncomingMessage, string>()
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: bounds.bytesOfMessage,
    handleProtocols: (_offered, request) => chosen.get(request) || false,
  })
  return (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    protocol: string,
  ): WebSocket | undefined => {
    let client: WebSocket | undefined
    chosen.set(request, protocol)
    server.handleUpgrade(request, socket, head, (opened) => {
      client = opened
    })
    return client
  }
}
