import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InventedPlay } from '../features/inventedGame.fixture.js'
import { type RoomOfPlays, roomOfPlays } from '../features/roomOfPlays.fixture.js'
import { inventedSeasons } from '../features/seasonOfPlays.fixture.js'
import { trainAfterFailure } from './afterFailure.js'
import { trainPenalties } from './penalties.js'
import { trainTries } from './tries.js'

const games = inventedSeasons(2016, 2019)
const plays = games.flatMap((game) => game.plays)
const attempts = plays.filter(
  ({ down, play_type }) => Number(down) >= 3 && (play_type === 'run' || play_type === 'pass'),
)
const share = (rows: readonly InventedPlay[], holds: (play: InventedPlay) => unknown) =>
  rows.filter(holds).length / rows.length

describe('what is counted on invented seasons', () => {
  let room: RoomOfPlays
  beforeAll(async () => {
    room = await roomOfPlays(games, { firstSeason: 2016 })
  })
  afterAll(() => room.close())

  it('are tries made, missed and brought back', async () => {
    const kicks = plays.filter((play) => play.extra_point_attempt)
    const pairs = plays.filter((play) => play.two_point_attempt)
    expect(await trainTries(room)).toEqual({
      kick: share(kicks, (play) => play.extra_point_result === 'good'),
      twoPoint: share(pairs, (play) => play.two_point_conv_result === 'success'),
      defensiveReturnOfKick: 0,
      defensiveReturnOfTwoPoint: share(pairs, (play) => String(play.desc).startsWith('DEFENSIVE')),
    })
  })

  it('are penalties of either side by distance', async () => {
    const flags = plays.filter((play) => Number(play.down) >= 3 && play.penalty)
    const rows = await trainPenalties(room)
    const edges = [0, 1, 2, 4, 7, 10, 99]
    expect(rows.map(({ upTo }) => upTo)).toEqual(edges.slice(1))
    rows.forEach((row, at) => {
      const inside = [...attempts, ...flags].filter(
        ({ ydstogo }) => Number(ydstogo) > (edges[at] as number) && Number(ydstogo) <= row.upTo,
      )
      const byDefense = inside.filter((play) => play.first_down_penalty)
      const byOffense = inside.filter((play) => play.penalty && play.penalty_team === play.posteam)
      expect(row.firstDownByDefense).toBeCloseTo(byDefense.length / inside.length, 12)
      expect(row.replayByOffense).toBeCloseTo(byOffense.length / inside.length, 12)
      if (byOffense.length > 0)
        expect(row.replayYards).toBeCloseTo(
          byOffense.reduce((sum, play) => sum + Number(play.penalty_yards), 0) / byOffense.length,
          12,
        )
    })
  })

  it('are turnovers, their returns and losses after a failure', async () => {
    const { run, pass } = await trainAfterFailure(room)
    const passes = attempts.filter((play) => play.pass)
    const failed = passes.filter((play) => Number(play.yards_gained) < Number(play.ydstogo))
    const intercepted = failed.filter((play) => play.interception)
    expect(pass.interceptionReturnTouchdown).toBeCloseTo(
      share(intercepted, (play) => play.touchdown),
      12,
    )
    expect(pass.lostAfterGaining).toBe(0)
    expect(run.interception.every((rate) => rate === 0)).toBe(true)
    expect(pass.fumbleLost.every((rate) => rate === 0)).toBe(true)
    // a distance's rate lies between its own share and the call's, so their mean is near the call's
    const overall = intercepted.length / failed.length
    for (const rate of pass.interception) {
      expect(rate).toBeGreaterThan(overall / 2)
      expect(rate).toBeLessThan(overall * 2)
    }
    const stopped = failed.filter((play) => Number(play.yards_gained) <= 0 && !play.interception)
    expect(new Map(pass.losses).get(0)).toBeCloseTo(
      share(stopped, (play) => Number(play.yards_gained) === 0),
      12,
    )
    for (const { losses } of [run, pass]) {
      expect(losses.reduce((sum, [, chance]) => sum + chance, 0)).toBeCloseTo(1, 12)
      expect(losses.every(([gain]) => gain <= 0 && gain >= -15)).toBe(true)
    }
  })

  it('measures where a turnover leaves the ball from the old line of scrimmage, downfield', async () => {
    const { run, pass } = await trainAfterFailure(room)
    // invented interceptions come down 5 yards short to 25 yards past the line, fumbles 3 short to 6 past
    for (const spot of pass.interceptionSpots)
      expect(spot).toSatisfy((yards: number) => yards >= -5 && yards <= 25)
    for (const spot of run.fumbleSpots) expect(spot).toSatisfy((yards: number) => yards >= -3 && yards <= 6)
    expect(Math.max(...pass.interceptionSpots)).toBeGreaterThan(10)
  })
})
