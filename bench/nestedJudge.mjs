import { gameInterval } from '../packages/lab/dist/evaluate/gameIntervals.js'
import { effectsBefore } from '../packages/lab/dist/specialists/playerEffects.js'

export const range = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at)
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Prints the paired differences of both losses, each season by the candidate with the least loss in the seasons before.
 *
 * @param rowsOf(season, candidate) what `effectsBefore` takes, with {game, season, isJudged}
 * @param lossesOf(rows, effects, judged, candidate) {first, second, chosenBy}: a loss a judged row
 * @returns for each season the effects of the rows by the candidate that was chosen for it
 */
export function nestedJudge(title, { candidates, rowsOf, lossesOf, firstChoice, judged, testSeason }) {
  const last = judged.at(-1)
  const trials = range(firstChoice, last).map((season) => {
    const scored = candidates.map((candidate) => {
      const rows = rowsOf(season, candidate)
      const here = [...rows.keys()].filter((row) => rows[row].season === season && rows[row].isJudged)
      const loss = (effects) => lossesOf(rows, effects, here, candidate)
      const games = here.map((row) => rows[row].game)
      return {
        games,
        named: loss(effectsBefore(rows, candidate)),
        plain: loss(new Float64Array(rows.length)),
      }
    })
    return { season, scored }
  })
  const pooled = (upTo, at) =>
    mean(
      trials.filter(({ season }) => season <= upTo).flatMap(({ scored }) => [...scored[at].named.chosenBy]),
    )
  const ranking = (upTo) => [...candidates.keys()].sort((a, b) => pooled(upTo, a) - pooled(upTo, b))

  console.log(`\n${title}`)
  const table = trials
    .filter(({ season }) => judged.includes(season))
    .map(({ season, scored }) => {
      const at = ranking(season - 1)[0]
      const { games, named, plain } = scored[at]
      const less = (name) => named[name].map((loss, row) => loss - plain[name][row])
      return { season, at, games, plain, first: less('first'), second: less('second') }
    })
  for (const part of table) say(part.season, [part], JSON.stringify(candidates[part.at]))
  const rolling = table.filter(({ season }) => season !== testSeason)
  say(`${rolling[0].season}–${rolling.at(-1).season}`, rolling, '')
  const upTo = testSeason - 1
  for (const at of ranking(upTo).slice(0, 3))
    console.log(`  chosen up to ${upTo}: ${JSON.stringify(candidates[at])} ${pooled(upTo, at).toFixed(6)}`)
  return (season) => {
    const candidate = candidates[ranking(Math.max(season, judged[0]) - 1)[0]]
    return { candidate, effects: effectsBefore(rowsOf(season, candidate), candidate) }
  }
}

function say(label, parts, more) {
  const games = parts.flatMap((part) => part.games)
  const columns = ['first', 'second'].map((name) => {
    const values = parts.flatMap((part) => [...part[name]])
    const [low, high] = gameInterval(values, games, 0.95)
    const falls = gameInterval(values, games, 0.8)[1] < 0 ? ', falls in 90 %' : ''
    const plain = mean(parts.flatMap((part) => [...part.plain[name]]))
    return `${plain.toFixed(5)} ${mean(values).toFixed(5)} [${low.toFixed(5)}, ${high.toFixed(5)}]${falls}`
  })
  console.log(`  ${label} n=${games.length} ${columns.join(' | ')} ${more}`)
}
