import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testListener } from '../network/entryPoints.fixture.js'
import type { Forwarder, FramePermit, OpenSocket } from './forward.js'
import { type ForwarderOptions, openForwarder } from './forwardOverSocket.js'

/** An app of a test, on a UNIX socket, behind a forwarder, behind a listener. */
export interface Proxied {
  readonly app: Server
  readonly socketPath: string
  readonly port: number
  /** The Host header to send. */
  readonly host: string
  readonly forwarder: Forwarder
  /** What the forwarder said was wrong with the app. */
  readonly faults: unknown[]
  /** What the listener said was thrown. */
  readonly thrown: unknown[]
  /** WebSockets that were asked for, in order. */
  readonly sockets: Promise<OpenSocket | undefined>[]
  close(): Promise<void>
}

export interface ProxiedOptions extends ForwarderOptions {
  readonly mayPass?: FramePermit
  /** Path to ask the app for, instead of the request's. */
  readonly path?: string
  /** Another socket than the app's. */
  readonly socketPath?: string
}

export async function proxied(options: ProxiedOptions = {}): Promise<Proxied> {
  const directory = mkdtempSync(join(tmpdir(), 'fourthright-proxy-'))
  const socketPath = join(directory, 'app.sock')
  const app = createServer()
  await new Promise<void>((resolve) => app.listen(socketPath, resolve))
  const faults: unknown[] = []
  const thrown: unknown[] = []
  const sockets: Promise<OpenSocket | undefined>[] = []
  const forwarder = openForwarder({ fault: (error) => faults.push(error), ...options })
  const onward = (url: string | undefined) => ({
    socketPath: options.socketPath ?? socketPath,
    path: options.path ?? url ?? '/',
  })
  const { listener, port, host } = await testListener(
    {},
    {
      request: (request, response) => forwarder.request(request, response, onward(request.url)),
      upgrade(request, socket, head) {
        const { mayPass = () => true } = options
        sockets.push(forwarder.upgrade(request, socket, head, onward(request.url), mayPass))
      },
    },
    { watch: { fault: (error) => thrown.push(error) } },
  )
  return {
    app,
    socketPath,
    port,
    host,
    forwarder,
    faults,
    thrown,
    sockets,
    async close() {
      await forwarder.close()
      await listener.close()
      app.closeAllConnections()
      await new Promise((resolve) => app.close(resolve))
      rmSync(directory, { recursive: true })
    },
  }
}
