import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import type { App } from './app.js'
import { prepareSocketPath } from './socketPath.js'

/** An app that says what it was asked, over HTTP and WebSocket, in this process. */
export const echoApp: App = {
  name: 'echo',
  start: async ({ home, socketPath }) => {
    const server = createServer((request, response) => {
      if (request.url === '/redirect') {
        response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
        return
      }
      if (request.url === '/slowly') {
        response.write('first down\n')
        return
      }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ home, url: request.url, headers: request.rawHeaders }))
    })
    const sockets = new WebSocketServer({ server })
    sockets.on('connection', (socket) =>
      socket.on('message', (text, isBinary) => socket.send(text, { binary: isBinary })),
    )
    await prepareSocketPath(socketPath)
    await new Promise<void>((resolve) => server.listen(socketPath, resolve))
    let ended = () => {}
    const whenEnded = new Promise<void>((resolve) => {
      ended = resolve
    })
    return {
      socketPath,
      processGroup: process.pid,
      ended: whenEnded,
      stop: async () => {
        for (const socket of sockets.clients) socket.terminate()
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
        ended()
      },
    }
  },
}
