import { type FieldGoalModel, fieldGoalModel } from '@fourthright/guide'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomStream } from '../evaluate/random.js'
import { type Database, openDatabase } from '../tables/database.js'
import { trainFieldGoal } from './fieldGoal.js'
import { plantTable } from './plantedTable.fixture.js'
import { smallRecipe } from './smallRecipe.fixture.js'

/** Kicks whose makes follow a formula: shorter, indoors, without wind, warm, high and late is better. */
function plantedKicks(count: number) {
  const random = randomStream(11)
  return Array.from({ length: count }, (_, play_id) => {
    const kick_distance = 20 + Math.floor(40 * random())
    const season = 2013 + Math.floor(7 * random())
    const isIndoors = random() < 0.3
    const wind = Math.floor(25 * random())
    const temperature = 20 + Math.floor(70 * random())
    const isDenver = random() < 0.2
    const logit =
      7 -
      0.12 * kick_distance +
      (isIndoors ? 0.5 : -0.05 * wind - 0.03 * Math.max(0, 60 - temperature)) +
      (isDenver ? 0.16 * 5.28 : 0) +
      0.08 * (season - 2013)
    return {
      game_id: `G${play_id % 300}`,
      play_id,
      season,
      season_type: 'REG',
      week: 1,
      offense: 'IND',
      kick_distance,
      yards_to_goal: kick_distance - 18,
      roof: isIndoors ? 'dome' : 'outdoors',
      wind,
      temperature,
      stadium_id: isDenver ? 'DEN00' : 'MIA00',
      surface: 'grass',
      field_goal_attempt: 1,
      field_goal_result: random() < 1 / (1 + Math.exp(-logit)) ? 'made' : 'missed',
    }
  })
}

describe('the kicking model', () => {
  let database: Database
  let model: FieldGoalModel
  beforeAll(async () => {
    database = await openDatabase()
    await plantTable(database.connection, 'snaps', plantedKicks(12_000))
    model = await trainFieldGoal({
      connection: database.connection,
      recipe: smallRecipe(),
      onProgress: () => {},
    })
  })
  afterAll(() => database.close())

  it('finds what was planted', () => {
    expect(model.indoors).toBeGreaterThan(0.2)
    expect(model.indoors).toBeLessThan(0.8)
    expect(Math.abs(model.wind + 0.05)).toBeLessThan(0.01)
    expect(Math.abs(model.cold + 0.03)).toBeLessThan(0.01)
    expect(model.altitude).toBeGreaterThan(0.08)
    expect(model.perSeason).toBeGreaterThan(0.04)
    expect(model.usualWindMph).toBeCloseTo(12, 0)
    expect(model).toMatchObject({ firstSeason: 2013, lastSeason: 2019, knots: [30, 40, 50] })
  })

  it('makes a longer kick never likelier', () => {
    const chances = fieldGoalModel(model).predict(
      Array.from({ length: 50 }, (_, at) => ({
        kickDistance: 20 + at,
        indoors: 0,
        artificialTurf: 0,
        windMph: 10,
        temperatureF: 50,
        altitudeFt: 0,
        season: 2019,
      })),
    )
    chances.forEach((chance, at) => {
      if (at > 0) expect(chance).toBeLessThan(chances[at - 1] as number)
    })
  })
})
