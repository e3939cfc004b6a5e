import { type SpecialistTable, specialistTable } from '@fourthright/guide'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { query } from '../features/frame.js'
import { type InventedGame, type InventedPlay, playerOf } from '../features/inventedGame.fixture.js'
import { type RoomOfPlays, roomOfPlays } from '../features/roomOfPlays.fixture.js'
import { inventedSeasons } from '../features/seasonOfPlays.fixture.js'
import { kickersParts } from './kickersParts.js'
import { fieldGoalOf, kickLessons } from './kickLessons.js'
import { namedKicks } from './namedKicks.js'
import { namedPunts } from './namedPunts.js'
import { effectsBefore } from './playerEffects.js'
import { puntersParts } from './puntersParts.js'
import { puntLessons } from './puntLessons.js'
import { seasonsBefore } from './seasonsBefore.js'
import type { SpecialistParts } from './specialistParts.js'

const firstSeason = 2013
const games = inventedSeasons(firstSeason, 2020)
const parts = { kickers: kickersParts, punters: puntersParts }
const roles = ['kickers', 'punters'] as const
const tableOf = ({ record, weeks, effects }: SpecialistParts) => specialistTable(record, weeks, effects)

/** All that the bundle would say: by team and week, who and how good. */
function saying(table: SpecialistTable, teams: readonly string[]) {
  const seasons = [2015, 2016, 2017, 2018, 2019, 2020]
  return seasons.flatMap((season) =>
    [1, 2, 3, 4].flatMap((week) =>
      teams.map((team) => {
        const name = table.last(season, week, team)
        return {
          gameWeek: season * 100 + week,
          team,
          name,
          effect: table.effect(season, week, name ?? '', team),
        }
      }),
    ),
  )
}

describe('kickers and punters of invented seasons', () => {
  let room: RoomOfPlays
  const said = new Map<string, SpecialistParts>()
  beforeAll(async () => {
    room = await roomOfPlays(games)
    for (const role of roles) said.set(role, await parts[role](room))
  })
  afterAll(() => room.close())
  const teams = [...new Set(games.flatMap(({ meeting }) => [meeting.home, meeting.away]))]

  it.each(roles)('are known to the bundle by their names: %s', (role) => {
    const table = tableOf(said.get(role) as SpecialistParts)
    const shirt = role === 'kickers' ? 5 : 6
    for (const team of teams) expect(table.last(2020, 3, team)).toBe(playerOf(team, shirt).name)
    expect(said.get(role)?.weeks.length).toBe(said.get(role)?.effects.length)
  })

  it.each(roles)('say the same of a week whatever is played in it or later: %s', async (role) => {
    const cut = 201902
    const altered = await roomOfPlays(games.map((game) => otherwise(game, cut)))
    try {
      const [was, is] = [said.get(role) as SpecialistParts, await parts[role](altered)].map((its) =>
        saying(tableOf(its), teams),
      ) as [ReturnType<typeof saying>, ReturnType<typeof saying>]
      const changed = was.filter((one, at) => one.effect !== is[at]?.effect || one.name !== is[at]?.name)
      expect(changed.find(({ gameWeek }) => gameWeek <= cut)).toBeUndefined()
      expect(changed.length).toBeGreaterThan(10)
    } finally {
      altered.close()
    }
  })

  it('are worth to the bundle what the kicks of earlier weeks teach, by the model of the seasons before', async () => {
    const { recipe, connection } = room
    const table = tableOf(said.get('kickers') as SpecialistParts)
    const named = await namedKicks(connection, [firstSeason, 2020])
    const teamOf = await teamsOfKickers(room)
    const span = seasonsBefore(2020, recipe.fieldGoal.seasons, firstSeason)
    if (!span) throw new TypeError('no seasons before')
    const lessons = kickLessons(named, fieldGoalOf(named, span, recipe.fieldGoal))
    const effects = effectsBefore(
      lessons.map((kick) => ({ ...kick, asked: kick.lastPlayer })),
      recipe.kickers,
    )
    expect(lessons.filter(({ season }) => season === 2020).length).toBeGreaterThan(20)
    lessons.forEach(({ season, gameWeek, player }, row) => {
      if (season !== 2020) return
      const team = teamOf.get(player) as string
      const name = table.last(season, gameWeek % 100, team) as string
      expect(table.effect(season, gameWeek % 100, name, team)).toBeCloseTo(effects[row] as number, 6)
    })
  })

  it('are worth to the bundle what the punts of earlier weeks teach', async () => {
    const { recipe, connection } = room
    const table = tableOf(said.get('punters') as SpecialistParts)
    const named = await namedPunts(connection, [firstSeason, 2020])
    const lessons = puntLessons(named, recipe.punt, recipe.punters.firstSeason)
    const effects = effectsBefore(
      lessons.map((punt) => ({ ...punt, asked: punt.lastPlayer })),
      recipe.punters,
    )
    const teamOf = await teamsOfKickers(room)
    lessons.forEach(({ season, gameWeek, player }, row) => {
      if (season < recipe.tables[0]) return
      const team = teamOf.get(player) as string
      const name = table.last(season, gameWeek % 100, team) as string
      expect(table.effect(season, gameWeek % 100, name, team)).toBeCloseTo(effects[row] as number, 6)
    })
    expect(Math.max(...effects.map(Math.abs))).toBeGreaterThan(0.2)
  })
})

/** The team of every invented kicker and punter. */
async function teamsOfKickers({ connection }: RoomOfPlays): Promise<Map<string, string>> {
  const frame = await query(
    connection,
    `select distinct coalesce(kicker_player_id, punter_player_id) as player, posteam as team
     from plays where coalesce(kicker_player_id, punter_player_id) is not null`,
  )
  const teams = frame.texts('team')
  return new Map(frame.texts('player').map((player, at) => [player, teams[at] as string]))
}

/** The game as it was before the week; from it on with other kicks, after it also with other kickers. */
function otherwise(game: InventedGame, cut: number): InventedGame {
  const { meeting, plays } = game
  const week = meeting.season * 100 + meeting.week
  if (week < cut) return game
  const later = (play: InventedPlay): InventedPlay => ({
    ...play,
    ...(play.field_goal_result && {
      field_goal_result: play.field_goal_result === 'made' ? 'missed' : 'made',
    }),
    ...(play.extra_point_result && {
      extra_point_result: play.extra_point_result === 'good' ? 'failed' : 'good',
    }),
    ...(play.down && { yardline_100: 100 - Number(play.yardline_100) }),
    ...(week > cut && play.kicker_player_id && { kicker_player_id: playerOf(String(play.posteam), 1).id }),
  })
  return { ...game, plays: plays.map(later) }
}
