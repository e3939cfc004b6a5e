import type { DuckDBConnection } from '@duckdb/node-api'
import { maybeTeam, type Seasons, type Team } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters } from '../train/artefact.js'
import { driveEnd } from '../train/driveRecords.js'

/** A game that went to overtime, as it came out. */
export interface OvertimeGame {
  readonly game: string
  readonly season: number
  readonly seasonType: 'REG' | 'POST'
  /** The team that received first where plays tell, else the home team. */
  readonly team: Team
  readonly receivedFirst: boolean
  /** Points by which that team was favoured. */
  readonly line: number
  /** 1 it won, 0 it lost, a half for a tie. */
  readonly outcome: number
  /** How the first possession ended; null where no plays tell. */
  readonly firstEnd: 'touchdown' | 'fieldGoal' | 'noScore' | null
}

/** The overtime games of some seasons, from the tables games and, as far as they reach, snaps. */
export async function overtimeGames(connection: DuckDBConnection, seasons: Seasons): Promise<OvertimeGame[]> {
  const first = await firstPossessions(connection, seasons)
  const frame = await query(connection, featureSql('overtimeGames'), seasonParameters(seasons))
  const [games, types, homes] = [frame.texts('game_id'), frame.texts('season_type'), frame.texts('home_team')]
  return frame.records(['season', 'spread_line', 'result']).map(({ season, spread_line, result }, at) => {
    const [game, home] = [games[at] as string, maybeTeam(homes[at] as string)]
    const possession = first.get(game)
    const team = possession?.team ?? home
    if (!team) throw new TypeError(`${game} names no home team`)
    const sign = team === home ? 1 : -1
    return {
      ...{ game, season, team },
      seasonType: types[at] === 'POST' ? 'POST' : 'REG',
      receivedFirst: possession !== undefined,
      line: sign * spread_line,
      outcome: (Math.sign(sign * result) + 1) / 2,
      firstEnd: possession?.end ?? null,
    }
  })
}

async function firstPossessions(connection: DuckDBConnection, seasons: Seasons) {
  const frame = await query(connection, featureSql('driveRows'), seasonParameters(seasons))
  const [games, offenses] = [frame.texts('game_id'), frame.texts('offense')]
  const drives = frame.records(['quarter', 'drive_of_half', 'begins', 'drive_end'])
  return new Map(
    drives.flatMap(({ quarter, drive_of_half, begins, drive_end }, at) => {
      const team = maybeTeam(offenses[at] as string)
      if (quarter !== 5 || drive_of_half !== 1 || begins !== 1 || !team) return []
      return [[games[at] as string, { team, end: endOf(drive_end) }] as const]
    }),
  )
}

function endOf(end: number): NonNullable<OvertimeGame['firstEnd']> {
  if (end === driveEnd.touchdown) return 'touchdown'
  return end === driveEnd.fieldGoal ? 'fieldGoal' : 'noScore'
}
