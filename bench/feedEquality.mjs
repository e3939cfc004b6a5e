// How often the raw game feed gives the same as nflverse's rows, column by column, over whole seasons of games.
//
//   node bench/feedEquality.mjs [--data DIR] [column whose differences to show]
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { comparedColumns, compareFeeds } from '../packages/plays/dist/feeds/compareFeeds.js'

const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true })
const folder = values.data ?? process.env.FOURTHRIGHT_DATA ?? join(import.meta.dirname, '../../shared/data')
const { games, plays, onlyInFeed, onlyInRows, columns } = await compareFeeds(folder, [2019, 2020])
console.log(
  `${games} games, ${plays} plays in both, ${onlyInFeed} in the feed alone, ${onlyInRows} in nflverse alone`,
)
console.log('column                          equal     different')
for (const column of comparedColumns) {
  const { equal, different } = columns[column]
  const share = ((100 * equal) / (equal + different.length)).toFixed(4)
  console.log(`${column.padEnd(28)}${share.padStart(9)} %  ${String(different.length).padStart(8)}`)
}
for (const line of columns[positionals[0]]?.different ?? []) console.log(line)
