import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { App } from '../../apps/app.js'
import { prepareSocketPath } from '../../apps/socketPath.js'

/** An app that remembers all that ever reached it: what is not here was stopped before. */
export interface WitnessApp extends App {
  /** Requests and upgrades in turn, as they came. */
  readonly requests: { readonly line: string; readonly rawHeaders: readonly string[] }[]
  readonly frames: string[]
  /** Where `/redirect` leads to. */
  redirectTo: string
}

/** Echoes requests and frames; `/slowly` goes on for ever, `/redirect` leads away, `/toss` misbehaves in its headers. */
export function witnessApp(): WitnessApp {
  const requests: WitnessApp['requests'] = []
  const frames: string[] = []
  const app: WitnessApp = {
    name: 'witness',
    requests,
    frames,
    redirectTo: 'http://169.254.169.254/latest/meta-data',
    start: async ({ home, socketPath }) => {
      const server = createServer((request, response) => {
        const { method, url, rawHeaders } = request
        requests.push({ line: `${method} ${url}`, rawHeaders })
        if (url === '/redirect') {
          response.writeHead(302, { location: app.redirectTo }).end()
          return
        }
        if (url === '/slowly') {
          const drip = setInterval(() => response.write('first down\n'), 10)
          response.on('close', () => clearInterval(drip))
          return
        }
        if (url === '/toss') {
          response.setHeader('set-cookie', [
            '__Host-fourthright=planted; Path=/; Secure',
            'theme=dark; Domain=studio.localhost',
            'own=1',
          ])
          response.setHeader('access-control-allow-origin', '*')
          response.setHeader('access-control-allow-credentials', 'true')
        }
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ home, method, url, headers: rawHeaders }))
      })
      const sockets = new WebSocketServer({ server })
      sockets.on('connection', (socket: WebSocket, { url, rawHeaders }) => {
        requests.push({ line: `UPGRADE ${url}`, rawHeaders })
        socket.on('error', () => {})
        socket.on('message', (message, isBinary) => {
          frames.push(String(message))
          socket.send(message, { binary: isBinary })
        })
      })
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
  return app
}
