import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { Refusal } from '../errors/studioError.js'
import { arrivalAt } from './arrival.js'
import type { Arrival, EntryPoint } from './entryPoint.js'
import { isInside, maybeAddress, rangesOf } from './peerAddress.js'
import { addressByProxy, valuesOf } from './proxyHeader.js'

interface Peer {
  readonly isProxy: boolean
  /** Of what comes from the peer itself. */
  readonly arrival: Arrival
}

/** Who may connect to one entry point, and where each request came in. */
export class Peers {
  readonly #entryPoint: EntryPoint
  readonly #ranges
  readonly #proxyRanges
  readonly #peers = new WeakMap<Socket, Peer>()

  constructor(entryPoint: EntryPoint) {
    this.#entryPoint = entryPoint
    this.#ranges = rangesOf(entryPoint.ranges)
    this.#proxyRanges = rangesOf(entryPoint.trustedProxy?.ranges ?? [])
  }

  /** Who connected, or undefined where nobody may from there. */
  admit(socket: Socket): { readonly address: string; readonly isProxy: boolean } | undefined {
    const address = maybeAddress(socket.remoteAddress ?? '')
    if (address === undefined) return undefined
    const isProxy = isInside(address, this.#proxyRanges)
    return isProxy || isInside(address, this.#ranges) ? { address, isProxy } : undefined
  }

  /**
   * Where a request came in: from the connection's peer, or from whom a trusted proxy names. The proxy's header is
   * gone afterwards, from whomever it came, so that nobody behind can believe it.
   *
   * @throws Refusal `network/peer` (403) out of the ranges, `network/proxy-header` (400)
   */
  arrivalOf(request: IncomingMessage): Arrival {
    const { arrival, isProxy } = this.#peerOf(request.socket)
    const header = this.#entryPoint.trustedProxy?.header
    if (header === undefined) return arrival
    if (!isProxy) {
      forget(request, header)
      return arrival
    }
    const address = addressByProxy(request.rawHeaders, header)
    forget(request, header)
    if (!isInside(address, this.#ranges))
      throw new Refusal('network/peer', 403, `${address}, named by the proxy, is in none of the ranges.`)
    return arrivalAt(this.#entryPoint, address)
  }

  /** Once a connection: of a TLS connection the socket is another than the one that was admitted. */
  #peerOf(socket: Socket): Peer {
    const known = this.#peers.get(socket)
    if (known !== undefined) return known
    const admitted = this.admit(socket)
    if (admitted === undefined) throw new Refusal('network/peer', 403, 'The peer is in none of the ranges.')
    const peer = { isProxy: admitted.isProxy, arrival: arrivalAt(this.#entryPoint, admitted.address) }
    this.#peers.set(socket, peer)
    return peer
  }
}

function forget(request: IncomingMessage, header: string): void {
  if (valuesOf(request.rawHeaders, header).length === 0) return
  request.rawHeaders = request.rawHeaders.filter((_, n, all) => all[n - (n % 2)]?.toLowerCase() !== header)
  delete request.headers[header]
}
