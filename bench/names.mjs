// Do names help? A kicker's, punter's, returner's own past, shrunk to the league, on top of the models that know no
// names. Real data, ten minutes.
//
//   node bench/names.mjs            the rolling seasons
//   node bench/names.mjs --test     and, once all is chosen, the test season
//
// The rule, written down before the test season was opened:
// - An effect before a game is sum(residual) / (sum(information) + shrinkage) over earlier games' kicks, each counting
//   half after `halfLife` further ones. Residuals are against a model of earlier seasons only.
// - Shrinkage, half-life and variant of a season are those with the least loss from 2012 up to the season before.
// - Before the snap we know the team's last kicker (punter, returner) of an EARLIER game; that is what is judged. The
//   one who really kicked is shown beside it: it is what a user may tell.
// - A name wins if, over 2016–2019 pooled, the paired difference of the first loss (Brier; squared yards) is below zero
//   with its whole 95 % interval of resampled games; or if both losses (Brier and log loss; squared and absolute yards)
//   fall in 90 % of the resamples and the mean difference of the first in 2020 is not above zero. A 2020 whose whole
//   95 % interval is above zero loses in any case. The returning side is judged on top of the punter, if he wins.
//   What does not win is not built.
import { readFileSync } from 'node:fs'
import { fieldGoalModel, puntModel, rulebook } from '@fourthright/guide'
import {
  createGamesTable,
  createPlaysTable,
  dataDirectory,
  experimentRecipe,
  openDatabase,
  readRecipe,
} from '@fourthright/lab'
import { featureColumns } from '../packages/lab/dist/features/featureColumns.js'
import { query } from '../packages/lab/dist/features/frame.js'
import { sourceFiles } from '../packages/lab/dist/features/snapTables.js'
import { featureSql } from '../packages/lab/dist/features/sqlFile.js'
import { kickInputs, trainFieldGoal } from '../packages/lab/dist/train/fieldGoal.js'
import { fitPunt, puntRows } from '../packages/lab/dist/train/punt.js'
import { mean, nestedJudge, range } from './nestedJudge.mjs'

const testSeason = 2020
const lastSeason = process.argv.includes('--test') ? testSeason : testSeason - 1
const seasons = { firstChoice: 2012, judged: range(2016, lastSeason), testSeason }
const firstSeason = 2001

const recipe = await readRecipe(experimentRecipe)
const { connection } = await openDatabase()
const files = await sourceFiles(await dataDirectory(), [firstSeason, lastSeason])
await createPlaysTable(connection, {
  files: files.slice(0, -1),
  columns: [...new Set([...featureColumns, 'kicker_player_id', 'punter_player_id'])],
  declaredNull: ['play_deleted'],
})
await createGamesTable(connection, files.at(-1))
await connection.run(featureSql('snaps'))
judgeKickers(await rowsWithNames('kicks', 'whoKicked'), await lastYearsKickModels())
judgePunts(await rowsWithNames('punts', 'whoPunted'), await lastYearsPuntModels())
process.exit(0)

/** A query of the lab and one with who did it. */
async function rowsWithNames(rows, who) {
  const sql = readFileSync(new URL(`${who}.sql`, import.meta.url), 'utf8')
  const [frame, names] = [
    await query(connection, featureSql(rows), { firstSeason, lastSeason }),
    await query(connection, sql),
  ]
  const games = frame.texts('game_id')
  return { frame, names, games }
}

function spanOf([first, last]) {
  return (season) => [Math.max(firstSeason, season - 1 - (last - first)), season - 1]
}

async function lastYearsKickModels() {
  const before = spanOf(recipe.fieldGoal.seasons)
  const models = new Map()
  for (const season of range(seasons.firstChoice, lastSeason)) {
    const fieldGoal = { ...recipe.fieldGoal, seasons: before(season) }
    models.set(season, fieldGoalModel(await trainFieldGoal({ connection, recipe: { ...recipe, fieldGoal } })))
  }
  return models
}

