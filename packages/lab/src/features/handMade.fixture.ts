import type { InventedGame, InventedPlay } from './inventedGame.fixture.js'

/** HOU at IND, week 1 of 2020, from snaps given one by one; each needs only what the test is about. */
export function handMadeGame(
  plays: readonly InventedPlay[],
  result: { readonly home: number; readonly away: number } = { home: 7, away: 0 },
): InventedGame {
  const meeting = {
    game_id: '2020_01_HOU_IND',
    season: 2020,
    season_type: 'REG',
    week: 1,
    home: 'IND',
    away: 'HOU',
    overtime: false,
    seed: 0,
  } as const
  return {
    meeting,
    homeScore: result.home,
    awayScore: result.away,
    plays: plays.map((play, at) => ({
      play_id: at + 1,
      defteam: play.posteam === 'IND' ? 'HOU' : 'IND',
      qtr: 1,
      quarter_seconds_remaining: 900 - at,
      half_seconds_remaining: 1800 - at,
      game_seconds_remaining: 3600 - at,
      game_half: 'Half1',
      ydstogo: 10,
      play_type: 'run',
      home_opening_kickoff: 1,
      posteam_timeouts_remaining: 3,
      defteam_timeouts_remaining: 3,
      posteam_score: 0,
      defteam_score: 0,
      score_differential: 0,
      ...play,
    })),
  }
}
