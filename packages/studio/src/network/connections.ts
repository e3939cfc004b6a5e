import type { Socket } from 'node:net'
import type { Peers } from './peers.js'

/** The open connections of a listener: admitted ones only, and of one peer no more than its share. */
export class Connections {
  readonly #open = new Set<Socket>()
  readonly #ofPeer = new Map<string, number>()

  constructor(
    readonly peers: Peers,
    /** A trusted proxy speaks for many and has no such bound. */
    readonly mostOfOnePeer: number,
  ) {}

  /** Keeps a connection, or closes it at once. */
  take(socket: Socket): void {
    const peer = this.peers.admit(socket)
    const already = peer === undefined ? 0 : (this.#ofPeer.get(peer.address) ?? 0)
    if (peer === undefined || (!peer.isProxy && already >= this.mostOfOnePeer)) {
      socket.destroy()
      return
    }
    const { address } = peer
    this.#open.add(socket)
    this.#ofPeer.set(address, already + 1)
    socket.once('close', () => {
      this.#open.delete(socket)
      const left = (this.#ofPeer.get(address) ?? 1) - 1
      if (left === 0) this.#ofPeer.delete(address)
      else this.#ofPeer.set(address, left)
    })
  }

  /** Ends all, upgraded ones too. */
  end(): void {
    for (const socket of this.#open) socket.destroy()
  }
}
