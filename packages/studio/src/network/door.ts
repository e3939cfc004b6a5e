import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Arrival } from './entryPoint.js'

/** What stands behind a listener: it gets requests whose peer and host are admitted, and where they came in. */
export interface DoorHandler {
  request(request: IncomingMessage, response: ServerResponse, arrival: Arrival): void
  /** WebSocket upgrades; without it they are refused. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer, arrival: Arrival): void
}
