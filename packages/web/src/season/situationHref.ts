import { type SituationInput, situationQuery } from '@fourthright/guide'
import type { ListedDecision } from './listedDecision.js'

/**
 * The address at which the page decides on a fourth down of the season.
 *
 * @example situationHref(decision, 2020) // '/?season=2020&offense=IND&…'
 */
export function situationHref(decision: ListedDecision, year: number): string {
  return `/?${situationQuery(situationOf(decision, year))}`
}

function situationOf(decision: ListedDecision, year: number): SituationInput {
  const { game, receivesSecondHalfKickoff } = decision
  const homeLine = game.spreadLine
  return {
    season: year,
    seasonType: game.seasonType,
    week: game.week,
    offense: decision.offense,
    defense: decision.defense,
    home: game.neutralSite ? null : game.home,
    quarter: decision.quarter,
    clock: decision.clock,
    offenseScore: decision.offenseScore,
    defenseScore: decision.defenseScore,
    down: 4,
    yardsToGo: decision.yardsToGo,
    distanceMeasure: 'wholeYards',
    yardsToGoal: decision.yardsToGoal,
    offenseTimeouts: decision.offenseTimeouts,
    defenseTimeouts: decision.defenseTimeouts,
    secondHalfKickoff:
      receivesSecondHalfKickoff === null ? null : receivesSecondHalfKickoff ? 'offense' : 'defense',
    possessionTeamLine: homeLine === null ? null : decision.offense === game.home ? homeLine : -homeLine,
    totalLine: game.totalLine,
    venue: {
      roof: game.roof,
      surface: game.surface,
      temperatureF: game.temperatureF,
      windMph: game.windMph,
    },
    quarterback: decision.quarterback,
  }
}
