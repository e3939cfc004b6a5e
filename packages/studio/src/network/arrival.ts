import type { ContextValue } from '@fourthright/policy'
import type { Arrival, EntryPoint } from './entryPoint.js'

/**
 * What a connection proves by where it came in, frozen.
 *
 * @param address the peer's, canonical
 */
export function arrivalAt(entryPoint: EntryPoint, address: string): Arrival {
  return Object.freeze({ entryPoint, address, context: Object.freeze(contextOf(entryPoint, address)) })
}

/** As AWS sets them: `aws:SourceIp` is absent where a request comes through an endpoint, and present only where not. */
function contextOf({ endpoint, tls }: EntryPoint, address: string): Record<string, ContextValue> {
  const transport = { 'aws:SecureTransport': tls !== null }
  if (endpoint === null) return { 'aws:SourceIp': address, ...transport }
  return {
    'aws:VpcSourceIp': address,
    'aws:SourceVpc': endpoint.vpc,
    'aws:SourceVpce': endpoint.vpce,
    ...transport,
  }
}
