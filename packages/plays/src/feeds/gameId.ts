import { DataError, maybeTeam, type Team } from '@fourthright/guide'

/** A game as nflverse's id names it. */
export interface GameName {
  readonly id: string
  readonly season: number
  readonly week: number
  readonly seasonType: 'REG' | 'POST'
  readonly away: Team
  readonly home: Team
}

/** The season from which the regular season has eighteen weeks. */
const eighteenWeeksFrom = 2021

/**
 * Season, week and teams of a game, from nflverse's id; the names of the day (OAK, SD) become modern ones.
 *
 * @throws DataError `feed/game-id` for a text that names no game.
 * @example readGameId('2019_09_DET_OAK').home // 'LV'
 */
export function readGameId(id: string): GameName {
  const [, year, number, visitor, host] = /^(\d{4})_(\d\d)_([A-Z]{2,3})_([A-Z]{2,3})$/.exec(id) ?? []
  const season = Number(year)
  const week = Number(number)
  const away = maybeTeam(visitor ?? '')
  const home = maybeTeam(host ?? '')
  if (!away || !home || away === home) {
    throw new DataError('feed/game-id', {
      field: 'game',
      value: id,
      valid: 'season_week_away_home, such as 2020_01_ARI_SF',
      message: `No game is called ${JSON.stringify(id)}; write it as nflverse does, such as 2020_01_ARI_SF.`,
    })
  }
  const regularWeeks = season < eighteenWeeksFrom ? 17 : 18
  return { id, season, week, seasonType: week <= regularWeeks ? 'REG' : 'POST', away, home }
}
