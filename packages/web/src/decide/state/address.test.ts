import { famousPlay, InputError, readSituation } from '@fourthright/guide'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { legalSituations } from '../../../../guide/src/situation/situations.fixture.js'
import { addressOf, readAddress } from './address.js'
import { panels } from './situation.js'

const chances = fc.option(
  fc.integer({ min: 0, max: 100 }).map((whole) => whole / 100),
  { nil: undefined },
)

it('shows the famous play where the address says nothing', () => {
  expect(readAddress(new URLSearchParams('')).situation).toEqual(famousPlay)
  expect(readAddress(new URLSearchParams('open=why')).situation).toEqual(famousPlay)
})

it('reads any play, told chance and open panel back from the address that it wrote', () => {
  fc.assert(
    fc.property(
      legalSituations,
      chances,
      chances,
      fc.subarray([...panels]),
      (situation, convert, make, open) => {
        const told = {
          ...(convert === undefined ? {} : { conversion: convert }),
          ...(make === undefined ? {} : { make }),
        }
        const query = addressOf({ situation, told, open: new Set(open) })
        const read = readAddress(new URLSearchParams(query.toString()))
        expect(readSituation(read.situation)).toEqual(withoutNulls(readSituation(situation)))
        expect(read.told).toEqual(told)
        expect([...read.open]).toEqual(panels.filter((panel) => open.includes(panel)))
        expect(addressOf(read).toString()).toBe(query.toString())
      },
    ),
    { numRuns: 300 },
  )
})

it.each([
  ['clock=99:99', 'clock'],
  ['yardsToGo=40', 'yardsToGo'],
  ['offense=XYZ', 'offense'],
  ['quarter=1e9', 'quarter'],
  ['convert=lots', 'convert'],
  ['make=1.5', 'make'],
])('names the field of an address with %s', (nonsense, field) => {
  const query = addressOf({ situation: famousPlay, told: {}, open: new Set() })
  for (const [name, value] of new URLSearchParams(nonsense)) query.set(name, value)
  expect(() => readAddress(query)).toThrow(expect.objectContaining({ field, valid: expect.any(String) }))
})

it('never fails on an address of noise but with an error that names what is wrong', () => {
  const names = ['season', 'offense', 'clock', 'yardsToGo', 'venue.roof', 'convert', 'open', '__proto__', 'x']
  const noise = fc.array(fc.tuple(fc.constantFrom(...names), fc.string()), { maxLength: 8 })
  fc.assert(
    fc.property(noise, (pairs) => {
      try {
        readAddress(new URLSearchParams(pairs))
      } catch (error) {
        expect(error).toBeInstanceOf(InputError)
      }
    }),
    { numRuns: 500 },
  )
})

/** What is null is left out of an address, but for a neutral site. */
function withoutNulls(situation: object): object {
  const kept = Object.entries(situation).filter(([name, value]) => value !== null || name === 'home')
  return Object.fromEntries(kept)
}
