import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainInstant } from '../evaluate/plainConditions.fixture.js'
import { maybeInstant } from './dates.js'
import { compareDecimals, maybeDecimal } from './decimals.js'

describe('decimal numbers', () => {
  it('are compared exactly', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0019'), minLength: 1, maxLength: 20 })
    const some = fc
      .tuple(fc.constantFrom('', '-', '+'), digits, fc.option(digits))
      .map(([sign, whole, part]) => ({
        text: sign + whole + (part === null ? '' : `.${part}`),
        sign,
        whole,
        part,
      }))
    const scaled = ({ sign, whole, part }: { sign: string; whole: string; part: string | null }) =>
      BigInt(sign === '-' ? -1 : 1) * BigInt(whole + (part ?? '').padEnd(20, '0'))
    fc.assert(
      fc.property(some, some, (a, b) => {
        const difference = compareDecimals(maybeDecimal(a.text)!, maybeDecimal(b.text)!)
        const expected = scaled(a) - scaled(b)
        expect(Math.sign(difference)).toBe(expected > 0n ? 1 : expected < 0n ? -1 : 0)
      }),
      { numRuns: 3000 },
    )
  })

  it('are equal in every spelling', () => {
    expect(compareDecimals(maybeDecimal('-0')!, maybeDecimal('+00.00')!)).toBe(0)
    expect(compareDecimals(maybeDecimal('0300.50')!, maybeDecimal('300.5')!)).toBe(0)
  })

  it.each(['', '.5', '5.', '1e3', '0x10', 'NaN', 'Infinity', '1 ', '--1', '1,000', '１'])(
    '%s is none',
    (text) => {
      expect(maybeDecimal(text)).toBeUndefined()
    },
  )
})

describe('dates', () => {
  it.each([
    ['2020', 1577836800000],
    ['2020-12', 1606780800000],
    ['2020-12-20', 1608422400000],
    ['2020-12-20T18:21Z', 1608488460000],
    ['2020-12-20T18:21:30+05:30', 1608468690000],
    ['2020-12-20T18:21:30.25-05:00', 1608506490250],
    ['1608508800', 1608508800000],
    ['1608508800.5', 1608508800500],
    ['0001-01-01', -62135596800000],
  ])('%s is the instant %i', (text, instant) => {
    expect(maybeInstant(text)).toBe(instant)
  })

  it.each([
    '2021-02-29',
    '2020-13',
    '2020-00-01',
    '2020-01-00',
    '2020-12-20T18:21',
    '2020-12-20T24:00Z',
    '2020-12-20T18:60Z',
    '2020-12-20T18:21:61Z',
    '2020-12-20T18:21+24:00',
    '2020-12-20 18:21Z',
    '20201220T182100Z',
    'now',
    '',
    '123',
    '1e10',
  ])('%s is none', (text) => {
    expect(maybeInstant(text)).toBeUndefined()
  })

  it('are those of the language’s own reader', () => {
    const two = (least: number, most: number) =>
      fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, '0'))
    const some = fc
      .tuple(
        two(0, 99),
        two(0, 13),
        two(0, 32),
        two(0, 23),
        two(0, 59),
        two(0, 59),
        fc.constantFrom('Z', '+05:30', '-11:00'),
      )
      .map(([y, m, d, h, n, s, zone]) => `20${y}-${m}-${d}T${h}:${n}:${s}${zone}`)
    fc.assert(
      fc.property(some, (text) => {
        expect(maybeInstant(text)).toBe(plainInstant(text))
      }),
      { numRuns: 2000 },
    )
  })
})
