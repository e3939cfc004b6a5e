/** An address as its 16-bit groups: two for IPv4, eight for IPv6. */
export type Address = readonly number[]

const groupBits = 16
const groupsOfIpv6 = 8
const prefixForm = /^(?:0|[1-9]\d{0,2})$/
const zero = 48
const tooLarge = 256
const hexGroup = /^[0-9a-fA-F]{1,4}$/

/**
 * Reads an address as it is written in full: no octal, hexadecimal or short IPv4, no zone. An IPv4 address mapped
 * into IPv6 (`::ffff:10.16.0.5`, RFC 4291 2.5.5.2) is the IPv4 address, since one listener gives either.
 */
export function maybeAddress(text: string): Address | undefined {
  if (!text.includes(':')) return maybeIpv4(text)
  const groups = maybeIpv6(text)
  return groups !== undefined && isMapped(groups) ? groups.slice(6) : groups
}

/** A range of addresses: those whose first `bits` bits are those of `address`. */
export interface AddressRange {
  readonly address: Address
  readonly bits: number
}

/** Reads `address` or `address/prefix`; bits behind the prefix are not looked at. */
export function maybeRange(text: string): AddressRange | undefined {
  const [written = '', prefix, ...rest] = text.split('/')
  const groups = written.includes(':') ? maybeIpv6(written) : maybeIpv4(written)
  if (groups === undefined || rest.length > 0) return undefined
  const most = groups.length * groupBits
  const bits = prefix === undefined ? most : prefixForm.test(prefix) ? Number(prefix) : -1
  if (bits < 0 || bits > most) return undefined
  const mappedBits = 96
  if (isMapped(groups) && bits >= mappedBits) return { address: groups.slice(6), bits: bits - mappedBits }
  return { address: groups, bits }
}

/** Whether the address lies in the range; one of the other family never does. */
export function isIn(address: Address, range: AddressRange): boolean {
  if (address.length !== range.address.length) return false
  let left = range.bits
  for (let at = 0; left > 0; at++, left -= groupBits) {
    const unlooked = Math.max(0, groupBits - left)
    if (address[at]! >> unlooked !== range.address[at]! >> unlooked) return false
  }
  return true
}

/** Four numbers up to 255 in decimal, without leading zeros: to some readers those are octal. */
function maybeIpv4(text: string): number[] | undefined {
  const bytes: number[] = []
  let byte = -1
  for (let at = 0; at <= text.length; at++) {
    const digit = text.charCodeAt(at) - zero
    if (digit >= 0 && digit <= 9) {
      byte = byte < 0 ? digit : byte === 0 ? tooLarge : byte * 10 + digit
      if (byte > 255) return undefined
    } else if (byte >= 0 && (text[at] === '.' || at === text.length)) {
      bytes.push(byte)
      byte = -1
    } else return undefined
  }
  const [a, b, c, d] = bytes
  if (d === undefined || bytes.length > 4) return undefined
  return [a! * 256 + b!, c! * 256 + d]
}

function maybeIpv6(text: string): number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const hasGap = halves.length === 2
  const head = maybeGroups(halves[0]!, !hasGap)
  const tail = maybeGroups(halves[1] ?? '', true)
  if (head === undefined || tail === undefined) return undefined
  const missing = groupsOfIpv6 - head.length - tail.length
  if (hasGap ? missing < 1 : missing !== 0) return undefined
  return [...head, ...Array<number>(missing).fill(0), ...tail]
}

/** Groups between single colons; the last may be an IPv4 address where the address ends there. */
function maybeGroups(text: string, endsAddress: boolean): number[] | undefined {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1
    const ipv4 = endsAddress && isLast ? maybeIpv4(part) : undefined
    if (ipv4 !== undefined) groups.push(...ipv4)
    else if (hexGroup.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}

function isMapped(groups: Address): boolean {
  return groups.length === groupsOfIpv6 && groups[5] === 0xffff && groups.slice(0, 5).every((g) => g === 0)
}
