import { valuesOf } from './proxyHeader.js'

/** Headers of one connection, which no proxy passes on (RFC 9110, section 7.6.1). */
export const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Further headers of this connection, as its `Connection` header names them; lower case. */
export function namedByConnection(rawHeaders: readonly string[]): ReadonlySet<string> {
  const named = new Set<string>()
  for (const value of valuesOf(rawHeaders, 'connection')) {
    for (const name of value.split(',')) named.add(name.trim().toLowerCase())
  }
  return named
}
