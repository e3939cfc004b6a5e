import type { GameRow } from '@fourthright/plays/explore'

type Played = Pick<GameRow, 'week' | 'seasonType'>

const rounds = [
  { short: 'WC', long: 'Wild card round' },
  { short: 'Div', long: 'Divisional round' },
  { short: 'Conf', long: 'Conference championships' },
  { short: 'SB', long: 'Super Bowl' },
] as const

/** Week of the first playoff round: a 17th game came with 2021. */
function firstRound(season: number): number {
  return season < 2021 ? 18 : 19
}

/** "W15", "SB": when a game was played, for a column. */
export function shortRound(game: Played, season: number): string {
  return roundOf(game, season)?.short ?? `W${game.week}`
}

/** "Week 15", "Super Bowl". */
export function longRound(game: Played, season: number): string {
  return roundOf(game, season)?.long ?? `Week ${game.week}`
}

function roundOf({ week, seasonType }: Played, season: number) {
  return seasonType === 'POST' ? rounds[week - firstRound(season)] : undefined
}
