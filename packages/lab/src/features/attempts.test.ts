import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Frame, query } from './frame.js'
import { type InventedGame, type InventedPlay, playerOf } from './inventedGame.fixture.js'
import { type RoomOfPlays, roomOfPlays } from './roomOfPlays.fixture.js'
import { inventedSeasons } from './seasonOfPlays.fixture.js'

const forms = ['offEpa', 'defEpa', 'qbEpa', 'qbSuccessEpa'] as const
/** Enough passes that KC's reliever, with some fifteen a season, becomes a quarterback only in his second or third. */
const form = {
  firstSeason: 2018,
  lastLeagueSeason: 2018,
  teamPlays: 40,
  teamShrinkage: 50,
  quarterbackPlays: 25,
  quarterbackShrinkage: 10,
  quarterbackMinimum: 30,
}
const games = inventedSeasons(2018, 2020)

const attemptsOf = (room: RoomOfPlays) =>
  query(
    room.connection,
    `select attempts.*, snaps.season * 100 + snaps.week as game_week, snaps.quarterback_id, snaps.defense
     from attempts join snaps using (game_id, play_id) order by game_week, attempts.game_id, attempts.play_id`,
  )

describe('what an attempt knows before its snap', () => {
  let room: RoomOfPlays
  let attempts: Frame
  beforeAll(async () => {
    room = await roomOfPlays(games, form)
    attempts = await attemptsOf(room)
  })
  afterAll(() => room.close())

  it.each([201901, 201903, 202002])(
    'is untouched by anything of week %i or later, which later weeks are not',
    async (cut) => {
      const altered = await roomOfPlays(
        games.map((game) => otherwise(game, cut)),
        form,
      )
      try {
        const after = await attemptsOf(altered)
        const weeks = attempts.numbers('game_week')
        expect(after.numbers('game_week')).toEqual(weeks)
        const rows = [...weeks.keys()]
        for (const name of forms) {
          const [was, is] = [attempts.numbers(name), after.numbers(name)]
          const changed = rows.filter((row) => Math.abs((was[row] as number) - (is[row] as number)) > 1e-9)
          expect(
            changed.find((row) => (weeks[row] as number) <= cut),
            name,
          ).toBeUndefined()
          expect(changed.length, name).toBeGreaterThan(20)
        }
      } finally {
        altered.close()
      }
    },
  )

  it('is the mean over the last similar plays of earlier weeks, shrunk to the league', async () => {
    const { rows, league } = await slowly(room)
    const weeks = attempts.numbers('game_week')
    const [offenses, defenses, quarterbacks] = ['offense', 'defense', 'quarterback_id'].map((name) =>
      attempts.texts(name),
    )
    const found = forms.map((name) => attempts.numbers(name))
    for (let at = 0; at < attempts.rows; at += 3) {
      const earlier = rows.filter(({ week }) => week < (weeks[at] as number))
      const lateOnes = late(earlier)
      const team = (side: 'offense' | 'defense', name: string | undefined) =>
        shrunk(
          lateOnes.filter((play) => play[side] === name).map(({ epa }) => epa),
          form.teamPlays,
          form.teamShrinkage,
          league.team,
        )
      const passer = quarterbacks?.[at]
      const throws = earlier.filter((play) => play.passer === passer).length
      const handled =
        throws < form.quarterbackMinimum ? [] : lateOnes.filter((play) => play.handler === passer)
      const player = (value: 'epa' | 'success') =>
        shrunk(
          handled.map((play) => play[value]),
          form.quarterbackPlays,
          form.quarterbackShrinkage,
          league[value],
        )
      const expected = [
        team('offense', offenses?.[at]),
        team('defense', defenses?.[at]),
        player('epa'),
        player('success'),
      ]
      expected.forEach((value, which) => {
        expect(found[which]?.[at], `${forms[which]} of row ${at}`).toBeCloseTo(value, 8)
      })
    }
    expect(attempts.rows).toBeGreaterThan(500)
  })

  it('gives the offense its share of the total', () => {
    const [total, line, share] = ['totalLine', 'possessionTeamLine', 'possessionTeamTotal'].map((name) =>
      attempts.numbers(name),
    )
    share?.forEach((points, row) => {
      expect(points).toBeCloseTo(((total?.[row] as number) + (line?.[row] as number)) / 2, 9)
    })
  })

  it('is labelled with the gain, folded to 0 … 16, and whether it reached the line', () => {
    const [gained, folded, converted, toGo] = [
      'yards_gained',
      'yards_class',
      'converted',
      'actualYardsToGo',
    ].map((name) => attempts.numbers(name))
    gained?.forEach((yards, row) => {
      expect(folded?.[row]).toBe(Math.min(16, Math.max(0, yards)))
      expect(converted?.[row]).toBe(yards >= (toGo?.[row] as number) ? 1 : 0)
    })
  })
})

