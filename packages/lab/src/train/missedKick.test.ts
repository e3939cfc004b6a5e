import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RoomOfPlays, roomOfPlays } from '../features/roomOfPlays.fixture.js'
import { inventedSeasons } from '../features/seasonOfPlays.fixture.js'
import { trainMissedKick } from './missedKick.js'

const games = inventedSeasons(2013, 2019)
const missed = games
  .flatMap((game) => game.plays)
  .filter((play) => play.field_goal_attempt && play.field_goal_result !== 'made')
const blocked = missed.filter((play) => play.field_goal_result === 'blocked')

describe('field goals that are no good, on invented seasons', () => {
  let room: RoomOfPlays
  beforeAll(async () => {
    room = await roomOfPlays(games)
  })
  afterAll(() => room.close())

  it('are counted as blocked or missed by distance, shrunk to all distances', async () => {
    const { rows, blockedReturnTouchdown } = await trainMissedKick(room)
    const overall = blocked.length / missed.length
    const edges = [0, 29, 39, 49, 99]
    expect(rows.map(({ upTo }) => upTo)).toEqual(edges.slice(1))
    rows.forEach((row, at) => {
      const isInside = (play: (typeof missed)[number]) =>
        Number(play.kick_distance) > (edges[at] as number) && Number(play.kick_distance) <= row.upTo
      const [all, some] = [missed.filter(isInside).length, blocked.filter(isInside).length]
      expect(row.blocked).toBeCloseTo((some + 20 * overall) / (all + 20), 12)
      expect(row.returnTouchdown).toBe(0)
    })
    expect(blockedReturnTouchdown).toBe(0)
  })

  it('are dead where the defense starts: invented blocks at the spot of the kick', async () => {
    expect((await trainMissedKick(room)).blockedSpots).toEqual([8, 8, 8])
  })

  it('learn from no season after the recipe’s', async () => {
    const short = {
      ...room,
      recipe: { ...room.recipe, missedKick: { seasons: [2013, 2014] as [number, number] } },
    }
    const [few, all] = [await trainMissedKick(short), await trainMissedKick(room)]
    expect(few.rows).not.toEqual(all.rows)
  })
})
