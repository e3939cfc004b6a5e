import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../tables/database.js'
import { plantTable } from './plantedTable.fixture.js'
import { smallRecipe } from './smallRecipe.fixture.js'
import { gainTail } from './yardsGained.js'

describe('the tail of long gains', () => {
  let database: Database
  beforeAll(async () => {
    database = await openDatabase()
  })
  afterAll(() => database.close())

  const tailOf = async (gains: readonly (readonly [gained: number, toGoal: number])[]) => {
    await plantTable(
      database.connection,
      'attempts',
      gains.map(([yards_gained, yardsToGoal], play_id) => ({
        yards_gained,
        yardsToGoal,
        actualYardsToGo: 10,
        season: 2018,
        season_type: 'REG',
        game_id: 'G',
        play_id,
      })),
    )
    return gainTail({ connection: database.connection, recipe: smallRecipe(), onProgress: () => {} })
  }

  it('is the share of gains of 16 and more that went farther, where nothing cuts them short', async () => {
    const tail = await tailOf([16, 16, 17, 20, 3, 15].map((gain) => [gain, 90] as const))
    expect([...tail.slice(0, 6)]).toEqual([1, 0.5, 0.25, 0.25, 0.25, 0])
    expect(tail).toHaveLength(84)
  })

  it('is that of Kaplan and Meier where touchdowns do: they were under way to a longer gain', async () => {
    // ends at 16: 1 of 4; at 18: 1 of 2, since one of the three left the field as a touchdown of 17; at 30: the last
    const tail = await tailOf([
      [16, 50],
      [17, 17],
      [18, 60],
      [30, 90],
    ])
    expect([...tail.slice(0, 4)].map((share) => Number(share.toFixed(9)))).toEqual([1, 0.75, 0.75, 0.375])
    expect(tail[14]).toBeCloseTo(0.375, 12)
    expect(tail[15]).toBe(0)
  })

  it('never rises', async () => {
    const tail = await tailOf(
      [16, 22, 40, 61, 75].map((gain) => [gain, Math.min(99, gain + (gain % 2))] as const),
    )
    tail.forEach((share, k) => {
      if (k > 0) expect(share).toBeLessThanOrEqual(tail[k - 1] as number)
    })
  })
})
