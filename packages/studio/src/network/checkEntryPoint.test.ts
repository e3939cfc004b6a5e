import { describe, expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import { StudioInputError } from '../errors/studioError.js'
import { issueLeaf, makeAuthority } from './certificates.js'
import { checkEntryPoint, type EntryPointSetting } from './checkEntryPoint.js'
import { checkEntryPoints } from './checkEntryPoints.js'
import { testEndpoint } from './entryPoints.fixture.js'

const office: EntryPointSetting = {
  name: 'studio-office',
  door: 'studio',
  endpoint: testEndpoint,
  port: 8443,
  ranges: ['127.0.0.0/8', '10.16.0.0/16', '2001:db8::/32'],
  hosts: ['studio.localhost', '*.studio.localhost'],
}

function refusalOf(work: () => unknown) {
  try {
    work()
  } catch (error) {
    if (error instanceof StudioInputError) return error.toJSON()
    throw error
  }
  return undefined
}

describe('an entry point', () => {
  it('takes the safe choice where nothing is said', () => {
    const { endpoint: _, ...rest } = office
    expect(checkEntryPoint(rest)).toEqual({
      ...rest,
      endpoint: null,
      address: '127.0.0.1',
      tls: null,
      trustedProxy: null,
    })
  })

  it.each<[string, string, unknown]>([
    ['network/entry-point', 'name', { name: 'Studio Office' }],
    ['network/entry-point', 'name', { name: '' }],
    ['network/entry-point', 'door', { door: 'admin' }],
    ['network/entry-point', 'endpoint.vpce', { endpoint: { vpce: '0office', vpc: 'vpc-1' } }],
    ['network/entry-point', 'endpoint.vpc', { endpoint: { vpce: 'vpce-1', vpc: 'vpc-*' } }],
    ['network/entry-point', 'endpoint.vpc', { endpoint: { vpce: 'vpce-1' } }],
    ['network/entry-point', 'port', { port: 65_536 }],
    ['network/entry-point', 'port', { port: '80' }],
    ['network/entry-point', 'ranges', { ranges: [] }],
    ['network/entry-point', 'hosts', { hosts: [] }],
    ['network/entry-point', 'trustProxy', { trustProxy: true }],
    ['network/range', 'ranges.1', { ranges: ['127.0.0.0/8', '10.16.0.5/16'] }],
    ['network/range', 'ranges.0', { ranges: ['012.16.0.0/16'] }],
    ['network/address', 'address', { address: 'localhost' }],
    ['network/address', 'address', { address: '0177.0.0.1' }],
    ['network/address', 'address', { address: '127.1' }],
    ['network/address', 'address', { address: '::1%lo' }],
    ['network/beyond-loopback', 'address', { address: '0.0.0.0' }],
    ['network/beyond-loopback', 'address', { address: '::' }],
    ['network/beyond-loopback', 'address', { address: '10.16.0.1' }],
    ['network/beyond-loopback', 'address', { address: '::ffff:10.16.0.1' }],
    ['network/host', 'hosts.0', { hosts: ['Studio.localhost'] }],
    ['network/host', 'hosts.0', { hosts: ['studio.localhost:80'] }],
    ['network/host', 'hosts.0', { hosts: ['*'] }],
    ['network/host', 'hosts.0', { hosts: ['a.*.localhost'] }],
    ['network/host', 'hosts.0', { hosts: ['user@studio.localhost'] }],
    ['network/host', 'hosts.0', { hosts: ['127.0.0.1'] }],
    ['network/host', 'hosts.0', { hosts: ['0x7f000001'] }],
    ['network/host', 'hosts.0', { hosts: ['studio.localhost.'] }],
    ['network/tls-needed', 'hosts.0', { hosts: ['studio.example'] }],
    ['network/tls-needed', 'hosts.1', { hosts: ['studio.localhost', 'notlocalhost'] }],
    ['network/tls-needed', 'hosts.0', { hosts: ['localhost.example'] }],
    ['network/tls', 'tls', { tls: { key: 'x', certificate: 'y' } }],
    ['network/range', 'trustedProxy.ranges.0', { trustedProxy: { ranges: ['10/8'], header: 'x-real-ip' } }],
    [
      'network/proxy-header',
      'trustedProxy.header',
      { trustedProxy: { ranges: ['127.0.0.3/32'], header: 'host' } },
    ],
    [
      'network/proxy-header',
      'trustedProxy.header',
      { trustedProxy: { ranges: ['127.0.0.3/32'], header: 'x_ip' } },
    ],
    [
      'network/proxy-header',
      'trustedProxy.header',
      { trustedProxy: { ranges: ['127.0.0.3/32'], header: 'Via' } },
    ],
  ])('is refused with %s at %s for %j', (code, field, change) => {
    const refusal = refusalOf(() => checkEntryPoint({ ...office, ...(change as object) }))
    expect(refusal).toMatchObject({ code, field, valid: expect.any(String) })
  })

  it('reaches beyond loopback where that is asked for in words', () => {
    const checked = checkEntryPoint({ ...office, address: '10.16.0.1', beyondLoopback: true })
    expect(checked.address).toBe('10.16.0.1')
    expect(checked).not.toHaveProperty('beyondLoopback')
  })

  it.each([null, undefined, 'x', [], 1])('is no %j', (given) => {
    expect(refusalOf(() => checkEntryPoint(given))?.code).toBe('network/entry-point')
  })

  it('has a certificate that names its hosts, and says no key when it has not', async () => {
    const clock = new TestClock(Date.now())
    const authority = await makeAuthority(['example'], clock)
    const hosts = ['studio.example', '*.studio.example']
    const tls = await issueLeaf(authority, hosts, clock.now(), 86_400_000)
    const pair = { key: tls.key, certificate: tls.certificate }
    expect(checkEntryPoint({ ...office, hosts, tls: pair }).tls).toEqual(pair)

    const other = refusalOf(() => checkEntryPoint({ ...office, hosts: ['other.example'], tls: pair }))
    expect(other).toMatchObject({ code: 'network/tls-host', field: 'hosts.0' })
    const stranger = await makeAuthority(['example'], clock)
    const mixed = refusalOf(() => checkEntryPoint({ ...office, hosts, tls: { ...pair, key: stranger.key } }))
    expect(mixed).toMatchObject({ code: 'network/tls' })
    expect(JSON.stringify(mixed)).not.toContain('PRIVATE')
  })
})

describe('entry points together', () => {
  const home = { ...office, name: 'studio-home', endpoint: null, port: 8444 }

  it('are checked each and all', () => {
    expect(checkEntryPoints([office, home]).map(({ name }) => name)).toEqual(['studio-office', 'studio-home'])
  })

  it.each([
    ['network/same-name', '1.name', { name: office.name }],
    ['network/same-port', '1.port', { port: office.port }],
    ['network/two-vpcs', '1.endpoint.vpc', { endpoint: { ...testEndpoint, vpc: 'vpc-other' } }],
    ['network/range', '1.ranges.0', { ranges: ['x'] }],
  ])('are refused with %s at %s', (code, field, change) => {
    expect(refusalOf(() => checkEntryPoints([office, { ...home, ...change }]))).toMatchObject({ code, field })
  })
})
