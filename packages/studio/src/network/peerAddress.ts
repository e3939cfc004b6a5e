import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * The one way to write an address: `10.16.0.5` for itself and for `::ffff:10.16.0.5`, short lower case for IPv6.
 *
 * `net.isIP` is asked first: parsers of addresses also take `010.16.0.5` (octal), `0x0a100005`, `10.16.5` and
 * `167772165`, which others read differently. `64:ff9b::/96` stays IPv6: who is behind a translator is not known.
 *
 * @returns undefined where it is no address, or has a zone, which means something on one machine only
 */
export function maybeAddress(text: string): string | undefined {
  if (text.includes('%') || isIP(text) === 0) return undefined
  return ipaddr.process(text).toString()
}

/** Addresses that begin with the same bits; each in canonical form. */
export interface AddressRange {
  /** As it is written: `10.16.0.0/16`. */
  readonly text: string
  /** @param address as `maybeAddress` gives it */
  contains(address: string): boolean
}

const cidrForm = /^([^/]+)\/(0|[1-9][0-9]{0,2})$/

/**
 * Reads a CIDR range that is written in its one canonical way.
 *
 * @returns the range, or in words what is wrong with it
 */
export function readRange(text: string): AddressRange | string {
  const [, base = '', length = ''] = cidrForm.exec(text) ?? []
  const canonical = maybeAddress(base)
  if (canonical === undefined) return 'an address, a slash and the number of bits, like 10.16.0.0/16'
  if (canonical !== base) return `the canonical form of the address, ${canonical}`
  const first = ipaddr.parse(base)
  const bits = Number(length)
  const most = first.kind() === 'ipv4' ? 32 : 128
  if (bits > most) return `at most ${most} bits`
  const network = networkOf(text)
  if (network !== base) return `no bits set behind the mask: ${network}/${bits}`
  return { text, contains: (address) => within(ipaddr.parse(address), first, bits) }
}

function networkOf(range: string): string {
  return range.includes(':')
    ? ipaddr.IPv6.networkAddressFromCIDR(range).toString()
    : ipaddr.IPv4.networkAddressFromCIDR(range).toString()
}

type Address = ipaddr.IPv4 | ipaddr.IPv6

function within(address: Address, first: Address, bits: number): boolean {
  return address.kind() === first.kind() && address.match(first, bits)
}

/** Whether any of the ranges holds the address. */
export function isInside(address: string, ranges: readonly AddressRange[]): boolean {
  return ranges.some((range) => range.contains(address))
}

/** Ranges of a checked entry point, ready to be asked. */
export function rangesOf(texts: readonly string[]): readonly AddressRange[] {
  return texts.map((text) => {
    const range = readRange(text)
    if (typeof range === 'string') throw new TypeError(`${text} is no range; valid is ${range}.`)
    return range
  })
}
