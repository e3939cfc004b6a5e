import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainAddress, readSeasonAddress, type SeasonAddress, seasonHref, sections } from './seasonAddress.js'
import { sortKeys } from './sortDecisions.js'
import { rankKeys } from './sortRanked.js'

const name = fc.option(
  fc
    .string({ minLength: 1, maxLength: 20 })
    .map((text) => text.trim())
    .filter((text) => text !== ''),
)
const whole = (least: number, most: number) => fc.option(fc.integer({ min: least, max: most }))

const addresses: fc.Arbitrary<SeasonAddress> = fc.record({
  year: fc.integer({ min: 1999, max: 2100 }),
  section: fc.constantFrom(...sections),
  team: name,
  coach: name,
  game: name,
  week: whole(1, 23),
  quarter: whole(1, 5),
  called: name,
  right: name,
  clearOnly: fc.boolean(),
  wrongOnly: fc.boolean(),
  search: name.map((text) => text ?? ''),
  sort: fc.constantFrom(...sortKeys),
  descending: fc.boolean(),
  page: fc.integer({ min: 1, max: 100 }),
  rank: fc.constantFrom(...rankKeys),
  reversed: fc.boolean(),
  lead: fc.integer({ min: -21, max: 21 }),
  clock: fc.constantFrom('8:00', '0:07', '15:00'),
})

describe('the address of the season view', () => {
  it('says a whole view and is read back as the same', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(readSeasonAddress(new URL(seasonHref(address), 'http://page').search)).toEqual(address)
      }),
    )
  })

  it('says nothing that goes without saying', () => {
    expect(seasonHref(plainAddress)).toBe('/season')
    expect(seasonHref({ ...plainAddress, team: 'IND', clearOnly: true })).toBe('/season?team=IND&clear')
    expect(seasonHref({ ...plainAddress, sort: 'week', descending: false })).toBe('/season?sort=week')
  })

  it('takes nonsense as not said', () => {
    const nonsense = '?year=last&show=__proto__&week=99&quarter=x&sort=constructor&page=-3&rank=0&order=up'
    expect(readSeasonAddress(nonsense)).toEqual({ ...plainAddress, descending: false })
  })

  it('is never upset by any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readSeasonAddress(text)))
  })
})
