import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

/** A port of loopback that leads to an app's UNIX socket, as the studio's does, and asks nobody. */
export interface TestDoor {
  readonly address: string
  /** Closes every open WebSocket as the studio does when an access ends; without a code the connection breaks. */
  closeSockets(code?: number): void
  /** From now on every request and WebSocket is refused with this status; null lets them pass again. */
  refuseWith(status: number | null): void
  close(): Promise<void>
}

export async function openTestDoor(socketPath: string): Promise<TestDoor> {
  let refusal: number | null = null
  const sockets = new WebSocketServer({ noServer: true })

  const server = createServer((incoming, response) => {
    if (refusal !== null) response.writeHead(refusal).end('{"message":"Forbidden"}')
    else forward(socketPath, incoming, response)
  })
  server.on('upgrade', (incoming, socket, head) => {
    if (refusal !== null) return socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`)
    const { host, origin } = incoming.headers
    const inner = new WebSocket(`ws+unix:${socketPath}:${incoming.url}`, {
      headers: { host: host ?? '', ...(origin === undefined ? {} : { origin }) },
    })
    inner.on('error', () => socket.destroy())
    inner.on('open', () => sockets.handleUpgrade(incoming, socket, head, (outer) => join(outer, inner)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    address: `http://alice.localhost:${(server.address() as AddressInfo).port}`,
    closeSockets(code) {
      for (const socket of sockets.clients) {
        if (code === undefined) socket.terminate()
        else socket.close(code, 'The access has ended.')
      }
    },
    refuseWith(status) {
      refusal = status
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function forward(socketPath: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { url: path, method, headers } = incoming
  const onward = request({ socketPath, path, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  incoming.pipe(onward)
}

function join(outer: WebSocket, inner: WebSocket): void {
  outer.on('message', (bytes, isBinary) => inner.send(bytes, { binary: isBinary }))
  inner.on('message', (bytes, isBinary) => outer.send(bytes, { binary: isBinary }))
  outer.on('close', () => inner.close())
  inner.on('close', () => outer.close())
  outer.on('error', () => inner.terminate())
}
