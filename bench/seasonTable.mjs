// A season's decisions as Markdown: how sure the calls are, and what cost most, by team.
//
//   npx fourthright season 2020 --confidence --out season2020.csv --json | node bench/seasonTable.mjs
import { text } from 'node:stream/consumers'

const { year, bundle, rows, confidence, teams, costliest } = JSON.parse(await text(process.stdin))
const points = (worth) => (100 * worth).toFixed(1)
const share = (count) => `${count} (${((100 * count) / rows).toFixed(1)} %)`
const words = { goForIt: 'went', fieldGoal: 'kicked', punt: 'punted' }
const calls = { goForIt: 'go', fieldGoal: 'kick', punt: 'punt' }
const line = ({ row, cost }) => {
  const { game_id, quarter, clock, yardsToGo, yardsToGoal, scoreDifferential, actualChoice } = row
  const score =
    scoreDifferential === 0 ? 'level' : `${scoreDifferential > 0 ? '+' : '−'}${Math.abs(scoreDifferential)}`
  const called = `${words[actualChoice]}, not ${calls[row.recommendation]}`
  return [
    game_id,
    `Q${quarter} ${clock}`,
    score,
    `4th & ${yardsToGo} at ${yardsToGoal}`,
    called,
    points(cost),
  ]
}
const table = (head, lines) =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

console.log(`# Fourth downs of ${year}\n`)
console.log(`By the bundle ${bundle}, ${rows} fourth downs.\n`)
if (confidence) {
  const { clear, lean, tooClose } = confidence
  console.log(`Clear: ${share(clear)}; a lean: ${share(lean)}; too close to call: ${share(tooClose)}.\n`)
}
console.log('## The dearest decisions\n')
const head = ['game', 'when', 'score', 'yards to goal', 'call', 'points lost']
console.log(
  table(
    ['team', ...head],
    costliest.map((one) => [one.row.offense, ...line(one)]),
  ),
)
console.log('\n## By team\n')
console.log(
  'Points of win probability given away over the season, and the decision that cost most. Decisions are those to go, kick or punt.\n',
)
console.log(
  table(
    ['team', 'decisions', 'points given away', ...head],
    teams.map(({ team, decisions, cost, costliest: dearest }) => [
      team,
      decisions,
      (100 * cost).toFixed(0),
      ...(dearest ? line(dearest) : head.map(() => '–')),
    ]),
  ),
)
