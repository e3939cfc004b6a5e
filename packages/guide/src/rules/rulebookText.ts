import type { DatedRule } from './dated.js'
import { lastRuledSeason } from './rulebook.js'
import { ruleTables } from './ruleTables.js'

const opening = `# The rules, by season

Every constant of the game that a decision rests on, from which season it holds, and where it is written or what it was
measured on. A value holds until the next row of its rule; the first rows hold from 1999, the earliest season that is
answered, and seasons after ${lastRuledSeason} are played by the last rows. *Measured* numbers are counts over play-by-play
(regular season and postseason). This page is made from the tables in \`packages/guide/src/rules\` by
\`npm run docs:rules\`.
`

const seasonTypes = { REG: 'regular season', POST: 'postseason' } as const

/** The rulebook as a Markdown page: a table a topic, a line a dated row. */
export function rulebookText(): string {
  const sections = ruleTables.map(({ topic, rules }) =>
    [
      `## ${topic}`,
      '',
      '| rule | season type | from season | value | source |',
      '|---|---|---|---|---|',
      ...rules.flatMap(linesOf),
      '',
    ].join('\n'),
  )
  return [opening, ...sections].join('\n')
}

function linesOf({ title, seasonType, rows }: DatedRule<unknown>): string[] {
  const where = seasonType ? seasonTypes[seasonType] : ''
  return rows.map(
    ({ from, value, source }, at) =>
      `| ${at === 0 ? title : ''} | ${at === 0 ? where : ''} | ${from} | ${shown(value)} | ${source} |`,
  )
}

/** A value in words: the names of its parts spelled out. */
function shown(value: unknown): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value)) return value.map(shown).join(', ')
  if (typeof value === 'object' && value) {
    return Object.entries(value)
      .map(([name, part]) => `${spelled(name)} ${partShown(part)}`)
      .join('; ')
  }
  return typeof value === 'string' ? spelled(value) : String(value)
}

function partShown(part: unknown): string {
  return typeof part === 'object' && !Array.isArray(part) ? `(${shown(part)})` : shown(part)
}

/** `bothPossess` as "both possess"; words stay as they are. */
function spelled(name: string): string {
  return /^[a-z]+([A-Z][a-z]*)+$/.test(name)
    ? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    : name
}