/** The game as it was before the week; from it on with other results, after it also with other passers. */
function otherwise(game: InventedGame, cut: number): InventedGame {
  const { meeting, plays } = game
  const week = meeting.season * 100 + meeting.week
  if (week < cut) return game
  const later = (play: InventedPlay): InventedPlay => {
    const { touchdown, td_team, ...rest } = play
    const passer = playerOf(String(play.posteam), 1)
    return {
      ...rest,
      ...(play.down !== undefined && { yardline_100: 100 - Number(play.yardline_100) }),
      yards_gained: (Number(play.yards_gained) * 7 + 3) % 13,
      ...(!touchdown && play.down === 3 && { touchdown: 1, td_team: play.defteam ?? '' }),
      ...(week > cut && play.passer_player_id !== undefined && { passer_player_id: passer.id }),
    }
  }
  return { ...game, homeScore: game.awayScore, awayScore: game.homeScore, plays: plays.map(later) }
}

interface Gain {
  readonly week: number
  readonly season: number
  readonly down: number
  readonly epa: number
  readonly success: number
  readonly offense: string
  readonly defense: string
  readonly handler: string
  readonly passer: string
}

const late = (gains: readonly Gain[]) => gains.filter(({ down }) => down >= 3)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function shrunk(values: readonly number[], plays: number, shrinkage: number, league: number): number {
  const last = values.slice(-plays)
  return (last.reduce((sum, value) => sum + value, 0) + shrinkage * league) / (last.length + shrinkage)
}

/** Every run and pass in its order, with the league's means over the seasons that may be learned from. */
async function slowly(room: RoomOfPlays) {
  const frame = await query(
    room.connection,
    `select gains.*, expected_points_added as epa, snaps.pass, snaps.passer_player_id as passer
     from gains join snaps using (game_id, play_id) order by gains.game_week, gains.game_id, gains.play_id`,
  )
  const [offense, defense, handler, passer] = ['offense', 'defense', 'ball_handler_id', 'passer'].map(
    (name) => frame.texts(name),
  )
  const rows: Gain[] = frame
    .records(['game_week', 'season', 'down', 'epa', 'success'])
    .map(({ game_week, ...row }, at) => ({
      ...row,
      week: game_week,
      offense: offense?.[at] as string,
      defense: defense?.[at] as string,
      handler: handler?.[at] as string,
      passer: passer?.[at] as string,
    }))
  const learned = rows.filter(({ season }) => season <= form.lastLeagueSeason)
  const throws = (player: string) => learned.filter((row) => row.passer === player).length
  const passers = new Set(learned.map(({ handler }) => handler).filter((handler) => handler !== ''))
  const quarterbacks = [...passers].filter((player) => throws(player) >= form.quarterbackMinimum)
  const byQuarterbacks = late(learned).filter((row) => quarterbacks.includes(row.handler))
  return {
    rows,
    league: {
      team: mean(late(learned).map(({ epa }) => epa)),
      epa: mean(byQuarterbacks.map(({ epa }) => epa)),
      success: mean(byQuarterbacks.map(({ success }) => success)),
    },
  }
}
