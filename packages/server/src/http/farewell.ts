import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Requests that still run so long after the server began to close are broken off, in milliseconds. */
const longest = 30_000
const lookEvery = 50

/**
 * Closes connections while the server closes, as they fall silent. Node itself closes those that are idle at the first
 * moment: not one whose answer was just on its way, nor one on which nothing was asked yet, as browsers open ahead.
 */
export function farewell(app: FastifyInstance): void {
  const { server } = app
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  app.addHook('preClose', async () => {
    const looking = setInterval(() => {
      server.closeIdleConnections()
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
    }, lookEvery)
    const breakingOff = setTimeout(() => server.closeAllConnections(), longest)
    server.once('close', () => {
      clearInterval(looking)
      clearTimeout(breakingOff)
    })
  })
}
