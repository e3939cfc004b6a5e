import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainAddress } from '../evaluate/plainConditions.fixture.js'
import { type Address, isIn, maybeAddress, maybeRange } from './addresses.js'

const asBits = (address: Address) =>
  address.reduce((bits, group) => bits * 65536n + BigInt(group), address.length === 2 ? 0xffffn : 0n)
const within = (address: string, range: string) => isIn(maybeAddress(address)!, maybeRange(range)!)

describe('addresses', () => {
  it.each(['010.16.0.5', '10.16.5', '0x0a100005', '167772165', '10.16.0.256', '10.16.0.5 ', '1.2.3.4.5', ''])(
    'does not take %s for IPv4',
    (text) => {
      expect(maybeAddress(text)).toBeUndefined()
    },
  )

  it.each([
    'fe80::1%eth0',
    ':::',
    '1::2::3',
    '::12345',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    ':1',
    '1:',
    '::1.2.3',
  ])('does not take %s for IPv6', (text) => {
    expect(maybeAddress(text)).toBeUndefined()
  })

  it('takes an IPv4 address mapped into IPv6 for the IPv4 address', () => {
    expect(maybeAddress('::ffff:10.16.0.5')).toEqual(maybeAddress('10.16.0.5'))
    expect(maybeAddress('::FFFF:a10:5')).toEqual(maybeAddress('10.16.0.5'))
    expect(within('::ffff:10.16.0.5', '10.16.0.0/16')).toBe(true)
    expect(within('10.16.0.5', '::ffff:10.16.0.0/112')).toBe(true)
  })

  it('keeps the families apart, also where IPv4 is written in IPv6 otherwise', () => {
    expect(within('10.16.0.5', '::/0')).toBe(false)
    expect(within('2001:db8::1', '0.0.0.0/0')).toBe(false)
    expect(within('64:ff9b::10.16.0.5', '10.16.0.0/16')).toBe(false)
    expect(within('::10.16.0.5', '10.16.0.0/16')).toBe(false)
  })

  it.each([
    ['10.16.255.255', '10.16.0.0/16', true],
    ['10.17.0.0', '10.16.0.0/16', false],
    ['10.16.3.4', '10.16.9.9/16', true],
    ['172.31.0.1', '172.16.0.0/12', true],
    ['172.32.0.1', '172.16.0.0/12', false],
    ['2001:db8:1234:5678:ffff::', '2001:DB8:1234:5678::/64', true],
    ['2001:db8:1234:5679::', '2001:DB8:1234:5678::/64', false],
  ])('%s in %s: %s', (address, range, expected) => {
    expect(within(address, range)).toBe(expected)
  })

  it.each(['10.0.0.0/08', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1', '10.0.0.0/33', '::/129', '/8'])(
    'does not take %s for a range',
    (text) => {
      expect(maybeRange(text)).toBeUndefined()
    },
  )

  it("reads what the URL standard's reader reads, and nothing else", () => {
    const group = fc.nat(0xffff).map((n) => n.toString(16))
    const some = fc.oneof(
      fc.ipV6(),
      fc.ipV4(),
      fc
        .array(fc.oneof(group, fc.constantFrom('', '0', '00000', 'g', '1.2.3.4')), { maxLength: 9 })
        .map((g) => g.join(':')),
      fc.ipV4().map((ip) => `::ffff:${ip}`),
    )
    fc.assert(
      fc.property(some, (text) => {
        const address = maybeAddress(text)
        expect(address === undefined ? undefined : asBits(address)).toBe(plainAddress(text))
      }),
      { numRuns: 3000 },
    )
  })
})
