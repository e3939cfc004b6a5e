import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { famousPlay } from './famousPlay.js'
import { situationFromQuery, situationQuery } from './situationQuery.js'

const roundTrip = (situation: Parameters<typeof situationQuery>[0]) =>
  situationFromQuery(new URLSearchParams(situationQuery(situation).toString()))

/** Without what is null, but for a neutral site. */
const told = (situation: object): unknown =>
  JSON.parse(
    JSON.stringify(situation, (name, value) => (value === null && name !== 'home' ? undefined : value)),
  )

describe('a situation in an address', () => {
  it('reads back as the famous play was written', () => {
    expect(roundTrip(famousPlay)).toEqual(told(famousPlay))
  })

  it('keeps nested fields, true and false, a neutral site and tenths of a yard', () => {
    const situation = {
      ...famousPlay,
      home: null,
      yardsToGo: 1.3,
      clockRunning: false,
      overtime: { period: 1, possessionsBefore: { offense: 0, defense: 1 } },
      venue: { roof: 'outdoors' as const, temperatureF: -4 },
    }
    expect(roundTrip(situation)).toEqual(told(situation))
  })

  it('refuses a field that is told twice, and overlooks what is no field', () => {
    expect(situationFromQuery(new URLSearchParams('down=4&colour=green&__proto__=1'))).toEqual({ down: 4 })
    expect(() => situationFromQuery(new URLSearchParams('down=4&down=3'))).toThrow(
      expect.objectContaining({ code: 'situation/repeated', field: 'down' }),
    )
  })

  it('leaves a doubtful number a text, for the guide to refuse', () => {
    expect(situationFromQuery(new URLSearchParams('down=0x4&yardsToGo=1e3'))).toEqual({
      down: '0x4',
      yardsToGo: '1e3',
    })
  })

  it('never fails on any query but a repeated field', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (pairs) => {
        expect(situationFromQuery(Object.entries(pairs))).toBeTypeOf('object')
      }),
    )
  })
})
