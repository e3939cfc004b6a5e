import { clockText, rulebook, type SituationInput } from '@fourthright/guide'

/** One snap as play-by-play and schedule know it before the play; NaN or '' where a feed says nothing. */
export interface SnapRow {
  readonly season: number
  readonly seasonType: string
  readonly week: number
  readonly offense: string
  readonly defense: string
  readonly homeTeam: string
  readonly neutralSite: boolean
  readonly quarter: number
  readonly secondsLeftInQuarter: number
  readonly offenseScore: number
  readonly defenseScore: number
  readonly down: number
  readonly yardsToGo: number
  readonly yardsToGoal: number
  readonly offenseTimeouts: number
  readonly defenseTimeouts: number
  /** 1 when the offense receives the second-half kickoff, 0 when the defense does. */
  readonly receivesSecondHalfKickoff: number
  readonly possessionTeamLine: number
  readonly totalLine: number
  readonly roof: string
  readonly surface: string
  readonly temperatureF: number
  readonly windMph: number
  readonly altitudeFt: number
  readonly quarterback: string
  /** Possessions that each team has finished in this overtime before the current one. */
  readonly offenseOvertimePossessions: number
  readonly defenseOvertimePossessions: number
}

const regulationQuarters = 4

/**
 * The situation before a snap of play-by-play, as `decide` takes it. The distance is the feed's whole yards,
 * with the true one hidden inside it.
 */
export function situationBefore(row: SnapRow): SituationInput {
  const inOvertime = row.quarter > regulationQuarters
  const seasonType = row.seasonType === 'POST' ? 'POST' : 'REG'
  const { overtimeTimeouts, timeoutsPerHalf } = rulebook(row.season, seasonType)
  // some feeds go on counting the half's timeouts in overtime
  const most = inOvertime ? overtimeTimeouts : timeoutsPerHalf
  return {
    season: row.season,
    seasonType,
    week: row.week,
    offense: row.offense,
    defense: row.defense,
    home: row.neutralSite ? null : row.homeTeam,
    quarter: row.quarter,
    clock: clockText(row.secondsLeftInQuarter),
    offenseScore: row.offenseScore,
    defenseScore: row.defenseScore,
    down: row.down,
    yardsToGo: Math.min(row.yardsToGo, row.yardsToGoal),
    distanceMeasure: 'wholeYards',
    yardsToGoal: row.yardsToGoal,
    offenseTimeouts: Math.min(most, row.offenseTimeouts),
    defenseTimeouts: Math.min(most, row.defenseTimeouts),
    secondHalfKickoff: row.quarter > 2 ? null : row.receivesSecondHalfKickoff === 1 ? 'offense' : 'defense',
    possessionTeamLine: known(row.possessionTeamLine),
    totalLine: known(row.totalLine),
    venue: {
      roof: roofOf(row.roof),
      surface: row.surface.trim().toLowerCase() || null,
      temperatureF: known(row.temperatureF),
      windMph: known(row.windMph),
      altitudeFt: known(row.altitudeFt),
    },
    quarterback: row.quarterback || null,
    overtime: inOvertime
      ? {
          period: row.quarter - regulationQuarters,
          possessionsBefore: {
            offense: row.offenseOvertimePossessions,
            defense: row.defenseOvertimePossessions,
          },
        }
      : null,
  }
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value
}

const roofs = ['outdoors', 'open', 'closed', 'dome'] as const

function roofOf(text: string): (typeof roofs)[number] | null {
  return roofs.find((roof) => roof === text) ?? null
}
