import type { DuckDBConnection } from '@duckdb/node-api'
import type { Seasons } from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters } from '../train/artefact.js'

/** Punts with who punted them, in the order of play. */
export interface NamedPunts {
  readonly rows: readonly NamedPunt[]
  /** The same rows as `punts.sql` has them. */
  readonly punts: Frame
}

export interface NamedPunt {
  readonly game: string
  readonly season: number
  /** season · 100 + week. */
  readonly gameWeek: number
  readonly player: string
  /** Who had last punted for the team in an earlier game; '' where nobody had. */
  readonly lastPlayer: string
  readonly yardsToGoal: number
  /** Where the other side starts, in yards from the goal line that the punting team attacks. */
  readonly nextSpot: number
  /** Returned, downed, caught or a touchback: neither blocked nor muffed nor run back for a touchdown. */
  readonly isInPlay: boolean
}

const inPlay: readonly string[] = ['returned', 'touchback']

/** All punts of these seasons. */
export async function namedPunts(connection: DuckDBConnection, seasons: Seasons): Promise<NamedPunts> {
  const punts = await query(connection, featureSql('punts'), seasonParameters(seasons))
  const who = await query(connection, featureSql('whoPunted'), seasonParameters(seasons))
  const [games, players, lastPlayers] = ['game_id', 'player', 'last_player'].map((name) => who.texts(name))
  const results = punts.texts('result')
  const spots = punts.records(['yards_to_goal', 'next_spot'])
  const rows = who.records(['season', 'gameWeek']).map(({ season, gameWeek }, row) => ({
    game: games?.[row] as string,
    player: players?.[row] as string,
    lastPlayer: lastPlayers?.[row] as string,
    ...{ season, gameWeek },
    yardsToGoal: spots[row]?.yards_to_goal as number,
    nextSpot: spots[row]?.next_spot as number,
    isInPlay: inPlay.includes(results[row] as string),
  }))
  return { rows, punts }
}
