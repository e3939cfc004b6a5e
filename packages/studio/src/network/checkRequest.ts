import type { IncomingMessage } from 'node:http'
import { Refusal } from '../errors/studioError.js'
import { answersTo } from './hostName.js'

/** What a listener answers to. */
export interface Answering {
  readonly hosts: readonly string[]
  readonly port: number
  /** Whether it speaks TLS, which decides the port that a Host without one means. */
  readonly secure: boolean
}

/** Node's parser knows forty, some of other protocols. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const mostHeaders = 128
const targetForm = /^\/[\x21\x22\x24-\x7e]*$/
const hostForm = /^([a-z0-9.-]{1,253})(?::([0-9]{1,5}))?$/i

/**
 * Checks what node's strict parser lets through and the studio does not: more than one reading of where a request
 * goes or where it ends.
 *
 * @throws Refusal `network/version`, `network/method`, `network/target`, `network/too-many-headers`,
 * `network/framing`, `network/host` (400), `network/misdirected` (421)
 */
export function checkRequest(request: IncomingMessage, answering: Answering): void {
  const { method = '', url = '', httpVersion, rawHeaders } = request
  if (httpVersion !== '1.1' && httpVersion !== '1.0')
    refuse('network/version', 'It is neither HTTP/1.1 nor 1.0.')
  if (!methods.has(method)) refuse('network/method', `${method} is not for this listener.`)
  // Only the origin form: an absolute URI or an authority would name a second host.
  if (!targetForm.test(url)) refuse('network/target', 'The request target is no path with query.')
  if (rawHeaders.length > 2 * mostHeaders)
    refuse('network/too-many-headers', `More than ${mostHeaders} headers.`)
  const found = readFraming(rawHeaders)
  checkFraming(found, httpVersion)
  if (found.hosts !== 1) refuse('network/host', `The request has ${found.hosts} Host headers.`)
  checkHost(found.host, answering)
}

interface Framing {
  hosts: number
  host: string
  lengths: number
  encodings: number
  encoding: string
}

function readFraming(rawHeaders: readonly string[]): Framing {
  const found: Framing = { hosts: 0, host: '', lengths: 0, encodings: 0, encoding: '' }
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const name = rawHeaders[n] as string
    const value = rawHeaders[n + 1] as string
    // The length first: most headers are then done with.
    if (name.length === 4 && name.toLowerCase() === 'host') {
      found.hosts++
      found.host = value
    } else if (name.length === 14 && name.toLowerCase() === 'content-length') {
      found.lengths++
    } else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') {
      found.encodings++
      found.encoding = value
    }
  }
  return found
}

/** One way alone says where the body ends: one length, or `chunked` in HTTP/1.1. */
function checkFraming({ lengths, encodings, encoding }: Framing, version: string): void {
  if (lengths + encodings > 1) refuse('network/framing', 'More than one header says where the body ends.')
  if (encodings === 1 && (version !== '1.1' || encoding.toLowerCase() !== 'chunked'))
    refuse('network/framing', 'The only transfer coding is chunked, in HTTP/1.1.')
}

function checkHost(host: string, { hosts, port, secure }: Answering): void {
  const read = hostForm.exec(host)
  if (read === null) refuse('network/host', 'The Host header is no host name.')
  const named = read?.[2] === undefined ? (secure ? 443 : 80) : Number(read[2])
  if (named !== port || !answersTo(hosts, (read?.[1] ?? '').toLowerCase()))
    throw new Refusal('network/misdirected', 421, 'The Host header names none of the hosts of this listener.')
}

function refuse(code: string, message: string): void {
  throw new Refusal(code, 400, message)
}

/** The host name that a checked request asks for: lower case, no port. */
export function hostNameOf(request: IncomingMessage): string {
  return (hostForm.exec(request.headers.host ?? '')?.[1] ?? '').toLowerCase()
}

/**
 * Checks a request to upgrade: to a WebSocket, with no body that would be read as its first bytes.
 *
 * @throws Refusal `network/upgrade`, status 400
 */
export function checkUpgrade(request: IncomingMessage): void {
  const { method, httpVersion, headers } = request
  const bodyless = headers['content-length'] === undefined && headers['transfer-encoding'] === undefined
  const isWebSocket = headers.upgrade?.toLowerCase() === 'websocket'
  if (method !== 'GET' || httpVersion !== '1.1' || !bodyless || !isWebSocket)
    throw new Refusal('network/upgrade', 400, 'Only a GET without body becomes a WebSocket.')
}
