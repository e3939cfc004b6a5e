import type { DuckDBConnection } from '@duckdb/node-api'
import type { ActualChoice, SnapRow } from '@fourthright/plays'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { altitudesFt } from '../train/altitudes.js'

/** A snap on any down with, as labels, what was called. */
export interface SeasonSnap {
  readonly gameId: string
  readonly playId: number
  readonly before: SnapRow
  readonly actualChoice: ActualChoice
  /** By a run or pass; null for anything else. */
  readonly yardsGained: number | null
}

/** Every snap of a season in the order of its games, from the tables plays, games and snaps. */
export async function seasonSnaps(connection: DuckDBConnection, season: number): Promise<SeasonSnap[]> {
  const frame = await query(connection, featureSql('seasonSnaps'), { season })
  const games = frame.texts('game_id')
  const plays = frame.numbers('play_id')
  const actual = frame.texts('actual_choice') as ActualChoice[]
  const gained = frame.numbers('yards_gained')
  return snapRows(frame).map((before, row) => ({
    gameId: games[row] as string,
    playId: plays[row] as number,
    before,
    actualChoice: actual[row] as ActualChoice,
    yardsGained: Number.isNaN(gained[row]) ? null : (gained[row] as number),
  }))
}

/** The rows of `seasonSnaps.sql` as play-by-play snaps. */
function snapRows(frame: Frame): SnapRow[] {
  const texts = [
    'season_type',
    'offense',
    'defense',
    'home_team',
    'roof',
    'surface',
    'quarterback',
    'stadium_id',
  ]
  const [seasonType, offense, defense, homeTeam, roof, surface, quarterback, stadium] = texts.map((name) =>
    frame.texts(name),
  )
  const neutral = frame.numbers('neutral_site')
  return frame.records(numbers).map((row, at) => ({
    ...row,
    seasonType: seasonType?.[at] as string,
    offense: offense?.[at] as string,
    defense: defense?.[at] as string,
    homeTeam: homeTeam?.[at] as string,
    neutralSite: neutral[at] === 1,
    roof: roof?.[at] as string,
    surface: surface?.[at] as string,
    quarterback: quarterback?.[at] as string,
    altitudeFt: altitudesFt[stadium?.[at] as string] ?? 0,
  }))
}

const numbers = [
  'season',
  'week',
  'quarter',
  'secondsLeftInQuarter',
  'offenseScore',
  'defenseScore',
  'down',
  'yardsToGo',
  'yardsToGoal',
  'offenseTimeouts',
  'defenseTimeouts',
  'receivesSecondHalfKickoff',
  'possessionTeamLine',
  'totalLine',
  'temperatureF',
  'windMph',
  'offenseOvertimePossessions',
  'defenseOvertimePossessions',
] as const satisfies readonly (keyof SnapRow)[]
