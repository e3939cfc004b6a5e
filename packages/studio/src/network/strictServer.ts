import { createServer, type Server, type ServerOptions } from 'node:http'
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { StudioStateError } from '../errors/studioError.js'
import type { EntryPoint } from './entryPoint.js'
import type { ListenerLimits } from './listenerLimits.js'

/** Node's own server at its strictest: HTTP, or HTTPS from TLS 1.2 on where the entry point has a certificate. */
export function strictServer({ tls }: EntryPoint, limits: ListenerLimits): Server | SecureServer {
  const strict: ServerOptions = {
    insecureHTTPParser: false,
    // Counted by us, so that one Host too few is answered like one too many.
    requireHostHeader: false,
    maxHeaderSize: limits.bytesOfHeaders,
    headersTimeout: limits.millisecondsForHeaders,
    requestTimeout: limits.millisecondsForRequest,
    keepAliveTimeout: limits.millisecondsIdle,
    connectionsCheckingInterval: limits.millisecondsBetweenChecks,
    keepAlive: true,
    noDelay: true,
  }
  const server =
    tls === null
      ? createServer(strict)
      : createSecureServer({
          ...strict,
          key: tls.key,
          cert: tls.certificate,
          minVersion: 'TLSv1.2',
          ALPNProtocols: ['http/1.1'],
          handshakeTimeout: limits.millisecondsForHeaders,
        })
  server.maxConnections = limits.connections
  server.maxRequestsPerSocket = limits.requestsOnOneConnection
  // All of them are seen, for `checkRequest` counts them: node would drop those beyond 1,000 in silence.
  server.maxHeadersCount = 0
  return server
}

/** Whether it is an HTTPS server. */
export function isSecure(server: Server | SecureServer): server is SecureServer {
  return 'setSecureContext' in server
}

/**
 * Binds a server to its entry point's address.
 *
 * @returns the port that it got
 * @throws StudioStateError `network/port-taken`, `network/cannot-listen`
 */
export function listen(server: Server | SecureServer, { name, address, port }: EntryPoint): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EADDRINUSE' ? 'network/port-taken' : 'network/cannot-listen'
      const message = `${name} cannot listen on ${address}, port ${port}: ${error.code ?? error.message}.`
      reject(new StudioStateError(code, { field: 'port', value: port, message }))
    }
    server.once('error', fail)
    server.listen(port, address, () => {
      server.off('error', fail)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
