import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needsXgboost } from '../../../../test/support/needs.js'
import { query } from '../features/frame.js'
import { type RoomOfPlays, roomOfPlays } from '../features/roomOfPlays.fixture.js'
import { inventedSeasons } from '../features/seasonOfPlays.fixture.js'
import { leaveOneSeasonOut } from './leaveOneSeasonOut.js'

describeWith(needsXgboost(), 'leaving one season out', () => {
  let room: RoomOfPlays
  beforeAll(async () => {
    room = await roomOfPlays(inventedSeasons(2015, 2019))
  }, 60_000)
  afterAll(() => room.close())

  it('scores each training season by a model of the others', async () => {
    const scores = await leaveOneSeasonOut(room)
    expect(scores).toHaveLength(4)
    for (const score of scores) expect(score).toBeGreaterThan(0.1)
    for (const score of scores) expect(score).toBeLessThan(0.35)
  })

  it('never sees the season that it scores: other outcomes there leave its chances alone', async () => {
    const before = await leaveOneSeasonOut(room)
    // everybody converts in 2019: a model that saw it would now score better there than one that did not
    await room.connection.run('update attempts set yards_gained = 16, yards_class = 16 where season = 2019')
    const after = await leaveOneSeasonOut(room)
    expect(after[3]).toBe(before[3])
    expect(after[0]).not.toBe(before[0])
    const { rows } = await query(
      room.connection,
      'select * from attempts where yards_class = 16 and season = 2019',
    )
    expect(rows).toBeGreaterThan(0)
  })
})
