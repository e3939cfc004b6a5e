import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Pipelined requests of one connection that wait; browsers send none. */
const mostWaiting = 32

interface Queue {
  last: ServerResponse
  waiting: number
}

/**
 * One request of a connection at a time. Node hands out pipelined ones together, and never closes the answers that
 * wait for the first where the caller goes meanwhile: whatever was begun for them would go on for ever.
 */
export class Turns {
  readonly #queues = new WeakMap<Socket, Queue>()

  /** Begins when the answers before are given; never where the connection ends before, or too many wait. */
  take(socket: Socket, response: ServerResponse, begin: () => void): void {
    const queue = this.#queues.get(socket)
    if (queue === undefined || queue.last.closed) {
      this.#queues.set(socket, { last: response, waiting: 0 })
      begin()
      return
    }
    const { last } = queue
    queue.last = response
    queue.waiting += 1
    if (queue.waiting > mostWaiting) {
      socket.destroy()
      return
    }
    last.once('close', () => {
      queue.waiting -= 1
      if (!socket.destroyed) begin()
    })
  }

  /** Whether answers are still to be given. */
  isBusy(socket: Socket): boolean {
    return this.#queues.get(socket)?.last.closed === false
  }
}
