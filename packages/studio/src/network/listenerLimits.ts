/** Bounds of one listener, so that nobody can hold it by being slow or many. */
export interface ListenerLimits {
  readonly connections: number
  /** Of one address; a trusted proxy has no bound of its own. */
  readonly connectionsOfOnePeer: number
  readonly requestsOnOneConnection: number
  /** Of request line and headers together. */
  readonly bytesOfHeaders: number
  /** From the first byte to the last header; also for the TLS handshake. */
  readonly millisecondsForHeaders: number
  /** From the first byte to the last of the body. */
  readonly millisecondsForRequest: number
  /** Between two requests. */
  readonly millisecondsIdle: number
  /** How often slow ones are looked for. */
  readonly millisecondsBetweenChecks: number
}

export const defaultLimits: ListenerLimits = {
  connections: 1024,
  connectionsOfOnePeer: 256,
  requestsOnOneConnection: 100_000,
  bytesOfHeaders: 16 * 1024,
  millisecondsForHeaders: 15_000,
  // Half an hour: a notebook's upload over a slow line is honest, and connections are few.
  millisecondsForRequest: 1_800_000,
  millisecondsIdle: 30_000,
  millisecondsBetweenChecks: 2_000,
}
