import type { Bundle, Members } from '@fourthright/guide'
import { type Columns, type DecisionRow, decisionColumns, type SeasonTables } from '@fourthright/plays'
import { replayFourthDowns } from '../replay/replayFourthDowns.js'
import type { DecidedSeason } from './decideSeason.js'
import { decisionRows } from './decisionRows.js'
import { gameLines } from './gameLines.js'
import { rankedCoaches, rankedTeams } from './ranking.js'

/** What the tables need beside the season that was decided: how it was. */
export interface TablesRequest {
  readonly bundle: Bundle
  readonly members?: Members
  /** Where the season's plays are read again, for how each fourth down went. */
  readonly dataDirectory: string
  /** Called with a stage's name and the share done, 0 … 1. */
  readonly onProgress?: (stage: string, share: number) => void
}

/**
 * The explorer's tables of a decided season: what was called and how it went, what it cost, teams and coaches ranked,
 * each game's line.
 *
 * @throws DataError of the readers
 */
export async function explorerTables(season: DecidedSeason, request: TablesRequest): Promise<SeasonTables> {
  const { bundle, members, dataDirectory, onProgress = () => {} } = request
  const { year, games, fourthDowns } = season
  onProgress('replaying fourth downs', 0)
  const replayed = await replayFourthDowns(dataDirectory, [year, year])
  const rows = decisionRows(games, fourthDowns, replayed)
  onProgress('valuing every snap', 0)
  const lines = gameLines(season, bundle)
  onProgress('ranking teams and coaches', 0)
  return {
    heading: {
      year,
      bundle: { id: bundle.id, name: bundle.name, trainedOn: bundle.trainedOn },
      games: games.length,
      decisions: rows.length,
      members: members?.count ?? 0,
    },
    games,
    decisions: columnsOf(rows),
    teams: rankedTeams(games, rows),
    coaches: rankedCoaches(games, rows),
    lines,
  }
}

function columnsOf(rows: readonly DecisionRow[]): Columns<DecisionRow> {
  return Object.fromEntries(
    decisionColumns.map((name) => [name, rows.map((row) => row[name])]),
  ) as unknown as Columns<DecisionRow>
}
