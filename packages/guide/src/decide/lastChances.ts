import type { Bundle } from '../models/bundle.js'
import type { FieldGoalInput } from '../models/footballModels.js'
import { kickDistance } from '../outcomes/fieldGoal.js'
import { longestDistance, openClass, tailSum } from '../outcomes/wholeYardChances.js'
import type { Rules } from '../rules/rulebook.js'

/** By bundle and season: they are the same for every decision. */
const reached = new WeakMap<Bundle, Map<number, Float64Array>>()

/**
 * Chance that one pass gains all the yards to the goal line, both teams taken as average; never better from farther away.
 *
 * @param season the season as the models know it
 */
export function chanceToReach(yardsToGoal: number, bundle: Bundle, season: number): number {
  const bySeason = reached.get(bundle) ?? new Map<number, Float64Array>()
  reached.set(bundle, bySeason)
  const chances = bySeason.get(season) ?? chancesToReach(bundle, season)
  bySeason.set(season, chances)
  return chances[Math.min(longestDistance, Math.max(1, Math.round(yardsToGoal)))] as number
}

/** Chance that a field goal is good, outdoors, in usual weather. */
export function chanceToMake(yardsToGoal: number, { models }: Bundle, season: number, rules: Rules): number {
  return models.fieldGoal.predict([typicalKick(yardsToGoal, season, rules)])[0] as number
}

/** A kick outdoors in usual weather: later moments of a game do not know its venue. */
export function typicalKick(yardsToGoal: number, season: number, rules: Rules): FieldGoalInput {
  const unknown = { temperatureF: Number.NaN, windMph: Number.NaN, altitudeFt: Number.NaN }
  return { kickDistance: kickDistance(yardsToGoal, rules), season, indoors: 0, artificialTurf: 0, ...unknown }
}

/** By yards to the goal line, 1 to 99; beyond the open class its chance follows the tail of gains. */
function chancesToReach({ models, tables }: Bundle, season: number): Float64Array {
  const totalLine = tables.leagueTotal(season)
  const average = {
    ...tables.leagueForm,
    totalLine,
    possessionTeamLine: 0,
    possessionTeamTotal: totalLine / 2,
  }
  const spots = Array.from({ length: longestDistance }, (_, i) => i + 1)
  const gains = models.yardsGained.predict(
    spots.map((yards) => ({
      ...average,
      ...{ actualYardsToGo: yards, yardsToGoal: yards, down: 4, isCalledPass: 1 },
    })),
  )
  const chances = new Float64Array(longestDistance + 1).fill(1)
  for (const yards of spots) {
    const gained = tailSum(gains[yards - 1] as Float64Array, Math.min(yards, openClass))
    const beyond = yards > openClass ? (models.gainTail[yards - openClass] ?? 0) : 1
    chances[yards] = Math.min(chances[yards - 1] as number, gained * beyond)
  }
  return chances
}
