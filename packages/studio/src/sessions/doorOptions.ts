import type { IncomingMessage } from 'node:http'
import type { Place } from '../access/arns.js'
import type { Audit } from '../audit/audit.js'
import type { Clock } from '../clock/clock.js'
import { hostNameOf } from '../network/checkRequest.js'
import type { Arrival } from '../network/entryPoint.js'
import type { FaultReport } from '../network/fastifyDoor.js'
import type { Flood } from '../presign/flood.js'
import type { Forwarder } from '../proxy/forward.js'
import type { LiveState } from '../state/liveState.js'
import type { Database } from '../store/database.js'
import type { Admission } from './admission.js'
import type { OpenWork } from './openWork.js'
import type { SessionBook } from './sessionBook.js'
import type { Usage } from './usage.js'

export interface StudioDoorOptions {
  readonly database: Database
  readonly live: LiveState
  readonly audit: Audit
  readonly clock: Clock
  readonly place: Place
  readonly book: SessionBook
  readonly admission: Admission
  readonly usage: Usage
  readonly openWork: OpenWork
  readonly forwarder: Forwarder
  /** The UNIX socket of a profile's app, started where it does not run. */
  readonly appSocket: (label: string) => Promise<string>
  /** Unknown tokens and cookies of one address. */
  readonly guesses: Flood
  readonly report: FaultReport
}

/** A request at the studio's door, with what the listener has made sure of. */
export interface Visit {
  readonly request: IncomingMessage
  readonly arrival: Arrival
  /** First label of the host: whose profile's origin it is. */
  readonly label: string
  /** `http://label.domain.studio.localhost:4103`. */
  readonly origin: string
  readonly path: string
  /** What follows the question mark, as it came. */
  readonly query: string
}

/** Reads a request once. The listener has checked that the host is one of its own, and said once. */
export function visitOf(request: IncomingMessage, arrival: Arrival): Visit {
  const { host = '' } = request.headers
  const url = request.url ?? ''
  const mark = url.indexOf('?')
  return {
    request,
    arrival,
    label: hostNameOf(request).split('.', 1)[0] ?? '',
    origin: `${arrival.entryPoint.tls === null ? 'http' : 'https'}://${host}`,
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
  }
}
