// Do names help? A kicker's, punter's, returner's own past, shrunk to the league, on top of the models that know no
// names. Real data, seven minutes. What won is built: the arithmetic is the lab's own (packages/lab/src/specialists).
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
import { puntersReach, shiftedChance } from '@fourthright/guide'
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
import { fieldGoalOf, kickLessons } from '../packages/lab/dist/specialists/kickLessons.js'
import { namedKicks } from '../packages/lab/dist/specialists/namedKicks.js'
import { namedPunts } from '../packages/lab/dist/specialists/namedPunts.js'
import { puntLessons } from '../packages/lab/dist/specialists/puntLessons.js'
import { seasonsBefore } from '../packages/lab/dist/specialists/seasonsBefore.js'
import { mean, nestedJudge, range } from './nestedJudge.mjs'

const testSeason = 2020
const lastSeason = process.argv.includes('--test') ? testSeason : testSeason - 1
const seasons = { firstChoice: 2012, judged: range(2016, lastSeason), testSeason }
const firstSeason = 2001
/** Punts before it have no model of earlier seasons. */
const firstPunts = 2006

const recipe = await readRecipe(experimentRecipe)
const { connection } = await openDatabase()
const files = await sourceFiles(await dataDirectory(), [firstSeason, lastSeason])
await createPlaysTable(connection, {
  files: files.slice(0, -1),
  columns: featureColumns,
  declaredNull: ['play_deleted'],
})
await createGamesTable(connection, files.at(-1))
await connection.run(featureSql('snaps'))
judgeKickers(await namedKicks(connection, [firstSeason, lastSeason]))
judgePunts(await namedPunts(connection, [firstSeason, lastSeason]), await returners())
process.exit(0)

function returners() {
  return query(connection, readFileSync(new URL('whoReturned.sql', import.meta.url), 'utf8'))
}

function judgeKickers(named) {
  const lessonsOf = new Map(
    range(seasons.firstChoice, lastSeason).map((season) => {
      const span = seasonsBefore(season, recipe.fieldGoal.seasons, firstSeason)
      return [season, kickLessons(named, fieldGoalOf(named, span, recipe.fieldGoal))]
    }),
  )
  for (const [title, asked] of [
    ['actual', 'player'],
    ['last', 'lastPlayer'],
  ]) {
    const rowsOf = remember((season, { withTries }) =>
      lessonsOf.get(season).map((kick) => ({
        ...kick,
        ...{ asked: kick[asked], isJudged: kick.fieldGoal >= 0 },
        residual: withTries || kick.fieldGoal >= 0 ? kick.residual : null,
      })),
    )
    nestedJudge(`Kickers, ${title}: Brier | log loss`, {
      ...seasons,
      candidates: grid(
        [5, 10, 20, 40, 80, 160, 320],
        [Infinity, 200, 100, 50, 25],
        [{ withTries: false }, { withTries: true }],
      ),
      rowsOf,
      lossesOf: (rows, effects, here) =>
        chanceLosses(
          rows.map(({ isGood }) => isGood),
          rows.map(({ chance }, row) => shiftedChance(chance, effects[row])),
          here,
        ),
    })
  }
}

