import { Agent } from 'node:http'
import { isAbsolute } from 'node:path'
import { StudioInputError } from '../errors/studioError.js'
import { answerOnSocket, answerPlainly } from '../network/plainAnswer.js'
import { appSocketOpener } from './appSocket.js'
import { clientSocketOpener } from './clientSocket.js'
import type { Forwarder, Onward, OpenSocket } from './forward.js'
import { defaultBounds, type ForwardBounds } from './forwardBounds.js'
import { forwardRequest } from './forwardRequest.js'
import { joinSockets } from './joinSockets.js'

export interface ForwarderOptions {
  readonly bounds?: Partial<ForwardBounds>
  /** Told why an app did not take a request or a WebSocket; the caller learns 502 or 504. May not throw. */
  readonly fault?: (error: unknown, socketPath: string) => void
}

/**
 * A forwarder to apps on UNIX sockets, with connections kept alive for each. Where it goes to is its argument's word
 * alone: nothing of a request names a place, and redirects are the browser's to follow.
 */
export function openForwarder({ bounds: given = {}, fault = () => {} }: ForwarderOptions = {}): Forwarder {
  const bounds = { ...defaultBounds, ...given }
  const agent = new Agent({
    keepAlive: true,
    maxSockets: bounds.connectionsOfOneApp,
    maxFreeSockets: bounds.idleConnectionsOfOneApp,
  })
  const toApp = appSocketOpener(bounds)
  const toClient = clientSocketOpener(bounds)
  const open = new Set<OpenSocket>()
  let closed = false

  return {
    request(request, response, onward) {
      if (closed || !mayAskFor(onward)) answerPlainly(response, closed ? 503 : 400)
      else forwardRequest(request, response, onward, { agent, bounds, fault })
    },

    async upgrade(request, socket, head, onward, mayPass) {
      if (closed || !mayAskFor(onward)) {
        answerOnSocket(socket, closed ? 503 : 400)
        return undefined
      }
      const opened = await toApp(request, socket, onward)
      if ('gone' in opened) {
        socket.destroy()
        return undefined
      }
      if ('status' in opened) {
        if (opened.error !== undefined) fault(opened.error, onward.socketPath)
        answerOnSocket(socket, opened.status)
        return undefined
      }
      const { app } = opened
      const client = closed ? undefined : toClient(request, socket, head, app.protocol)
      if (client === undefined) {
        app.terminate()
        return undefined
      }
      const joined = joinSockets(client, app, mayPass, bounds, (error) => fault(error, onward.socketPath))
      open.add(joined)
      joined.closed.then(() => open.delete(joined))
      return joined
    },

    async close() {
      closed = true
      for (const socket of open) socket.close(1001, 'The studio ends.')
      await Promise.all([...open].map((socket) => socket.closed))
      agent.destroy()
    },
  }
}

/** @throws StudioInputError `proxy/socket-path` where the studio itself names no socket */
function mayAskFor({ socketPath, path }: Onward): boolean {
  if (!isAbsolute(socketPath))
    throw new StudioInputError('proxy/socket-path', {
      field: 'socketPath',
      value: socketPath,
      valid: 'an absolute path',
      message: 'An app is reached over its UNIX socket only.',
    })
  return /^\/(?!\/)[\x21\x22\x24-\x7e]*$/.test(path)
}
