import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { Refusal, StudioStateError } from '../errors/studioError.js'
import { checkRequest, checkUpgrade } from './checkRequest.js'
import { Connections } from './connections.js'
import type { DoorHandler } from './door.js'
import type { Arrival, EntryPoint } from './entryPoint.js'
import { defaultLimits, type ListenerLimits } from './listenerLimits.js'
import { Peers } from './peers.js'
import { answerOnSocket, answerPlainly } from './plainAnswer.js'
import { isSecure, listen, strictServer } from './strictServer.js'
import { Turns } from './turns.js'

export interface Listener {
  readonly entryPoint: EntryPoint
  /** The port that it got. */
  readonly port: number
  /** Shows a renewed certificate to new connections. @throws StudioStateError `network/no-tls` on plain HTTP */
  useCertificate(tls: { readonly key: string; readonly certificate: string }): void
  /** Takes no new connections, ends the ones that are open, upgraded ones too. */
  close(): Promise<void>
}

/** Told what happens at a listener; the caller learns nothing of it. Neither may throw. */
export interface ListenerWatch {
  /** The handler threw: the process goes on, the caller got 500. */
  fault?(error: unknown, entryPoint: EntryPoint): void
  /** The listener itself refused a request; the address is the TCP peer's. May be many: whoever writes, counts. */
  refused?(refusal: Refusal, entryPoint: EntryPoint, address: string | null): void
}

type Refuse = (status: number) => void

export interface ListenerOptions {
  readonly watch?: ListenerWatch
  readonly limits?: Partial<ListenerLimits>
}

/**
 * Opens a listener of an entry point: peers out of its ranges are closed at once, every request's framing, target and
 * Host are checked, and what is left goes to the handler with where it came in.
 *
 * @param entryPoint as `checkEntryPoint` gives it
 * @throws StudioStateError `network/port-taken`, `network/cannot-listen`
 */
export async function openListener(
  entryPoint: EntryPoint,
  handler: DoorHandler,
  { watch = {}, limits: given = {} }: ListenerOptions = {},
): Promise<Listener> {
  const limits = { ...defaultLimits, ...given }
  const peers = new Peers(entryPoint)
  const connections = new Connections(peers, limits.connectionsOfOnePeer)
  const { tls, hosts } = entryPoint
  const server = strictServer(entryPoint, limits)
  const answering = { hosts, port: entryPoint.port, secure: tls !== null }
  // What stands behind a refused request on its connection is no request: where it begins is not sure.
  const over = new WeakSet<Socket>()
  const turns = new Turns()

  // 1 Who connects; before node's own listener, so that a stranger does not even reach the parser or TLS.
  server.prependListener('connection', (socket: Socket) => connections.take(socket))

  // 2 What is asked, and where it came in; 3 the handler. Whatever is thrown stays here.
  const pass = (request: IncomingMessage, refuse: Refuse, handle: (arrival: Arrival) => unknown): void => {
    if (over.has(request.socket)) return
    const fail = (error: unknown) => {
      over.add(request.socket)
      if (error instanceof Refusal) watch.refused?.(error, entryPoint, request.socket.remoteAddress ?? null)
      else watch.fault?.(error, entryPoint)
      refuse(error instanceof Refusal ? error.status : 500)
    }
    try {
      checkRequest(request, answering)
      const outcome = handle(peers.arrivalOf(request))
      if (outcome instanceof Promise) outcome.catch(fail)
    } catch (error) {
      fail(error)
    }
  }
  const onRequest = (request: IncomingMessage, response: ServerResponse, waits = false): void => {
    response.on('error', (error) => {
      watch.fault?.(error, entryPoint)
      response.destroy()
    })
    const refuse = (status: number) => answerPlainly(response, status)
    turns.take(request.socket, response, () =>
      pass(request, refuse, (arrival) => {
        if (waits) response.writeContinue()
        return handler.request(request, response, arrival)
      }),
    )
  }
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy())
    // Frames and the rest of an answer would go out in one another.
    if (turns.isBusy(request.socket)) {
      socket.destroy()
      return
    }
    // After a fault nobody knows what was already said on it.
    const refuse = (status: number) => (status === 500 ? socket.destroy() : answerOnSocket(socket, status))
    pass(request, refuse, (arrival) => {
      checkUpgrade(request)
      if (handler.upgrade === undefined)
        throw new Refusal('network/no-upgrade', 400, 'Behind this listener is nothing to upgrade to.')
      return handler.upgrade(request, socket, head, arrival)
    })
  }

  server.on('request', (request, response) => onRequest(request, response))
  // Node says "go on" by itself before anybody looked; here only an admitted request may send its body.
  server.on('checkContinue', (request, response) => onRequest(request, response, true))
  server.on('checkExpectation', (_request, response) => answerPlainly(response, 417))
  server.on('upgrade', onUpgrade)
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy())
    answerOnSocket(socket, 400)
  })

  const port = await listen(server, entryPoint)
  server.on('error', (error) => watch.fault?.(error, entryPoint))
  answering.port = port
  return {
    entryPoint,
    port,
    useCertificate: ({ key, certificate }) => {
      if (!isSecure(server))
        throw new StudioStateError('network/no-tls', { message: `${entryPoint.name} speaks plain HTTP.` })
      server.setSecureContext({ key, cert: certificate, minVersion: 'TLSv1.2' })
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        connections.end()
      }),
  }
}
