import type {
  Columns,
  DecisionRow,
  GameLine,
  GameRow,
  RankedRow,
  SeasonHeading,
} from '@fourthright/plays/explore'
import { type ListedDecision, listDecisions } from './listedDecision.js'
import { readTable } from './readTable.js'

/** A season's tables but for the games' lines, which only a game needs. */
export interface OpenSeason {
  readonly heading: SeasonHeading
  readonly games: readonly GameRow[]
  readonly decisions: readonly ListedDecision[]
  readonly teams: readonly RankedRow[]
  readonly coaches: readonly RankedRow[]
}

/**
 * Reads a season.
 *
 * @throws DataError as `readTable`
 */
export async function openSeason(year: number): Promise<OpenSeason> {
  const heading = await readTable<SeasonHeading>(year, 'season')
  const [games, columns, teams, coaches] = await Promise.all([
    readTable<readonly GameRow[]>(year, 'games'),
    readTable<Columns<DecisionRow>>(year, 'decisions'),
    readTable<readonly RankedRow[]>(year, 'teams'),
    readTable<readonly RankedRow[]>(year, 'coaches'),
  ])
  return { heading, games, decisions: listDecisions(columns, games), teams, coaches }
}

const lines = new Map<number, Promise<Readonly<Record<string, GameLine>>>>()

/** The win-probability lines of a season's games, read once. */
export function openLines(year: number): Promise<Readonly<Record<string, GameLine>>> {
  const read = lines.get(year) ?? readTable<Readonly<Record<string, GameLine>>>(year, 'lines')
  lines.set(year, read)
  read.catch(() => lines.delete(year))
  return read
}
