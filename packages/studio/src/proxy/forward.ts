import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** Where a request goes on to. */
export interface Onward {
  /** UNIX socket of the profile's app. */
  readonly socketPath: string
  /** Path and query to ask the app for; starts with one slash. */
  readonly path: string
}

/** Asked for every frame, in both directions, before it passes; false closes the socket with 1008. */
export type FramePermit = (direction: 'in' | 'out') => boolean

export interface OpenSocket {
  /** Closes both sides at once. */
  close(code: number, reason: string): void
  /** Resolves when both sides are closed. */
  readonly closed: Promise<void>
}

export interface Forwarder {
  /** Forwards a request whose access is decided, and the app's answer back. */
  request(request: IncomingMessage, response: ServerResponse, onward: Onward): void
  /**
   * Forwards a WebSocket whose access, origin included, is decided. Resolves when both sides are open; undefined
   * where the app did not take it (the client has been told 502).
   */
  upgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    onward: Onward,
    mayPass: FramePermit,
  ): Promise<OpenSocket | undefined>
  close(): Promise<void>
}