async function lastYearsPuntModels() {
  const before = spanOf(recipe.punt.seasons)
  const models = new Map()
  for (const season of range(2006, lastSeason)) {
    const trained = fitPunt(await puntRows(connection, before(season)), season - 1, recipe.punt)
    models.set(season, puntModel({ ...trained, spotsPerRow: recipe.punt.spots }))
  }
  return models
}

function judgeKickers({ frame, names, games }, models) {
  const made = frame.numbers('made')
  const kicks = kickInputs(frame)
  const taught = spanOf(recipe.fieldGoal.seasons)
  const players = { last: names.texts('last_kicker'), actual: names.texts('kicker') }
  const tries = triesOf(names)
  let next = 0
  const kickOf = Array.from(names.numbers('isFieldGoal'), (isOne) => (isOne ? next++ : -1))
  const namedGames = names.texts('game_id')
  if (kickOf.some((kick, row) => kick >= 0 && games[kick] !== namedGames[row]))
    throw new Error('Rows differ.')
  for (const asked of ['actual', 'last']) {
    const rowsOf = remember((season, { withTries }) => {
      const chances = models.get(season).predict(kicks)
      return kickOf.map((kick, row) => {
        const chance = kick >= 0 ? chances[kick] : (tries.shares[row] ?? null)
        const isTaught =
          tries.seasons[row] >= taught(season)[0] && chance !== null && (kick >= 0 || withTries)
        return {
          ...{ game: namedGames[row], season: tries.seasons[row], isJudged: kick >= 0 },
          ...{ asked: players[asked][row], player: players.actual[row], chance, kick },
          residual: isTaught ? (kick >= 0 ? made[kick] : tries.good[row]) - chance : null,
          information: isTaught ? chance * (1 - chance) : 0,
        }
      })
    })
    nestedJudge(`Kickers, ${asked}: Brier | log loss`, {
      ...seasons,
      candidates: grid(
        [5, 10, 20, 40, 80, 160, 320],
        [Infinity, 200, 100, 50, 25],
        [{ withTries: false }, { withTries: true }],
      ),
      rowsOf,
      lossesOf: (rows, effects, here) =>
        chanceLosses(
          rows.map(({ kick }) => made[kick]),
          rows.map(({ chance }, row) => shifted(chance, effects[row])),
          here,
        ),
    })
  }
}

/** Extra points from the 15, each beside the league's share of the seasons before. */
function triesOf(names) {
  const good = names.numbers('isGoodTry')
  const isFieldGoal = names.numbers('isFieldGoal')
  const rowSeasons = names.numbers('season')
  const shares = new Map(
    range(2016, lastSeason).map((season) => {
      const before = good.filter((_, row) => !isFieldGoal[row] && rowSeasons[row] < season)
      return [season, mean([...before])]
    }),
  )
  return { good, seasons: rowSeasons, shares: Array.from(rowSeasons, (season) => shares.get(season)) }
}