function judgePunts(named, returns) {
  const punts = puntLessons(named, recipe.punt, firstPunts)
  const truth = punts.map(({ nextSpot }) => nextSpot)
  const touchback = punts.map(({ league }) => league?.touchback ?? 0)
  const plain = punts.map(({ league }) => league?.spot ?? Number.NaN)
  const rowOf = (row) => {
    const { game, gameWeek, season, player, isInPlay } = punts[row]
    return { game, gameWeek, season, player, isJudged: isInPlay, information: 1 }
  }
  const yardsGrid = (more) => grid([25, 50, 100, 200, 400, 800], [Infinity, 400, 200, 100, 50, 25], more)
  /** Shifts of the spots where a punt is returned, downed or caught; a touchback stays one. */
  const reach = {
    anywhere: (row) => 1 - touchback[row],
    openField: (row) => (1 - touchback[row]) * puntersReach(punts[row].yardsToGoal),
  }
  const judgeYards = (title, { expected, asked, player, candidates }) =>
    nestedJudge(`${title}: squared | absolute yards`, {
      ...seasons,
      candidates,
      rowsOf: rememberFields((field) =>
        punts.map((punt, row) => {
          const scale = reach[field](row)
          const residual = truth[row] - expected[row] - punt.drift
          const teaches = punt.isInPlay && Number.isFinite(residual)
          return {
            ...rowOf(row),
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

  const [punter, lastPunter] = ['player', 'lastPlayer'].map((who) => punts.map((punt) => punt[who]))
  const candidates = yardsGrid([{ field: 'anywhere' }, { field: 'openField' }])
  judgeYards('Punters, actual', { expected: plain, asked: punter, player: punter, candidates })
  const chosenFor = judgeYards('Punters, last', {
    ...{ expected: plain, asked: lastPunter, player: punter, candidates },
  })
  const withPunter = [...plain]
  for (const season of range(firstPunts, lastSeason)) {
    const { candidate, effects } = chosenFor(season)
    punts.forEach((punt, row) => {
      if (punt.season === season) withPunter[row] += reach[candidate.field](row) * effects[row]
    })
  }

  const near = punts.map(
    ({ isInPlay, yardsToGoal }, row) => isInPlay && yardsToGoal <= 70 && touchback[row] > 0,
  )
  const results = named.punts.texts('result')
  const isTouchback = results.map((result) => (result === 'touchback' ? 1 : 0))
  nestedJudge("Punters' touchbacks, last: Brier | log loss", {
    ...seasons,
    candidates: grid([5, 10, 20, 40, 80, 160], [Infinity, 200, 100]),
    rowsOf: rememberFields(() =>
      punts.map((_, row) => ({
        ...rowOf(row),
        ...{ isJudged: near[row], asked: lastPunter[row] },
        residual: near[row] ? isTouchback[row] - touchback[row] : null,
        information: touchback[row] * (1 - touchback[row]),
      })),
    ),
    lossesOf: (_, effects, here) =>
      chanceLosses(
        isTouchback,
        touchback.map((chance, row) => shiftedChance(chance, effects[row])),
        here,
      ),
  })

  const receiver = returns.texts('receiver')
  judgeYards('Returning teams, on top of punters', {
    ...{ expected: withPunter, asked: receiver, player: receiver, candidates: yardsGrid() },
  })

  // returners: yards over what is usual from where the ball was caught
  const returner = returns.texts('returner')
  const yards = returns.numbers('returnYards')
  const usual = earlierMeans(
    punts.map(({ season }) => season),
    Array.from(returns.numbers('caughtAt'), (spot) => Math.floor(spot / 5)),
    punts.map(({ isInPlay }, row) => (isInPlay && returner[row] ? yards[row] : Number.NaN)),
  )
  const inPlay = [...punts.keys()].filter((row) => punts[row].isInPlay)
  const caught = mean(inPlay.map((row) => (returner[row] ? 1 : 0)))
  console.log(`\nA returner is named in ${(100 * caught).toFixed(1)} % of punts in play.`)
  for (const [title, column] of [
    ["this game's usual", 'usual_returner'],
    ['last', 'last_returner'],
  ]) {
    const asked = returns.texts(column)
    nestedJudge(`Returners, ${title}, on top of punters: squared | absolute yards`, {
      ...seasons,
      candidates: yardsGrid(),
      rowsOf: rememberFields(() =>
        punts.map(({ isInPlay }, row) => {
          const over = yards[row] - usual[row]
          const isHis = isInPlay && returner[row] && Number.isFinite(over)
          return { ...rowOf(row), asked: asked[row], player: returner[row], residual: isHis ? over : null }
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
