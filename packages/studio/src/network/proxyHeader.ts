import { Refusal } from '../errors/studioError.js'
import { maybeAddress } from './peerAddress.js'

/** Headers with a meaning of their own, which cannot also say who a proxy's peer is. */
const neverBelieved = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-type',
  'cookie',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'origin',
  'proxy-authorization',
  'proxy-connection',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
])

/** Whether a header's meaning forbids to believe it about a peer; `name` in lower case. */
export function isNeverBelieved(name: string): boolean {
  return neverBelieved.has(name) || name.startsWith('sec-') || name.startsWith('access-control-')
}

/**
 * The peer's address as a trusted proxy says it: its header exactly once, with exactly one address.
 *
 * A list is refused, although its right-most entry would be the proxy's own word. A list is what a proxy makes that
 * appends to what the client sent instead of setting the header; refused, that is seen on the first day, and not when
 * somebody puts a second proxy before it and the right-most entry becomes the first proxy's address.
 *
 * @param rawHeaders names and values in turn, as node:http gives them
 * @param header in lower case
 * @throws Refusal `network/proxy-header`, status 400
 */
export function addressByProxy(rawHeaders: readonly string[], header: string): string {
  const values = valuesOf(rawHeaders, header)
  const address = values.length === 1 ? maybeAddress(values[0] ?? '') : undefined
  if (address !== undefined) return address
  throw new Refusal(
    'network/proxy-header',
    400,
    `The trusted proxy must send ${header} once with one address; it came ${values.length} times.`,
  )
}

/** Every value of a header, in its order. */
export function valuesOf(rawHeaders: readonly string[], header: string): string[] {
  const values: string[] = []
  for (let n = 0; n < rawHeaders.length; n += 2) {
    if (rawHeaders[n]?.toLowerCase() === header) values.push(rawHeaders[n + 1] ?? '')
  }
  return values
}
