import { readFileSync } from 'node:fs'
import { openBundle } from '@fourthright/guide'
import { beforeAll, describe, expect, it } from 'vitest'
import { goingIsRight } from './goingIsRight.js'
import { type MapMoment, mapRow } from './mapCells.js'

const moment: MapMoment = { season: 2020, lead: 0, quarter: 3, clock: '8:00' }

describe('the map of fourth downs', () => {
  let bundle: Awaited<ReturnType<typeof openBundle>>
  beforeAll(async () => {
    bundle = await openBundle(readFileSync(new URL('../../../../../models/experiment.frb', import.meta.url)))
  })

  it('has a cell a yard line at which the distance can be', () => {
    const row = mapRow(moment, 4, bundle)
    expect(row.map(({ yardsToGoal }) => yardsToGoal)).toEqual(Array.from({ length: 96 }, (_, at) => at + 4))
  })

  it('goes on 4th and 1 at midfield, kicks a short field goal on 4th and 9, punts when backed up', () => {
    const at = (toGo: number, toGoal: number) =>
      mapRow(moment, toGo, bundle).find(({ yardsToGoal }) => yardsToGoal === toGoal)?.choice
    expect(at(1, 50)).toBe('goForIt')
    expect(at(9, 15)).toBe('fieldGoal')
    expect(at(12, 85)).toBe('punt')
  })

  it('never punts when ten behind with a minute to go', () => {
    const late: MapMoment = { season: 2020, lead: -10, quarter: 4, clock: '1:00' }
    expect(mapRow(late, 5, bundle).some(({ choice }) => choice === 'punt')).toBe(false)
  })
})

describe('where going is right, in words', () => {
  const cell = (yardsToGoal: number, choice: 'goForIt' | 'punt') => ({
    yardsToGo: 2,
    yardsToGoal,
    choice,
    edge: 0.1,
  })

  it('are stretches of the field', () => {
    const row = [2, 3, 4, 5, 6].map((spot) => cell(spot, spot === 4 ? 'punt' : 'goForIt'))
    expect(goingIsRight(row)).toBe('from their 6 to their 5, from their 3 to their 2')
    expect(goingIsRight([cell(50, 'goForIt'), cell(51, 'goForIt')])).toBe('from own 49 to midfield')
    expect(goingIsRight([cell(60, 'goForIt')])).toBe('at own 40')
    expect(goingIsRight([cell(60, 'punt')])).toBe('nowhere')
  })
})
