import { kickDistance } from '../outcomes/fieldGoal.js'
import { longestDistance, openClass, tailSum } from '../outcomes/wholeYardChances.js'
import type { Team } from '../situation/teams.js'
import type { Stakes } from './appraisal.js'

/** What one more play can bring either team: chances by the models, of typical teams at a typical place. */
export class LastChances {
  private readonly byTeam = new Map<Team, Float64Array>()

  constructor(private readonly stakes: Stakes) {}

  /** That a pass gains all the yards to the goal line; never better from farther away. */
  reach(team: Team, yardsToGoal: number): number {
    const chances = this.byTeam.get(team) ?? this.reachOf(team)
    this.byTeam.set(team, chances)
    return chances[Math.min(longestDistance, Math.max(1, Math.round(yardsToGoal)))] as number
  }

  /** That a field goal is good, outdoors, in usual weather. */
  make(yardsToGoal: number): number {
    const { bundle, rules, season } = this.stakes
    const unknown = { temperatureF: Number.NaN, windMph: Number.NaN, altitudeFt: Number.NaN }
    const kick = {
      kickDistance: kickDistance(yardsToGoal, rules),
      season,
      indoors: 0,
      artificialTurf: 0,
    } as const
    return bundle.models.fieldGoal.predict([{ ...kick, ...unknown }])[0] as number
  }

  private reachOf(team: Team): Float64Array {
    const { bundle, season, deciding, possessionTeamLine } = this.stakes
    const line = team === deciding ? possessionTeamLine : -possessionTeamLine
    const totalLine = bundle.tables.leagueTotal(season)
    const distances = Array.from({ length: longestDistance }, (_, i) => i + 1)
    const classes = bundle.models.yardsGained.predict(
      distances.map((yards) => ({
        ...bundle.tables.leagueForm,
        ...{ actualYardsToGo: yards, yardsToGoal: yards, down: 4, isCalledPass: 1 },
        ...{ totalLine, possessionTeamLine: line, possessionTeamTotal: (totalLine + line) / 2 },
      })),
    )
    const { gainTail } = bundle.models
    let least = 1
    return Float64Array.from([1, ...distances], (yards, place) => {
      if (place === 0) return 1
      const gains = classes[yards - 1] as Float64Array
      const beyond = yards > openClass ? (gainTail[yards - openClass] ?? 0) : 1
      least = Math.min(least, tailSum(gains, Math.min(yards, openClass)) * beyond)
      return least
    })
  }
}
