import { BlockList } from 'node:net'
import * as z from 'zod'
import { StudioInputError } from '../errors/studioError.js'
import { checkTls } from './checkTls.js'
import type { EntryPoint } from './entryPoint.js'
import { isHostPattern, isLocalName } from './hostName.js'
import { maybeAddress, readRange } from './peerAddress.js'
import { isNeverBelieved } from './proxyHeader.js'

/** An entry point as an administrator writes it; what is left out is the safe choice. */
export type EntryPointSetting = z.input<typeof setting>

const name = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/)
const names = 'a lower-case letter, then up to 62 letters, digits and hyphens'

const setting = z.strictObject({
  name,
  door: z.enum(['signIn', 'api', 'sagemakerApi', 'studio']),
  endpoint: z
    .strictObject({
      vpce: z.string().regex(/^vpce-[a-z0-9-]{1,60}$/),
      vpc: z.string().regex(/^vpc-[a-z0-9-]{1,60}$/),
    })
    .nullable()
    .default(null),
  address: z.string().default('127.0.0.1'),
  /** Asks for an address that other machines reach. */
  beyondLoopback: z.boolean().default(false),
  port: z.int().min(0).max(65_535),
  ranges: z.array(z.string()).min(1).max(256),
  hosts: z.array(z.string()).min(1).max(256),
  tls: z.strictObject({ key: z.string(), certificate: z.string() }).nullable().default(null),
  trustedProxy: z
    .strictObject({ ranges: z.array(z.string()).min(1).max(64), header: z.string() })
    .nullable()
    .default(null),
})

/** What would be valid, where the form alone is wrong. */
const validForms: Readonly<Record<string, string>> = {
  name: names,
  door: 'signIn, api, sagemakerApi or studio',
  endpoint: 'null for a public listener, or {"vpce": "vpce-…", "vpc": "vpc-…"}',
  'endpoint.vpce': 'vpce- and letters, digits or hyphens',
  'endpoint.vpc': 'vpc- and letters, digits or hyphens',
  port: 'a whole number from 0 (any free one) to 65535',
  ranges: 'one to 256 CIDR ranges; 127.0.0.0/8 for this machine alone',
  hosts: 'one to 256 host names',
  tls: 'null, or {"key": PEM, "certificate": PEM}',
  trustedProxy: 'null, or {"ranges": one to 64 CIDR ranges, "header": name}',
}

/**
 * Checks an entry point's setting and fills in what was left out: no endpoint (public), bound to 127.0.0.1, plain
 * HTTP, no trusted proxy.
 *
 * @throws StudioInputError `network/entry-point` (form), `network/address`, `network/beyond-loopback`,
 * `network/range`, `network/host`, `network/tls-needed`, `network/tls`, `network/tls-host`, `network/proxy-header`
 */
export function checkEntryPoint(given: unknown): EntryPoint {
  const { beyondLoopback, ...entryPoint } = formOf(given)
  const address = checkAddress(entryPoint.address, beyondLoopback)
  checkRanges('ranges', entryPoint.ranges)
  checkHosts(entryPoint.hosts, entryPoint.tls !== null)
  if (entryPoint.tls !== null) checkTls(entryPoint.tls, entryPoint.hosts)
  if (entryPoint.trustedProxy !== null) checkProxy(entryPoint.trustedProxy)
  return { ...entryPoint, address }
}

function formOf(given: unknown): z.output<typeof setting> {
  const read = setting.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const path = issue?.path ?? []
  const field = path.filter((step) => typeof step === 'string').join('.')
  throw new StudioInputError('network/entry-point', {
    field: issue?.code === 'unrecognized_keys' ? [...path, ...issue.keys].join('.') : path.join('.'),
    valid: issue?.code === 'unrecognized_keys' ? 'a known field' : (validForms[field] ?? 'an entry point'),
    message: 'The entry point cannot be read as it stands.',
  })
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

function checkAddress(text: string, beyondLoopback: boolean): string {
  const address = maybeAddress(text)
  if (address === undefined) {
    throw new StudioInputError('network/address', {
      field: 'address',
      value: text,
      valid: 'an IPv4 address in four decimal numbers, or an IPv6 address without zone',
      message: 'A listener binds to an address, not to a name or another way to write a number.',
    })
  }
  if (!beyondLoopback && !loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4')) {
    throw new StudioInputError('network/beyond-loopback', {
      field: 'address',
      value: text,
      valid: 'an address of 127.0.0.0/8, ::1, or "beyondLoopback": true beside it',
      message: 'Other machines would reach this listener; ask for that in words.',
    })
  }
  return address
}

function checkRanges(field: string, ranges: readonly string[]): void {
  for (const [index, text] of ranges.entries()) {
    const range = readRange(text)
    if (typeof range !== 'string') continue
    throw new StudioInputError('network/range', {
      field: `${field}.${index}`,
      value: text,
      valid: range,
      message: 'Ranges are written in their one canonical way, so that nobody reads them differently.',
    })
  }
}

function checkHosts(hosts: readonly string[], hasTls: boolean): void {
  for (const [index, host] of hosts.entries()) {
    const field = `hosts.${index}`
    if (!isHostPattern(host)) {
      throw new StudioInputError('network/host', {
        field,
        value: host,
        valid: 'a host name in lower case without port, or *. before one',
        message: 'A listener answers to names only.',
      })
    }
    if (!hasTls && !isLocalName(host)) {
      throw new StudioInputError('network/tls-needed', {
        field,
        value: host,
        valid: 'localhost, a name below .localhost, or any name with tls',
        message: 'Other names than localhost travel over wires, and plain HTTP would show sessions on them.',
      })
    }
  }
}

function checkProxy(proxy: NonNullable<EntryPoint['trustedProxy']>): void {
  checkRanges('trustedProxy.ranges', proxy.ranges)
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(proxy.header) || isNeverBelieved(proxy.header)) {
    throw new StudioInputError('network/proxy-header', {
      field: 'trustedProxy.header',
      value: proxy.header,
      valid: 'a header name in lower case that the proxy always sets itself, such as x-real-ip',
      message: 'That header has another meaning, or a name that can be written in two ways.',
    })
  }
}
