import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { query } from './frame.js'
import { handMadeGame } from './handMade.fixture.js'
import { playerOf } from './inventedGame.fixture.js'
import { plantedPoints, type RoomOfPlays, roomOfPlays } from './roomOfPlays.fixture.js'
import { homeLine } from './seasonOfPlays.fixture.js'
import { featureSql } from './sqlFile.js'

const game = handMadeGame([
  { posteam: 'HOU', play_type: 'kickoff', yardline_100: 35 },
  { posteam: 'HOU', down: 1, yardline_100: 75, yards_gained: 4 },
  {
    posteam: 'HOU',
    down: 2,
    yardline_100: 71,
    play_type: 'pass',
    pass: 1,
    passer_player_id: '99-1',
    passer_player_name: 'A.Houson',
    interception: 1,
  },
  {
    posteam: 'IND',
    down: 1,
    yardline_100: 40,
    play_type: 'pass',
    pass: 1,
    passer_player_id: '99-2',
    passer_player_name: 'A.Indson',
    touchdown: 1,
    td_team: 'IND',
    yards_gained: 40,
  },
  { posteam: 'IND', play_type: 'extra_point', yardline_100: 15 },
  {
    posteam: 'HOU',
    down: 3,
    yardline_100: 75,
    yards_gained: 2,
    play_type: 'pass',
    pass: 1,
    passer_player_id: '99-3',
    passer_player_name: 'B.Houson',
  },
  { posteam: 'HOU', down: 4, yardline_100: 73, yards_gained: 1, rusher_player_id: '99-9' },
  { posteam: 'IND', down: 1, yardline_100: 10, game_half: 'Half2', qtr: 3, yards_gained: 3 },
  {
    posteam: 'IND',
    down: 2,
    yardline_100: 7,
    game_half: 'Half2',
    qtr: 3,
    play_type: 'field_goal',
    field_goal_attempt: 1,
    field_goal_result: 'made',
  },
  { posteam: 'HOU', down: 3, yardline_100: 99, game_half: 'Half2', qtr: 4, safety: 1, yards_gained: -1 },
  { posteam: 'IND', down: 1, yardline_100: 60, game_half: 'Half2', qtr: 4, play_deleted: 1 },
  { posteam: 'IND', down: 1, yardline_100: 55, game_half: 'Half2', qtr: 4 },
])

describe('the snaps of a game', () => {
  let room: RoomOfPlays
  beforeAll(async () => {
    room = await roomOfPlays([game], { firstSeason: 2020, lastLeagueSeason: 2020, quarterbackMinimum: 1 })
  })
  afterAll(() => room.close())

  const snaps = (columns: string) => query(room.connection, `select ${columns} from snaps order by play_id`)

  it('are the plays with a down; kickoffs, tries and deleted plays are none', async () => {
    expect([...(await snaps('play_id')).numbers('play_id')]).toEqual([2, 3, 4, 6, 7, 8, 9, 10, 12])
  })

  it('are labelled with the next score of their own half, from the offense’s view', async () => {
    const frame = await query(room.connection, featureSql('expectedPointsRows'), {
      firstSeason: 2020,
      lastSeason: 2020,
    })
    // touchdown, opponent's touchdown, field goal, opponent's field goal, safety, opponent's safety, none
    expect([...frame.numbers('next_score')]).toEqual([1, 1, 0, 6, 6, 2, 2, 5, 6])
  })

  it('know who was behind center before the snap, not who threw on it', async () => {
    const quarterbacks = (await snaps('quarterback_id')).texts('quarterback_id')
    const houston = playerOf('HOU', 1).id
    const indianapolis = playerOf('IND', 1).id
    // until somebody has thrown, the schedule's starter: also on the first interception and touchdown pass
    expect(quarterbacks.slice(0, 3)).toEqual([houston, houston, indianapolis])
    // then the last who threw: also on the pass of somebody else
    expect(quarterbacks.slice(3, 5)).toEqual(['99-1', '99-3'])
    expect(quarterbacks.slice(5)).toEqual(['99-2', '99-2', '99-3', '99-2'])
  })

  it('see the line from the offense’s side: positive when it is favoured', async () => {
    const frame = await snaps('offense, possession_team_line')
    const line = homeLine({ home: 'IND', away: 'HOU' })
    expect(line).toBeGreaterThan(0)
    frame.texts('offense').forEach((offense, row) => {
      expect(frame.numbers('possession_team_line')[row]).toBe(offense === 'IND' ? line : -line)
    })
  })

  it('tell who receives the second half’s kickoff: the side that did not receive the first', async () => {
    const frame = await snaps('offense, quarter, receives_second_half_kickoff as receives')
    const receives = frame.numbers('receives')
    // the home team, IND, received the opening kickoff
    expect([...receives]).toEqual([1, 1, 0, 1, 1, 0, 0, 0, 0])
  })

  it('add the expected points that arithmetic gives', async () => {
    const frame = await query(
      room.connection,
      'select play_id, expected_points_added as added, success, ball_handler_id as handler from gains order by play_id',
    )
    const p = plantedPoints
    const expected = [
      [2, p(71, 2) - p(75, 1), 'a run: what the next snap is worth, less what this one was'],
      [3, -p(40, 1) - p(71, 2), 'an interception: the other side’s points are lost ones'],
      [4, 7 - p(40, 1), 'a touchdown is seven'],
      [6, p(73, 4) - p(75, 3), 'the last snap but one of the half'],
      [7, 0 - p(73, 4), 'the half ends'],
      [8, p(7, 2) - p(10, 1), 'up to a field goal'],
      [10, -2 - p(99, 3), 'a safety costs two'],
      [12, 0 - p(55, 1), 'the game ends'],
    ] as const
    expect([...frame.numbers('play_id')]).toEqual(expected.map(([play]) => play))
    expected.forEach(([, added, why], row) => {
      expect(frame.numbers('added')[row], why).toBeCloseTo(added, 9)
      expect(frame.numbers('success')[row], why).toBe(added > 0 ? 1 : 0)
    })
    expect(frame.texts('handler').slice(1, 5)).toEqual(['99-1', '99-2', '99-3', '99-9'])
  })
})
