import type { DecisionRow, Estimate, GameRow, RankedRow } from '@fourthright/plays'
import { gameInterval } from '../evaluate/gameIntervals.js'
import { mean } from '../evaluate/metrics.js'
import { grouped } from './grouped.js'
import { rounded } from './rounded.js'

/** Teams by what they gave away a game, whoever lost least first. */
export function rankedTeams(games: readonly GameRow[], decisions: readonly DecisionRow[]): RankedRow[] {
  return ranked(games, decisions, ({ home, away }) => [
    { name: home, team: home },
    { name: away, team: away },
  ])
}

/** Coaches with the team that they coached, likewise; games without a known coach count for none. */
export function rankedCoaches(games: readonly GameRow[], decisions: readonly DecisionRow[]): RankedRow[] {
  return ranked(games, decisions, ({ home, away, homeCoach, awayCoach }) =>
    [
      { name: homeCoach, team: home },
      { name: awayCoach, team: away },
    ].filter(({ name }) => name !== ''),
  )
}

interface Ranked {
  readonly name: string
  readonly team: string
}

function ranked(
  games: readonly GameRow[],
  decisions: readonly DecisionRow[],
  sidesOf: (game: GameRow) => readonly Ranked[],
): RankedRow[] {
  const byGame = grouped(decisions, ({ game }) => game)
  const played = games.flatMap((game, place) =>
    sidesOf(game).map((side) => ({
      ...side,
      decisions: (byGame.get(place) ?? []).filter(
        ({ offense, cost }) => offense === side.team && cost !== null,
      ),
    })),
  )
  const bySide = grouped(played, ({ name, team }) => `${name} ${team}`)
  return [...bySide.values()].map(rankedRow).toSorted(byLoss)
}

function rankedRow(games: readonly (Ranked & { decisions: readonly DecisionRow[] })[]): RankedRow {
  const { name, team } = games[0] as Ranked
  const lost = games.map((game) => game.decisions.reduce((sum, { cost }) => sum + (cost ?? 0), 0))
  const decisions = games.flatMap((game) => game.decisions)
  const shouldGo = decisions.filter(({ recommendation }) => recommendation === 'goForIt')
  return {
    name,
    team,
    games: games.length,
    decisions: decisions.length,
    lostPerGame: estimate(lost, [...lost.keys()].map(String)),
    wentWhenShould: shareThatWent(shouldGo),
    shouldGo: shouldGo.length,
    went: shouldGo.filter(didGo).length,
    wentWhenClear: shareThatWent(shouldGo.filter(({ confidence }) => confidence === 'clear')),
  }
}

function shareThatWent(decisions: readonly DecisionRow[]): Estimate | null {
  if (decisions.length === 0) return null
  return estimate(
    decisions.map((decision) => Number(didGo(decision))),
    decisions.map(({ game }) => String(game)),
  )
}

function didGo({ actualChoice }: DecisionRow): boolean {
  return actualChoice === 'goForIt'
}

/** A mean, with its interval when games are drawn with replacement. */
function estimate(values: readonly number[], games: readonly string[]): Estimate {
  const [low, high] = gameInterval(values, games)
  return { value: rounded(mean(Float64Array.from(values))), low: rounded(low), high: rounded(high) }
}

function byLoss(one: RankedRow, other: RankedRow): number {
  return one.lostPerGame.value - other.lostPerGame.value || (one.name < other.name ? -1 : 1)
}