function judgePunts({ frame, names, games }, models) {
  if (names.texts('game_id').some((game, row) => game !== games[row])) throw new Error('Rows differ.')
  const results = frame.texts('result')
  const punts = frame.records(['yards_to_goal', 'season', 'next_spot'])
  const isInPlay = results.map((result) => result === 'returned' || result === 'touchback')
  const truth = punts.map(({ next_spot }) => next_spot)
  const touchback = punts.map((punt) => touchbackChance(punt, models))
  const plain = punts.map((punt) => meanSpot(punt, models))
  // the league's own drift, week by week, is nobody's merit
  const drift = leagueDrift(
    names.numbers('gameWeek'),
    truth.map((spot, row) => (isInPlay[row] ? spot - plain[row] : Number.NaN)),
  )
  const frameOf = (row) => ({
    game: games[row],
    season: punts[row].season,
    isJudged: isInPlay[row],
    information: 1,
  })
  const yardsGrid = (more) => grid([25, 50, 100, 200, 400, 800], [Infinity, 400, 200, 100, 50, 25], more)
  /** Shifts of the spots where a punt is returned, downed or caught; a touchback stays one. */
  const reach = {
    anywhere: (row) => 1 - touchback[row],
    openField: (row) => (1 - touchback[row]) * Math.min(1, Math.max(0, (punts[row].yards_to_goal - 35) / 30)),
  }
  const judgeYards = (title, { expected, asked, player, candidates, residualOf }) =>
    nestedJudge(`${title}: squared | absolute yards`, {
      ...seasons,
      candidates,
      rowsOf: rememberFields((field) =>
        punts.map((_, row) => {
          const scale = reach[field](row)
          const residual = residualOf(row)
          const teaches = isInPlay[row] && Number.isFinite(residual)
          return {
            ...frameOf(row),
            ...{ asked: asked[row], player: player[row], scale },
            residual: teaches ? scale * residual : null,
            information: scale ** 2,
          }
        }),
      ),
      lossesOf: (rows, effects, here) =>
        yardLosses(
          truth,
          rows.map(({ scale }, row) => expected[row] + scale * effects[row]),
          here,
        ),
    })

  const punter = names.texts('punter')
  const lastPunter = names.texts('last_punter')
  const fields = [{ field: 'anywhere' }, { field: 'openField' }]
  const judgePunter = (title, asked) =>
    judgeYards(title, {
      ...{ expected: plain, asked, player: punter, candidates: yardsGrid(fields) },
      residualOf: (row) => truth[row] - plain[row] - drift[row],
    })
  judgePunter('Punters, actual', punter)
  const chosenFor = judgePunter('Punters, last', lastPunter)
  const withPunter = [...plain]
  for (const season of range(2006, lastSeason)) {
    const { candidate, effects } = chosenFor(season)
    punts.forEach((punt, row) => {
      if (punt.season === season) withPunter[row] += reach[candidate.field](row) * effects[row]
    })
  }

  const near = punts.map(
    ({ yards_to_goal }, row) => isInPlay[row] && yards_to_goal <= 70 && touchback[row] > 0,
  )
  const isTouchback = results.map((result) => (result === 'touchback' ? 1 : 0))
  nestedJudge("Punters' touchbacks, last: Brier | log loss", {
    ...seasons,
    candidates: grid([5, 10, 20, 40, 80, 160], [Infinity, 200, 100]),
    rowsOf: rememberFields(() =>
      punts.map((_, row) => ({
        ...frameOf(row),
        ...{ isJudged: near[row], asked: lastPunter[row], player: punter[row] },
        residual: near[row] ? isTouchback[row] - touchback[row] : null,
        information: touchback[row] * (1 - touchback[row]),
      })),
    ),
    lossesOf: (_, effects, here) =>
      chanceLosses(
        isTouchback,
        touchback.map((chance, row) => shifted(chance, effects[row])),
        here,
      ),
  })

  const receiver = names.texts('receiver')
  judgeYards('Returning teams, on top of punters', {
    ...{ expected: withPunter, asked: receiver, player: receiver, candidates: yardsGrid() },
    residualOf: (row) => truth[row] - withPunter[row] - drift[row],
  })

  // returners: yards over what is usual from where the ball was caught
  const returner = names.texts('returner')
  const yards = names.numbers('returnYards')
  const usual = earlierMeans(
    punts.map(({ season }) => season),
    Array.from(names.numbers('caughtAt'), (spot) => Math.floor(spot / 5)),
    punts.map((_, row) => (isInPlay[row] && returner[row] ? yards[row] : Number.NaN)),
  )
  const inPlay = [...isInPlay.keys()].filter((row) => isInPlay[row])
  const caught = mean(inPlay.map((row) => (returner[row] ? 1 : 0)))
  console.log(`\nA returner is named in ${(100 * caught).toFixed(1)} % of punts in play.`)
  for (const [title, column] of [
    ["this game's usual", 'usual_returner'],
    ['last', 'last_returner'],
  ]) {
    const asked = names.texts(column)
    nestedJudge(`Returners, ${title}, on top of punters: squared | absolute yards`, {
      ...seasons,
      candidates: yardsGrid(),
      rowsOf: rememberFields(() =>
        punts.map((_, row) => {
          const over = yards[row] - usual[row]
          const isHis = isInPlay[row] && returner[row] && Number.isFinite(over)
          return { ...frameOf(row), asked: asked[row], player: returner[row], residual: isHis ? over : null }
        }),
      ),
      lossesOf: (_, effects, here) =>
        yardLosses(
          truth,
          withPunter.map((spot, row) => spot + caught * effects[row]),
          here,
        ),
    })
  }
}

