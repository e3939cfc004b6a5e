/** Bounds of forwarding. */
export interface ForwardBounds {
  /** Open at once to one app; more requests wait. */
  readonly connectionsOfOneApp: number
  readonly idleConnectionsOfOneApp: number
  /** How long an app may be silent before its answer begins, or before it takes a WebSocket. */
  readonly millisecondsToAnswer: number
  /** Of one WebSocket message, all fragments together. */
  readonly bytesOfMessage: number
  /** Waiting for one side of a WebSocket, before the other is paused. */
  readonly bytesWaiting: number
  /** Between two pings; who shows no sign of life from one to the next is gone. */
  readonly millisecondsBetweenPings: number
  /** Between the studio's close frame and the end of a connection that does not answer it. */
  readonly millisecondsToClose: number
}

export const defaultBounds: ForwardBounds = {
  connectionsOfOneApp: 256,
  idleConnectionsOfOneApp: 16,
  millisecondsToAnswer: 300_000,
  bytesOfMessage: 32 * 1024 * 1024,
  bytesWaiting: 1024 * 1024,
  millisecondsBetweenPings: 30_000,
  millisecondsToClose: 500,
}
