import type { FootballModels, MissedKick, PuntLeaf, TryDistribution } from '../models/footballModels.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import { kickConditions } from '../situation/modelInputs.js'
import type { Situation } from '../situation/situation.js'
import type { Choice } from './choice.js'
import { fieldGoal, kickDistance } from './fieldGoal.js'
import { goForIt } from './goForIt.js'
import { type GoSpots, goSpots } from './goSpots.js'
import { kneel } from './kneel.js'
import type { OutcomeTree } from './outcome.js'
import { punt } from './punt.js'
import { puntedBy } from './puntedBy.js'
import { shiftedChance } from './shiftedChance.js'
import type { Distance, SnapForecast } from './snapForecast.js'
import { tries } from './tries.js'

/** One settled situation: its state at the snap, and the states that the snap can lead to. */
export interface World {
  readonly situation: Situation
  readonly before: GameState
  readonly spots: GoSpots
}

/** What the models say of every choice; each is asked only where its choice is legal. */
export interface Forecast {
  readonly snap: SnapForecast | null
  /** P(make), one for each world. */
  readonly makes: readonly number[]
  readonly missedKick: MissedKick | null
  readonly punt: readonly PuntLeaf[]
  readonly tries: TryDistribution | null
}

/** @param clockRan the clock has run until the snap */
export function world(situation: Situation, before: GameState, rules: Rules, clockRan: boolean): World {
  return { situation, before, spots: goSpots(before, rules, clockRan) }
}

/** P(make) in each of the settled situations, for its venue and its kicker. */
export function makesIn(
  settled: readonly Situation[],
  { fieldGoal }: Pick<FootballModels, 'fieldGoal'>,
  rules: Rules,
  season: number,
): number[] {
  const leagues = fieldGoal.predict(
    settled.map(({ yardsToGoal, venue }) => ({
      kickDistance: kickDistance(yardsToGoal ?? 50, rules),
      season,
      ...kickConditions(venue),
    })),
  )
  return leagues.map((make, i) => shiftedChance(make, settled[i]?.specialists.kickerLogOdds ?? 0))
}

/** What a punt brings from there, by its punter. */
export function puntFrom(
  { yardsToGoal, specialists }: Situation,
  { punt }: Pick<FootballModels, 'punt'>,
  season: number,
): readonly PuntLeaf[] {
  const from = yardsToGoal ?? 50
  return puntedBy(punt.predict([{ yardsToGoal: from, season }])[0] ?? [], from, specialists.punterYards)
}

/** The tree of a choice: the mean over the worlds, which are equally likely. */
export function outcomesOf(
  choice: Choice,
  worlds: readonly World[],
  forecast: Forecast,
  at: Distance,
): OutcomeTree {
  const trees = worlds.map((its, i) => treeIn(choice, its, forecast, at, i))
  if (trees.length === 1) return trees[0] as OutcomeTree
  const outcomes = trees.flatMap((tree) =>
    tree.outcomes.map((outcome) => ({ ...outcome, probability: outcome.probability / trees.length })),
  )
  return { choice, outcomes }
}

function treeIn(
  choice: Choice,
  { before, spots }: World,
  forecast: Forecast,
  at: Distance,
  i: number,
): OutcomeTree {
  const { rules } = spots
  if (choice === 'goForIt' && forecast.snap) return goForIt(spots, forecast.snap, at)
  if (choice === 'fieldGoal' && forecast.missedKick)
    return fieldGoal(before, forecast.makes[i] ?? 0, forecast.missedKick, rules)
  if (choice === 'punt') return punt(before, forecast.punt, rules)
  if (choice === 'kneel') return kneel(before, rules)
  const tree = forecast.tries && tries(before, forecast.tries, rules).find((one) => one.choice === choice)
  if (!tree) throw new TypeError(`${choice} is no choice in phase ${before.phase}`)
  return tree
}
