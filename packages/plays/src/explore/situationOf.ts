import { parseClock, type SituationInput } from '@fourthright/guide'
import { situationBefore } from '../situations.js'
import type { DecisionRow, GameRow } from './seasonTables.js'

/**
 * The situation of a fourth down of the tables, as it was decided: `decide` gives the season's own decision.
 *
 * @param game the row's own, `games[row.game]`
 * @param year the season's
 * @example decide(situationOf(row, games[row.game], 2020), bundle).recommendation === row.recommendation // true
 */
export function situationOf(row: DecisionRow, game: GameRow, year: number): SituationInput {
  const isHome = row.offense === game.home
  const [offensePossessions, defensePossessions] = row.overtimePossessions ?? [0, 0]
  return situationBefore({
    season: year,
    seasonType: game.seasonType,
    week: game.week,
    offense: row.offense,
    defense: row.defense,
    homeTeam: game.home,
    neutralSite: game.neutralSite,
    quarter: row.quarter,
    secondsLeftInQuarter: parseClock(row.clock),
    offenseScore: row.offenseScore,
    defenseScore: row.defenseScore,
    down: 4,
    yardsToGo: row.yardsToGo,
    yardsToGoal: row.yardsToGoal,
    offenseTimeouts: row.offenseTimeouts,
    defenseTimeouts: row.defenseTimeouts,
    receivesSecondHalfKickoff: row.receivesSecondHalfKickoff ?? 0,
    possessionTeamLine: isHome ? numberOf(game.spreadLine) : -numberOf(game.spreadLine),
    totalLine: numberOf(game.totalLine),
    roof: game.roof ?? '',
    surface: game.surface ?? '',
    temperatureF: numberOf(game.temperatureF),
    windMph: numberOf(game.windMph),
    altitudeFt: game.altitudeFt,
    quarterback: row.quarterback ?? '',
    offenseOvertimePossessions: offensePossessions,
    defenseOvertimePossessions: defensePossessions,
  })
}

/** What nobody knows, as play-by-play has it. */
function numberOf(value: number | null): number {
  return value ?? Number.NaN
}
