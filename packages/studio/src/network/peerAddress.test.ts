import { isIP } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInside, maybeAddress, rangesOf, readRange } from './peerAddress.js'

describe('an address has one way to be written', () => {
  it.each([
    ['10.16.0.5', '10.16.0.5'],
    ['::ffff:10.16.0.5', '10.16.0.5'],
    ['::FFFF:0a10:0005', '10.16.0.5'],
    ['0:0:0:0:0:ffff:10.16.0.5', '10.16.0.5'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['::1', '::1'],
    // Who stands behind a translator is not known.
    ['64:ff9b::10.16.0.5', '64:ff9b::a10:5'],
  ])('%s is %s', (text, canonical) => {
    expect(maybeAddress(text)).toBe(canonical)
  })

  it.each([
    '010.16.0.5',
    '10.16.5',
    '0x0a100005',
    '0xa.16.0.5',
    '167772165',
    '10.16.0.5 ',
    ' 10.16.0.5',
    '10.16.0.5\0',
    '10.16.0.256',
    '10.16.0.5:80',
    '[::1]',
    'fe80::1%eth0',
    '::1%lo',
    '::ffff:010.16.0.5',
    '１０.16.0.5',
    'localhost',
    '',
  ])('%j is none', (text) => {
    expect(maybeAddress(text)).toBeUndefined()
  })

  it('stays what it is when it is read again, and is an address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = maybeAddress(text)
        expect(isIP(address ?? '')).not.toBe(0)
        expect(maybeAddress(address ?? '')).toBe(address)
      }),
    )
  })
})

describe('a range', () => {
  it.each([
    ['10.16.0.0/16', '10.16.255.255', '10.17.0.0'],
    ['127.0.0.2/32', '127.0.0.2', '127.0.0.3'],
    ['0.0.0.0/0', '255.255.255.255', '::1'],
    ['2001:db8::/32', '2001:db8:ffff::1', '2001:db9::'],
    ['::/0', '::1', '10.0.0.1'],
    ['64:ff9b::/96', '64:ff9b::a10:5', '10.16.0.5'],
  ])('%s holds %s and not %s', (range, inside, outside) => {
    expect(isInside(inside, rangesOf([range]))).toBe(true)
    expect(isInside(outside, rangesOf([range]))).toBe(false)
  })

  it.each([
    ['10.16.0.5/16', 'no bits set behind the mask: 10.16.0.0/16'],
    ['10.16.0.0/33', 'at most 32 bits'],
    ['::/129', 'at most 128 bits'],
    ['2001:DB8::/32', 'the canonical form of the address, 2001:db8::'],
    ['::ffff:10.16.0.0/112', 'the canonical form of the address, 10.16.0.0'],
    ['2001:db8::1/32', 'no bits set behind the mask: 2001:db8::/32'],
  ])('%s is refused: %s', (text, valid) => {
    expect(readRange(text)).toBe(valid)
  })

  it.each([
    '010.16.0.0/16',
    '0x0a.16.0.0/16',
    '10.16/16',
    '168820736/16',
    '10.16.0.0',
    '10.16.0.0/',
    '10.16.0.0/016',
    '10.16.0.0/+16',
    '10.16.0.0/16 ',
    '10.16.0.0/255.255.0.0',
    '10.16.0.0/-1',
    'fe80::%eth0/64',
    '/16',
    '',
  ])('%j is no range', (text) => {
    expect(readRange(text)).toBe('an address, a slash and the number of bits, like 10.16.0.0/16')
  })

  it('holds an address exactly when the leading bits are the same', () => {
    const bitsOf = (address: string) =>
      address
        .split('.')
        .map((part) => Number(part).toString(2).padStart(8, '0'))
        .join('')
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (first, address, length) => {
        const base = bitsOf(first).slice(0, length).padEnd(32, '0')
        const text = [0, 8, 16, 24].map((n) => Number.parseInt(base.slice(n, n + 8), 2)).join('.')
        const plainly = bitsOf(address).slice(0, length) === base.slice(0, length)
        expect(isInside(address, rangesOf([`${text}/${length}`]))).toBe(plainly)
      }),
    )
  })
})
