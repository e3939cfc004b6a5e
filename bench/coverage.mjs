// How often does the 95 % interval of an edge hold the known edge? Seasons of games are drawn from a league whose every
// game is known (2016–2018, all that every model has learned from), the models are fitted at the members' size, refitted to
// draws of those games, and asked 48 fourth downs. The known edge is that of the same models fitted to the whole league.
//
//   node bench/coverage.mjs run rows.jsonl 0 99      drawn seasons 0 to 99, one line each; goes on where it was
//   node bench/coverage.mjs run other.jsonl 100 199  at the same time, on the other core
//   node bench/coverage.mjs tell rows.jsonl other.jsonl
//
// REFITS (40) and SHARE (1) of the environment say how many refits each season gets, of which share of its games.
import { existsSync } from 'node:fs'
import { appendFile, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { openBundle } from '@fourthright/guide'
import { dataDirectory, experimentRecipe, openDatabase, readRecipe } from '@fourthright/lab'
import { trainHere } from '../packages/lab/dist/engine/trainHere.js'
import { coverageOfDraw, knownLeague, rowsOf } from '../packages/lab/dist/refits/coverage.js'
import { coverageSituations } from '../packages/lab/dist/refits/coverageSituations.js'
import { coverageSummary } from '../packages/lab/dist/refits/coverageSummary.js'
import { memberRows } from '../packages/lab/dist/refits/memberRows.js'
import { withRefits } from '../packages/lab/dist/refits/refitsRecipe.js'
import { readyRoom } from '../packages/lab/dist/train/readyRoom.js'

const league = { first: 2016, last: 2018 }
const games = 267 // a season's, playoffs included

const [order, ...words] = process.argv.slice(2)
if (order === 'run') await run(words[0], Number(words[1]), Number(words[2]))
else if (order === 'tell') await tell(words)
else console.error('Say run FILE FROM TO, or tell FILE …; the head of this file shows how.')

async function run(file, from, to) {
  const recipe = withRefits(await readRecipe(experimentRecipe), {
    members: Number(process.env.REFITS ?? 40),
    share: Number(process.env.SHARE ?? 1),
  })
  const bytes = await readFile(createRequire(import.meta.url).resolve('@fourthright/models/experiment.frb'))
  const bundle = await openBundle(bytes)
  const rows = await leagueRows(recipe)
  const known = await knownLeague({ rows, recipe, bundle, situations: coverageSituations }, trainHere)
  const done = new Set((await linesOf(file)).map((line) => line[0].draw))
  for (let draw = from; draw <= to; draw++) {
    if (done.has(draw)) continue
    const told = await coverageOfDraw(known, draw, { games, train: trainHere })
    await appendFile(file, `${JSON.stringify(told)}\n`)
  }
}

async function leagueRows(recipe) {
  const database = await openDatabase()
  try {
    const room = { connection: database.connection, recipe, onProgress: () => {} }
    await readyRoom(room, await dataDirectory())
    const rows = await memberRows(room)
    return rowsOf(
      rows,
      rows.games.filter(({ season }) => season >= league.first && season <= league.last),
    )
  } finally {
    database.close()
  }
}

async function tell(files) {
  const lines = (await Promise.all(files.map(linesOf))).flat()
  console.log(JSON.stringify(coverageSummary(lines.flat()), null, 2))
}

async function linesOf(file) {
  if (!existsSync(file)) return []
  const text = await readFile(file, 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
