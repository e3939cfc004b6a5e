import type { PlayColumn } from './play.js'

/** A made-up season as a file would write it: column → one text a play. */
export type SeasonTable = Readonly<Partial<Record<PlayColumn, readonly string[]>>>

/** Six invented plays with everything a reader can stumble over: commas, quotes, line breaks, NA, 3.0, old teams. */
export function sixPlays(season: number): SeasonTable {
  return {
    play_id: ['1', '39', '54.0', '76', '97', '120'],
    game_id: Array(6).fill(`${season}_01_OAK_HOU`),
    season: Array(6).fill(String(season)),
    home_team: Array(6).fill('HOU'),
    away_team: Array(6).fill('OAK'),
    posteam: ['', 'OAK', 'LV', 'LV', 'HOU', 'NA'],
    down: ['', 'NA', '1', '2.0', '4', 'NaN'],
    pass: ['0', '0', '1', '0.0', '1', 'NA'],
    spread_line: ['-2.5', '-2.5', '-2.5', '-2.5', '-2.5', '-2.5'],
    yards_gained: ['', '0', '-12', '7', '99', ''],
    desc: [
      'GAME',
      'kicks 65 yards, touchback.',
      '(15:00) "Flea flicker", sacked',
      'says ""twice""',
      'two\nlines',
      '',
    ],
    roof: ['dome', 'dome ', 'dome', 'dome', 'dome', 'NA'],
  }
}

/** The same season with one cell changed (row counts from 1). */
export function withCell(table: SeasonTable, column: PlayColumn, row: number, text: string): SeasonTable {
  const cells = table[column]?.map((cell, index) => (index === row - 1 ? text : cell))
  return { ...table, [column]: cells }
}

export function withoutColumn(table: SeasonTable, column: PlayColumn): SeasonTable {
  const { [column]: _, ...rest } = table
  return rest
}

/** The season many times over, for files that are long enough to be cut in the middle. */
export function repeated(table: SeasonTable, times: number): SeasonTable {
  return Object.fromEntries(
    Object.entries(table).map(([column, cells]) => [column, Array(times).fill(cells).flat()]),
  )
}

/** As CSV, header first; cells are quoted only where they must be. */
export function csvOf(table: SeasonTable): string {
  const columns = Object.keys(table) as PlayColumn[]
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const rows = Array.from({ length: table[columns[0] as PlayColumn]?.length ?? 0 }, (_, row) =>
    columns.map((column) => quoted(table[column]?.[row] ?? '')).join(','),
  )
  return `${[columns.join(','), ...rows].join('\n')}\n`
}
