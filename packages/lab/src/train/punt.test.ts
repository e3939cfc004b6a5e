import { puntModel, puntYardLines, rarePunts } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { randomStream } from '../evaluate/random.js'
import { Frame } from '../features/frame.js'
import { fitPunt } from './punt.js'

interface PlantedPunt {
  readonly yards_to_goal: number
  readonly result: string
  readonly next_spot: number
  readonly season: number
}

const frameOf = (punts: readonly PlantedPunt[]) =>
  new Frame(
    punts.length,
    new Map(
      (['yards_to_goal', 'result', 'next_spot', 'season'] as const).map((name) => [
        name,
        punts.map((punt) => punt[name]),
      ]),
    ),
  )
const shape = { halfLife: 1e9, bandwidth: 1, spots: 15 }
/** Punts from one's own 40 come down 15 yards from the goal line, ± 10, by a season's `drift` closer. */
function puntsOf(seasons: readonly number[], drift: number, each = 200): PlantedPunt[] {
  const random = randomStream(7)
  return seasons.flatMap((season) =>
    Array.from({ length: each }, () => ({
      yards_to_goal: 60,
      result: 'returned',
      next_spot: 25 + Math.floor(21 * random()) - 10 + drift * (season - (seasons[0] as number)),
      season,
    })),
  )
}
const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length
const spotsFrom = (yardLine: number, spots: Float64Array) => {
  const row = yardLine - puntYardLines.first
  return spots.slice(row * shape.spots, (row + 1) * shape.spots)
}

describe('what punts bring', () => {
  it('keeps the mean spot whatever the number of places, which ascend', () => {
    const punts = puntsOf([2018], 0, 203)
    for (const spots of [3, 15, 40]) {
      const trained = fitPunt(frameOf(punts), 2018, { ...shape, spots })
      const row = 60 - puntYardLines.first
      const places = trained.spots.slice(row * spots, (row + 1) * spots)
      expect(mean(places)).toBeCloseTo(mean(punts.map(({ next_spot }) => next_spot)), 9)
      places.forEach((place, at) => {
        expect(place).toBeGreaterThanOrEqual((places[at - 1] ?? 0) - 1e-9)
      })
    }
  })

  it.each([-0.5, 0, 0.4])('carries a planted trend of %f yards a season on to the next one', (drift) => {
    const seasons = [2014, 2015, 2016, 2017, 2018]
    const punts = puntsOf(seasons, drift, 1500)
    const trained = fitPunt(frameOf(punts), 2018, shape)
    const flat = mean(punts.map(({ next_spot }) => next_spot))
    // five seasons have their mean in 2016, three before the next one
    expect(mean(spotsFrom(60, trained.spots)) - flat).toBeCloseTo(3 * drift, 0)
  })

  it('counts a punt half for every half-life', () => {
    const touchback = { yards_to_goal: 60, result: 'touchback', next_spot: 20, season: 2018 }
    const returned = { yards_to_goal: 60, result: 'returned', next_spot: 20, season: 2016 }
    const trained = fitPunt(frameOf([touchback, returned]), 2018, { ...shape, halfLife: 2 })
    const row = (60 - puntYardLines.first) * rarePunts.length
    expect(trained.rates[row + rarePunts.indexOf('touchback')]).toBeCloseTo(1 / 1.5, 12)
  })

  it('takes rare results from the whole field, only touchbacks from nearby', () => {
    const punts: PlantedPunt[] = [
      ...Array.from({ length: 8 }, () => ({
        yards_to_goal: 45,
        result: 'returned',
        next_spot: 12,
        season: 2018,
      })),
      { yards_to_goal: 45, result: 'touchback', next_spot: 20, season: 2018 },
      { yards_to_goal: 90, result: 'blocked', next_spot: 97, season: 2018 },
    ]
    const { rates, blockedGain } = fitPunt(frameOf(punts), 2018, shape)
    const rateOf = (yardLine: number, label: (typeof rarePunts)[number]) =>
      rates[(yardLine - puntYardLines.first) * rarePunts.length + rarePunts.indexOf(label)]
    expect(rateOf(45, 'blocked')).toBeCloseTo(0.1, 12)
    expect(rateOf(90, 'blocked')).toBeCloseTo(0.1, 12)
    expect(rateOf(45, 'touchback')).toBeCloseTo(1 / 9, 12)
    expect(rateOf(90, 'touchback')).toBe(0)
    expect(blockedGain).toBe(-7)
  })

  it('gives a block that never happened some place or other, so that nothing is not a number', () => {
    expect(fitPunt(frameOf(puntsOf([2018], 0, 30)), 2018, shape).blockedGain).toBe(0)
  })

  it('is a distribution from every yard line, also where nobody kept a punt in play', () => {
    const punts: PlantedPunt[] = [
      ...puntsOf([2018], 0, 30),
      { yards_to_goal: 38, result: 'touchback', next_spot: 20, season: 2018 },
      { yards_to_goal: 70, result: 'blocked', next_spot: 80, season: 2018 },
      { yards_to_goal: 60, result: 'muffed', next_spot: 22, season: 2018 },
    ]
    const trained = fitPunt(frameOf(punts), 2018, shape)
    const model = puntModel({ ...trained, spotsPerRow: shape.spots })
    for (let yardsToGoal: number = puntYardLines.first; yardsToGoal <= puntYardLines.last; yardsToGoal++) {
      const leaves = model.predict([{ yardsToGoal, season: 2018 }])[0] ?? []
      expect(leaves.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
      for (const { spot } of leaves)
        expect(spot, `from ${yardsToGoal}`).toSatisfy((at: number) => at >= 0 && at <= 99)
    }
  })
})
