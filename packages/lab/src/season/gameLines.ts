import { type Bundle, rulebook, winProbabilities } from '@fourthright/guide'
import { type GameLine, type GameRow, stateAtSnap, teamOf } from '@fourthright/plays'
import { grouped } from './grouped.js'
import type { SeasonSnap } from './seasonSnaps.js'

/** The line of each game by its id: the home team's chances before every snap, by the bundle's own models. */
export function gameLines(
  { year, games, snaps }: { year: number; games: readonly GameRow[]; snaps: readonly SeasonSnap[] },
  bundle: Bundle,
): Record<string, GameLine> {
  const byGame = grouped(snaps, ({ gameId }) => gameId)
  return Object.fromEntries(
    games.map((game) => [game.id, gameLine(game, year, byGame.get(game.id) ?? [], bundle)]),
  )
}

function gameLine(game: GameRow, year: number, snaps: readonly SeasonSnap[], bundle: Bundle): GameLine {
  const stakes = {
    season: year,
    seasonType: game.seasonType,
    team: teamOf(game.home),
    teamLine: game.spreadLine ?? 0,
  }
  const chances = winProbabilities(
    snaps.map(({ before }) => stateAtSnap(before)),
    stakes,
    bundle,
  )
  const scoreOf = (team: string) =>
    snaps.map(({ before }) => (before.offense === team ? before.offenseScore : before.defenseScore))
  return {
    playId: snaps.map(({ playId }) => playId),
    seconds: snaps.map(({ before }) => secondsPlayed(before, rulebook(year, game.seasonType))),
    homeWinPerMille: chances.map((chance) => Math.round(1000 * chance)),
    homeScore: scoreOf(game.home),
    awayScore: scoreOf(game.away),
  }
}

const regulationQuarters = 4

function secondsPlayed(
  { quarter, secondsLeftInQuarter }: SeasonSnap['before'],
  { quarterSeconds, overtimeSeconds }: { quarterSeconds: number; overtimeSeconds: number },
): number {
  const overtimes = Math.max(0, quarter - regulationQuarters)
  return (
    Math.min(quarter, regulationQuarters) * quarterSeconds +
    overtimes * overtimeSeconds -
    secondsLeftInQuarter
  )
}
