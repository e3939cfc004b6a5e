// packages/studio/src/apps/testDoor.fixture.ts
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { WebSocket, WebSocketServer } from 'ws'

async function openTestDoor(socketPath) {
  let refusal = null
  const sockets = new WebSocketServer({ noServer: true })
  const server = createServer((incoming, response) => {
    if (refusal !== null) response.writeHead(refusal).end('{"message":"Forbidden"}')
    else forward(socketPath, incoming, response)
  })
  server.on('upgrade', (incoming, socket, head) => {
    if (refusal !== null)
      return socket.end(`HTTP/1.1 ${refusal} No\r
\r
`)
    const { host, origin } = incoming.headers
    const inner = new WebSocket(`ws+unix:${socketPath}:${incoming.url}`, {
      headers: { host: host ?? '', ...(origin === void 0 ? {} : { origin }) },
    })
    inner.on('error', () => socket.destroy())
    inner.on('open', () => sockets.handleUpgrade(incoming, socket, head, (outer) => join(outer, inner)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://alice.localhost:${server.address().port}`,
    closeSockets(code) {
      for (const socket of sockets.clients) {
        if (code === void 0) socket.terminate()
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
function forward(socketPath, incoming, response) {
  const { url: path, method, headers } = incoming
  const onward = request({ socketPath, path, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  incoming.pipe(onward)
}
function join(outer, inner) {
  outer.on('message', (bytes, isBinary) => inner.send(bytes, { binary: isBinary }))
  inner.on('message', (bytes, isBinary) => outer.send(bytes, { binary: isBinary }))
  outer.on('close', () => inner.close())
  inner.on('close', () => outer.close())
  outer.on('error', () => inner.terminate())
}

export { openTestDoor }
