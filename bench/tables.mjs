// A season's tables as Markdown: the dearest decisions, the best and worst teams and coaches, the size of each file.
//
//   npx fourthright season 2020 --bundle experiment --confidence --tables models/tables     makes the shipped ones
//   node bench/tables.mjs [FOLDER] [YEAR]        the shipped tables of 2020 without
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSeasonTables, rowOf } from '@fourthright/plays'

const [folder = fileURLToPath(new URL('../models/tables', import.meta.url)), year = '2020'] =
  process.argv.slice(2)
const tables = await readSeasonTables(folder, Number(year))
const { heading, games, decisions, teams, coaches, lines } = tables

const points = (worth) => (100 * worth).toFixed(1)
const percent = (share) => (100 * share).toFixed(0)
const estimate = (shown, { value, low, high }) => `${shown(value)} (${shown(low)} to ${shown(high)})`
const words = { goForIt: 'went', fieldGoal: 'kicked', punt: 'punted', kneel: 'kneeled' }
const calls = { goForIt: 'go', fieldGoal: 'kick', punt: 'punt', kneel: 'kneel' }
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const rows = decisions.game.map((_, place) => rowOf(decisions, place))
const costly = rows.filter(({ cost }) => cost !== null).toSorted((one, other) => other.cost - one.cost)
const snaps = Object.values(lines).reduce((sum, line) => sum + line.playId.length, 0)

console.log(`# The tables of ${year}\n`)
console.log(
  `${heading.games} games, ${heading.decisions} fourth downs (${costly.length} with a cost), ${snaps} snaps in the lines; bundle ${heading.bundle.id}, ${heading.members} refits.\n`,
)
console.log('## The dearest decisions\n')
console.log(
  table(
    ['team', 'game', 'when', 'score', 'yards to goal', 'call', 'confidence', 'result', 'points lost'],
    costly
      .slice(0, 10)
      .map((row) => [
        row.offense,
        games[row.game].id,
        `Q${row.quarter} ${row.clock}`,
        `${row.offenseScore}–${row.defenseScore}`,
        `4th & ${row.yardsToGo} at ${row.yardsToGoal}`,
        `${words[row.actualChoice]}, not ${calls[row.recommendation]}`,
        row.confidence ?? '–',
        row.result,
        points(row.cost),
      ]),
  ),
)
const shown = 5
for (const [title, ranking] of Object.entries({ Teams: teams, Coaches: coaches })) {
  console.log(`\n## ${title}: the best ${shown} and the worst, with 95 % intervals\n`)
  const ends = [...ranking.slice(0, shown), ...ranking.slice(-shown)]
  console.log(
    table(
      [
        'rank',
        'name',
        'team',
        'games',
        'points lost a game',
        'went when should, %',
        'of',
        'went when clear, %',
      ],
      ends.map((row) => [
        ranking.indexOf(row) + 1,
        row.name,
        row.team,
        row.games,
        estimate(points, row.lostPerGame),
        row.wentWhenShould ? estimate(percent, row.wentWhenShould) : '–',
        row.shouldGo,
        row.wentWhenClear ? estimate(percent, row.wentWhenClear) : '–',
      ]),
    ),
  )
}
console.log('\n## Files\n')
const sizes = readdirSync(join(folder, year)).map((name) => [name, statSync(join(folder, year, name)).size])
const total = sizes.reduce((sum, [, size]) => sum + size, 0)
console.log(
  table(
    ['file', 'kB'],
    [...sizes, ['together', total]].map(([name, size]) => [name, (size / 1000).toFixed(1)]),
  ),
)
