import type { DuckDBConnection } from '@duckdb/node-api'
import type { Seasons } from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters } from '../train/artefact.js'

/** Field goal tries and extra points with who kicked them, in the order of play. */
export interface NamedKicks {
  readonly rows: readonly NamedKick[]
  /** The field goal tries alone, as `kicks.sql` has them. */
  readonly fieldGoals: Frame
}

export interface NamedKick {
  readonly game: string
  readonly season: number
  /** season · 100 + week. */
  readonly gameWeek: number
  readonly player: string
  /** Who had last kicked for the team in an earlier game; '' where nobody had. */
  readonly lastPlayer: string
  /** Its row among the field goals; −1 for an extra point. */
  readonly fieldGoal: number
  /** 0 or 1. */
  readonly isGood: number
  /** For an extra point: the league's share of good ones in the seasons before; null in the first. */
  readonly shareBefore: number | null
}

/** All kicks of these seasons. */
export async function namedKicks(connection: DuckDBConnection, seasons: Seasons): Promise<NamedKicks> {
  const fieldGoals = await query(connection, featureSql('kicks'), seasonParameters(seasons))
  const who = await query(connection, featureSql('whoKicked'), seasonParameters(seasons))
  const made = fieldGoals.numbers('made')
  const [games, players, lastPlayers] = ['game_id', 'player', 'last_player'].map((name) => who.texts(name))
  const kicks = who.records(['season', 'gameWeek', 'isFieldGoal', 'isGoodTry'])
  const shares = sharesBefore(kicks)
  let next = 0
  const rows = kicks.map(({ season, gameWeek, isFieldGoal, isGoodTry }, row) => {
    const fieldGoal = isFieldGoal === 1 ? next++ : -1
    return {
      game: games?.[row] as string,
      player: players?.[row] as string,
      lastPlayer: lastPlayers?.[row] as string,
      ...{ season, gameWeek, fieldGoal },
      isGood: fieldGoal >= 0 ? (made[fieldGoal] as number) : isGoodTry,
      shareBefore: fieldGoal >= 0 ? null : (shares.get(season) ?? null),
    }
  })
  return { rows, fieldGoals }
}

/** By season the share of good extra points in the seasons before it, where there are any. */
function sharesBefore(kicks: readonly { season: number; isFieldGoal: number; isGoodTry: number }[]) {
  const tries = kicks.filter(({ isFieldGoal }) => isFieldGoal === 0)
  const shares = new Map<number, number>()
  for (const season of new Set(tries.map((row) => row.season))) {
    const before = tries.filter((row) => row.season < season)
    if (before.length > 0)
      shares.set(season, before.reduce((sum, { isGoodTry }) => sum + isGoodTry, 0) / before.length)
  }
  return shares
}
