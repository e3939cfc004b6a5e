import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FootballModels, PuntInput, PuntLeaf } from './footballModels.js'
import { behavesLikeAnOutcomeModel, sumsToOne } from './outcomeModel.cases.js'
import { puntModel, rarePunts } from './punt.js'
import { shippedBundle } from './shippedBundle.fixture.js'

const open = async () => (await shippedBundle()).models.punt
const punts: fc.Arbitrary<PuntInput> = fc.record({
  yardsToGoal: fc.oneof(fc.integer({ min: 31, max: 99 }), fc.double({ min: 31, max: 99.9, noNaN: true })),
  season: fc.integer({ min: 2001, max: 2025 }),
})
const placeless: ReadonlySet<string> = new Set(['touchback', 'returnTouchdown', 'blockedTouchdown'])
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const spotsOf = (leaves: readonly PuntLeaf[], wanted: string) =>
  leaves.filter(({ label }) => label === wanted).map(({ spot }) => spot)

behavesLikeAnOutcomeModel({
  name: 'punt',
  open,
  example: punts,
  check: (leaves) => {
    sumsToOne(leaves.map(({ probability }) => probability))
    for (const { label, spot } of leaves) {
      if (placeless.has(label)) continue
      expect(spot).toBeGreaterThanOrEqual(1)
      expect(spot).toBeLessThanOrEqual(99)
    }
    expect(new Set(leaves.map(({ label }) => label))).toEqual(new Set(['returned', ...rarePunts]))
  },
})

describe('a punt', () => {
  let model: FootballModels['punt']
  beforeAll(async () => {
    model = await open()
  })
  const puntFrom = (yardsToGoal: number) => model.predict([{ yardsToGoal, season: 2020 }])[0] ?? []

  it.each([80, 75, 70, 65, 60])('nets 35 to 50 yards with the goal line %d yards away', (yardsToGoal) => {
    const net = puntFrom(yardsToGoal).reduce((sum, { label, probability, spot }) => {
      const start = label === 'touchback' ? 20 : label.endsWith('Touchdown') ? 100 : spot
      return sum + probability * (yardsToGoal - start)
    }, 0)
    expect(net).toBeGreaterThan(35)
    expect(net).toBeLessThan(50)
  })

  it('is muffed where ordinary punts from there end, never at the goal line', () => {
    fc.assert(
      fc.property(punts, ({ yardsToGoal }) => {
        const [muffed] = spotsOf(puntFrom(yardsToGoal), 'muffed')
        const returned = spotsOf(puntFrom(yardsToGoal), 'returned')
        expect(muffed).toBeCloseTo(mean(returned), 9)
        expect(muffed).toBeGreaterThan(5)
      }),
    )
  })

  it('reaches the end zone more often from midfield than from the own goal line', () => {
    const touchback = (yardsToGoal: number) =>
      puntFrom(yardsToGoal).find(({ label }) => label === 'touchback')?.probability ?? Number.NaN
    expect(touchback(45)).toBeGreaterThan(touchback(90) + 0.05)
  })

  it('is read from the nearest yard line of the table, and a block stays in the field', () => {
    const rows = 69
    const table = puntModel({
      rates: Float64Array.from({ length: rows * rarePunts.length }, () => 0.02),
      spots: Float64Array.from({ length: rows * 2 }, (_, at) => 1 + Math.floor(at / 2)),
      spotsPerRow: 2,
      blockedGain: -10,
    })
    const spots = (yardsToGoal: number, label: string) =>
      spotsOf(table.predict([{ yardsToGoal, season: 2020 }])[0] ?? [], label)
    expect(spots(31, 'returned')).toEqual([1, 1])
    expect(spots(32.4, 'returned')).toEqual([2, 2])
    expect(spots(99, 'returned')).toEqual([69, 69])
    expect(spots(20, 'returned')).toEqual([1, 1])
    expect(spots(95, 'blocked')).toEqual([99])
    expect(spots(60, 'blocked')).toEqual([70])
  })
})
