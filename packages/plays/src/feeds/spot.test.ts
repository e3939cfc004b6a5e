import { describe, expect, it } from 'vitest'
import { yardsToGoalAt } from './spot.js'

describe('A spot as the feed writes it', () => {
  it.each([
    ['ARI 34', 'SF', 34],
    ['ARI 34', 'ARI', 66],
    ['50', 'SF', 50],
    ['MID 50', 'SF', 50],
    ['OAK 20', 'LV', 80],
  ] as const)('%s is for %s so far from the goal line', (spot, offense, yards) => {
    expect(yardsToGoalAt(spot, offense)).toBe(yards)
  })

  it.each(['', '34', 'ARI 51', 'ARI', 'nowhere', 'XYZ 20'])('%j is none', (spot) => {
    expect(yardsToGoalAt(spot, 'SF')).toBeNull()
  })
})
