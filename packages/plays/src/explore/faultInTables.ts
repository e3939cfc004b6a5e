import { decisionColumns } from './columns.js'
import type { SeasonTables } from './readTables.js'

/**
 * What is wrong with tables that were read, in words; undefined where they hang together: the season is the one that
 * was asked for, counts are those of the heading, columns are there and equally long, every decision has its game and
 * every game its line.
 */
export function faultIn(tables: SeasonTables, year: number): string | undefined {
  const { heading, games, decisions, teams, coaches, lines } = tables
  if (heading?.year !== year) return `season.json.gz is of ${heading?.year}`
  if (!Array.isArray(games) || games.length !== heading.games) return `there are not ${heading.games} games`
  const column = decisionColumns.find((name) => decisions?.[name]?.length !== heading.decisions)
  if (column) return `the column ${column} has not ${heading.decisions} decisions`
  if (decisions.game.some((game) => games[game] === undefined)) return 'a decision is of no game'
  for (const [name, rows] of Object.entries({ teams, coaches })) {
    if (!Array.isArray(rows) || rows.some((row) => typeof row?.lostPerGame?.value !== 'number'))
      return `${name} are not ranked`
  }
  const unlined = games.find(({ id }) => !isLine(lines?.[id]))
  return unlined && `${unlined.id} has no line`
}

const lineColumns = ['playId', 'seconds', 'homeWinPerMille', 'homeScore', 'awayScore'] as const

function isLine(line: SeasonTables['lines'][string] | undefined): boolean {
  return lineColumns.every((name) => Array.isArray(line?.[name]) && line[name].length === line.playId.length)
}
