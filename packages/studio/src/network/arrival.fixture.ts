import type { Arrival, EntryPoint } from './entryPoint.js'

/** An arrival through an endpoint listener, as the listener makes it. */
export function throughEndpoint(vpce: string, name = 'studio-endpoint', address = '10.16.0.5'): Arrival {
  return {
    entryPoint: entryPointOf(name, { vpce, vpc: 'vpc-studio' }),
    address,
    context: {
      'aws:VpcSourceIp': address,
      'aws:SourceVpc': 'vpc-studio',
      'aws:SourceVpce': vpce,
      'aws:SecureTransport': false,
    },
  }
}

/** An arrival through a public listener. */
export function fromOutside(name = 'studio-public', address = '198.51.100.9'): Arrival {
  return {
    entryPoint: entryPointOf(name, null),
    address,
    context: { 'aws:SourceIp': address, 'aws:SecureTransport': false },
  }
}

function entryPointOf(name: string, endpoint: EntryPoint['endpoint']): EntryPoint {
  return {
    name,
    door: 'studio',
    endpoint,
    address: '127.0.0.1',
    port: 0,
    ranges: ['127.0.0.0/8'],
    hosts: ['*.d-test.studio.localhost'],
    tls: null,
    trustedProxy: null,
  }
}