function inPlayLeaves({ yards_to_goal, season }, models) {
  const leaves = models.get(season)?.predict([{ yardsToGoal: yards_to_goal, season }])[0] ?? []
  const inPlay = leaves.filter(({ label }) => label === 'returned' || label === 'touchback')
  const weight = inPlay.reduce((sum, { probability }) => sum + probability, 0)
  const touchbackSpot = rulebook(season, 'REG').touchback
  return inPlay.map(({ label, probability, spot }) => ({
    label,
    share: probability / weight,
    spot: label === 'touchback' ? touchbackSpot : spot,
  }))
}

/** Mean spot of a punt in play by the model of the seasons before; NaN where there is none. */
function meanSpot(punt, models) {
  const leaves = inPlayLeaves(punt, models)
  return leaves.length > 0 ? leaves.reduce((sum, { share, spot }) => sum + share * spot, 0) : Number.NaN
}

function touchbackChance(punt, models) {
  return inPlayLeaves(punt, models).find(({ label }) => label === 'touchback')?.share ?? 0
}

/** Mean residual of the league before each row's week, half as heavy after 1,500 further punts. */
function leagueDrift(weeks, residuals) {
  const keep = 0.5 ** (1 / 1500)
  let [sum, weight, waiting] = [0, 0, []]
  return residuals.map((residual, row) => {
    if (row > 0 && weeks[row] !== weeks[row - 1]) {
      for (const value of waiting) [sum, weight] = [keep * sum + value, keep * weight + 1]
      waiting = []
    }
    if (Number.isFinite(residual)) waiting.push(residual)
    return sum / (weight + 500)
  })
}

/** For each row the mean of the known values of its bin over the five seasons before its own. */
function earlierMeans(rowSeasons, bins, values) {
  const totals = new Map()
  values.forEach((value, row) => {
    const key = `${rowSeasons[row]} ${bins[row]}`
    const [sum, n] = totals.get(key) ?? [0, 0]
    if (Number.isFinite(value)) totals.set(key, [sum + value, n + 1])
  })
  return rowSeasons.map((season, row) => {
    const parts = range(season - 5, season - 1).map(
      (earlier) => totals.get(`${earlier} ${bins[row]}`) ?? [0, 0],
    )
    return parts.reduce((all, [sum]) => all + sum, 0) / parts.reduce((all, [, n]) => all + n, 0)
  })
}

function shifted(chance, logOdds) {
  return 1 / (1 + ((1 - chance) / chance) * Math.exp(-logOdds))
}

function chanceLosses(outcomes, chances, rows) {
  const second = rows.map((row) => -Math.log(outcomes[row] ? chances[row] : 1 - chances[row]))
  return { first: rows.map((row) => (outcomes[row] - chances[row]) ** 2), second, chosenBy: second }
}

function yardLosses(truth, expected, rows) {
  const first = rows.map((row) => (truth[row] - expected[row]) ** 2)
  return { first, second: rows.map((row) => Math.abs(truth[row] - expected[row])), chosenBy: first }
}

function grid(shrinkages, halfLives, variants = [{}]) {
  return variants.flatMap((variant) =>
    shrinkages.flatMap((shrinkage) => halfLives.map((halfLife) => ({ ...variant, shrinkage, halfLife }))),
  )
}

/** What a season and variant need, made once. */
function remember(make) {
  const made = new Map()
  return (season, candidate) => {
    const key = `${season} ${candidate.withTries}`
    if (!made.has(key)) made.set(key, make(season, candidate))
    return made.get(key)
  }
}

/** The same where the season makes no difference. */
function rememberFields(make) {
  const made = new Map()
  return (_, { field = 'anywhere' }) => {
    if (!made.has(field)) made.set(field, make(field))
    return made.get(field)
  }
}
