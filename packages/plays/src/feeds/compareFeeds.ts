import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { csvPlaySource } from '../csvPlaySource.js'
import { playsOf } from '../playBatch.js'
import { gameFeed } from './gameFeed.js'
import type { FeedRow } from './gameRows.js'

/** Columns that the feed should give as nflverse does. */
export const comparedColumns = [
  'posteam',
  'down',
  'ydstogo',
  'yardline_100',
  'qtr',
  'time',
  'quarter_seconds_remaining',
  'total_home_score',
  'total_away_score',
  'posteam_score',
  'defteam_score',
  'home_timeouts_remaining',
  'away_timeouts_remaining',
  'play_type',
  'yards_gained',
] as const

export type ComparedColumn = (typeof comparedColumns)[number]

export interface FeedComparison {
  readonly games: number
  readonly plays: number
  readonly onlyInFeed: number
  readonly onlyInRows: number
  readonly columns: Readonly<Record<ComparedColumn, { equal: number; readonly different: string[] }>>
}

/** The recorded document of a game. */
export async function recordedGame(folder: string, game: string): Promise<unknown> {
  const file = join(folder, 'raw-games', game.slice(0, 4), `${game}.json.gz`)
  return JSON.parse((await promisify(gunzip)(await readFile(file))).toString('utf8'))
}

/** Ids of the recorded games of a season, in the order of their names. */
export async function recordedGames(folder: string, season: number): Promise<string[]> {
  const directory = join(folder, 'raw-games', String(season))
  if (!existsSync(directory)) return []
  const files = await readdir(directory)
  return files
    .filter((file) => file.endsWith('.json.gz'))
    .map((file) => file.slice(0, -'.json.gz'.length))
    .sort()
}

/** Every recorded game of the seasons, its feed against nflverse's rows of the same plays. */
export async function compareFeeds(folder: string, seasons: readonly number[]): Promise<FeedComparison> {
  const columns = Object.fromEntries(
    comparedColumns.map((column) => [column, { equal: 0, different: [] }]),
  ) as unknown as FeedComparison['columns']
  const counts = { games: 0, plays: 0, onlyInFeed: 0, onlyInRows: 0 }
  for (const season of seasons) {
    const rows = await nflverseRows(folder, season)
    for (const game of await recordedGames(folder, season)) {
      const theirs = rows.get(game) ?? new Map<number, NflverseRow>()
      counts.games++
      let common = 0
      for (const ours of gameFeed(await recordedGame(folder, game), game)) {
        const row = theirs.get(ours.play_id as number)
        if (!row) {
          counts.onlyInFeed++
          continue
        }
        common++
        for (const column of comparedColumns) {
          if (ours[column] === row[column]) columns[column].equal++
          else columns[column].different.push(difference(column, ours, row))
        }
      }
      counts.plays += common
      counts.onlyInRows += theirs.size - common
    }
  }
  return { ...counts, columns }
}

const columnsRead = ['game_id', 'play_id', 'desc', 'play_type_nfl', ...comparedColumns] as const
type NflverseRow = { readonly [C in (typeof columnsRead)[number]]: string | number | null }

async function nflverseRows(folder: string, season: number): Promise<Map<string, Map<number, NflverseRow>>> {
  const file = join(folder, 'play-by-play', `pbp_${season}.csv.gz`)
  const games = new Map<string, Map<number, NflverseRow>>()
  const source = csvPlaySource([{ season, file }])
  for await (const batch of source.read({ seasons: [season], columns: [...columnsRead] })) {
    for (const row of playsOf(batch)) {
      const game = games.get(row.game_id as string) ?? new Map<number, NflverseRow>()
      games.set(row.game_id as string, game.set(row.play_id as number, row))
    }
  }
  return games
}

function difference(column: ComparedColumn, ours: FeedRow, theirs: NflverseRow): string {
  return `${ours.game_id} ${ours.play_id} ${ours.play_type_nfl} ${column}: ${ours[column]}, nflverse ${theirs[column]}: ${ours.desc?.slice(0, 90)}`
}
