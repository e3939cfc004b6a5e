import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { headersToApp } from '../network/headersToApp.js'
import type { Onward } from './forward.js'
import type { ForwardBounds } from './forwardBounds.js'

/**
 * The app's side of a WebSocket, open; or what to answer, and why where the app is at fault; or nobody to answer, for
 * the client has gone.
 */
export type AppSocket =
  | { readonly app: WebSocket }
  | { readonly status: 400 | 502 | 504; readonly error?: unknown }
  | { readonly gone: true }

/** Opens the app's side of WebSockets. */
export function appSocketOpener(bounds: ForwardBounds) {
  return (request: IncomingMessage, socket: Duplex, onward: Onward): Promise<AppSocket> => {
    const protocols = maybeProtocols(request)
    if (!isHandshake(request) || protocols === undefined) return Promise.resolve({ status: 400 })
    return open(request, socket, onward, protocols, bounds)
  }
}

function isHandshake({ headers }: IncomingMessage): boolean {
  const key = headers['sec-websocket-key'] ?? ''
  return /^[+/0-9A-Za-z]{22}==$/.test(key) && headers['sec-websocket-version'] === '13'
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** The subprotocols that the client offers; undefined where the list is no list of different tokens. */
function maybeProtocols({ headers }: IncomingMessage): string[] | undefined {
  const offered = headers['sec-websocket-protocol']
  if (offered === undefined) return []
  const protocols = offered.split(',').map((protocol) => protocol.trim())
  const isGood =
    protocols.every((protocol) => token.test(protocol)) && new Set(protocols).size === protocols.length
  return isGood ? protocols : undefined
}

function open(
  request: IncomingMessage,
  socket: Duplex,
  { socketPath, path }: Onward,
  protocols: string[],
  bounds: ForwardBounds,
): Promise<AppSocket> {
  return new Promise((resolve) => {
    let wasSilent = false
    // The URL is only a form: the connection goes to the socket, and the path is said byte for byte.
    const app = new WebSocket('ws://app/', protocols, {
      createConnection: () => connect(socketPath),
      finishRequest: (outgoing) => {
        outgoing.path = path
        outgoing.end()
      },
      headers: handshakeHeaders(request.rawHeaders),
      followRedirects: false,
      // Nobody stands between the studio and a UNIX socket: nothing to save there, nor to hide from.
      perMessageDeflate: false,
      generateMask: (mask) => mask.fill(0),
      maxPayload: bounds.bytesOfMessage,
    })
    const patience = setTimeout(() => {
      wasSilent = true
      app.terminate()
    }, bounds.millisecondsToAnswer)
    const stopWatching = whenGone(socket, () => {
      settle({ gone: true })
      app.terminate()
    })
    const settle = (outcome: AppSocket) => {
      clearTimeout(patience)
      stopWatching()
      resolve(outcome)
    }
    app.once('open', () => {
      // Not a frame is lost until the other side is there.
      app.pause()
      settle({ app })
    })
    app.on('error', (error) => settle({ status: wasSilent ? 504 : 502, error }))
  })
}

/** Sees a client go before its handshake is answered: the socket must be read for that, its bytes stay in it. */
function whenGone(socket: Duplex, gone: () => void): () => void {
  const look = () => {
    if (socket.readableLength === 0) socket.read()
  }
  socket.on('readable', look).once('end', gone).once('close', gone)
  return () => socket.off('readable', look).off('end', gone).off('close', gone)
}

/** The client's, but for those of the handshake itself, which are made anew. */
function handshakeHeaders(rawHeaders: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  const kept = headersToApp(rawHeaders)
  for (let n = 0; n < kept.length; n += 2) {
    const name = (kept[n] as string).toLowerCase()
    if (name.startsWith('sec-websocket-')) continue
    const value = kept[n + 1] as string
    const before = headers[name]
    headers[name] = before === undefined ? value : `${before}${name === 'cookie' ? '; ' : ', '}${value}`
  }
  return headers
}
