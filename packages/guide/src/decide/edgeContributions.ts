import { coalition, type Group, groups, type Typical } from '../explain/groups.js'
import { shapleyValues } from '../explain/shapley.js'
import type { Bundle } from '../models/bundle.js'
import type { Choice } from '../outcomes/choice.js'
import type { Forecast, World } from '../outcomes/outcomesOf.js'
import { type Overrides, withOverrides } from '../outcomes/overrides.js'
import {
  type GainForecasts,
  gainForecasts,
  type SnapForecast,
  snapForecast,
} from '../outcomes/snapForecast.js'
import type { Situation } from '../situation/situation.js'
import { Appraisal } from './appraisal.js'
import { forecastOf } from './forecast.js'
import type { WaysToSnap } from './waysToSnap.js'
import { worldsAtSnap } from './worldsAtSnap.js'
import { worthOfChoice } from './worthOfChoice.js'

/** What the edge of one choice over another is explained from. */
export interface EdgeQuestion {
  /** Equally likely situations; the decision is their mean. */
  readonly worlds: readonly Situation[]
  readonly best: Choice
  readonly next: Choice
  readonly bundle: Bundle
  readonly typical: Typical
  /** The season as the models know it. */
  readonly season: number
  readonly overrides: Overrides
}

/** What a group adds to the edge, in win probability; `baseline` is the edge in the baseline's situation. */
export interface EdgeContribution {
  readonly group: Group | 'baseline'
  readonly contribution: number
}

/** The groups that move what can happen, or what it is worth, on each choice; the others need not be mixed. */
const stateGroups = ['spot', 'clock', 'score', 'offenseTimeouts', 'defenseTimeouts', 'line'] as const
const movers: Readonly<Record<Exclude<Choice, 'kneel'>, readonly Group[]>> = {
  goForIt: [...stateGroups, 'distance', 'total', 'offenseForm', 'defenseForm'],
  fieldGoal: [...stateGroups, 'venue', 'weather', 'kicker'],
  punt: [...stateGroups, 'punter'],
  kick: stateGroups,
  twoPoint: stateGroups,
}
const worldMovers: readonly Group[] = [
  'distance',
  'spot',
  'clock',
  'score',
  'offenseTimeouts',
  'defenseTimeouts',
  'venue',
  'weather',
]
const snapMovers: readonly Group[] = [
  'distance',
  'spot',
  'clock',
  'score',
  'line',
  'total',
  'offenseForm',
  'defenseForm',
]
const gainMovers: readonly Group[] = ['spot', 'line', 'total', 'offenseForm', 'defenseForm']

/**
 * How each group of inputs moves the edge of the best choice over the next: exact Shapley values of the whole folded
 * decision (every leaf, margin and rule), since it is no single forest that TreeSHAP could explain. A group that is not
 * in a coalition is as in the baseline.
 *
 * @returns the baseline first, then the groups by size; together they sum to the edge
 */
export function edgeContributions(question: EdgeQuestion): EdgeContribution[] {
  const { best, next } = question
  const played = new Coalitions(question)
  const edge = (mask: number) => played.worth(best, mask) - played.worth(next, mask)
  const values = shapleyValues(groups.length, edge)
  const contributions = groups.map((group, i) => ({ group, contribution: values[i] as number }))
  return [
    { group: 'baseline', contribution: edge(0) },
    ...contributions.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
  ]
}

/** The decision for any coalition; each part is made once for all coalitions that agree on what moves it. */
class Coalitions {
  private readonly byCoalition = new Map<string, number>()
  private readonly worths = new Map<string, number>()
  private readonly snaps = new Map<number, SnapForecast>()
  private readonly gains = new Map<number, GainForecasts>()
  private readonly places = new Map<number, WaysToSnap<readonly World[]>>()
  private readonly appraisals = new Map<number, Appraisal>()

  constructor(private readonly question: EdgeQuestion) {}

  worth(choice: Choice, mask: number): number {
    const mixed = withAllBut(choice === 'kneel' ? [] : movers[choice], mask)
    return made(this.byCoalition, `${choice} ${mixed}`, () => {
      // where a group is here as it is in the baseline, coalitions with and without it are one situation
      const situations = this.situations(mixed)
      return made(this.worths, `${choice} ${JSON.stringify(situations)}`, () =>
        this.worthOf(choice, mixed, situations),
      )
    })
  }

  private worthOf(choice: Choice, mixed: number, [first]: readonly Situation[]): number {
    if (!first) throw new TypeError('a decision without a situation')
    const at = { yardsToGo: first.yardsToGo ?? 0, measure: first.distanceMeasure }
    const ways = this.waysOf(mixed)
    const forecast = withOverrides(this.forecast(choice, mixed), this.question.overrides)
    return worthOfChoice(choice, ways, forecast, at, this.appraisal(mixed, first))()
  }

  private situations(mask: number): Situation[] {
    const isMember = (group: Group) => (mask & bitOf(group)) !== 0
    return this.question.worlds.map((actual) => coalition(actual, isMember, this.question.typical))
  }

  private waysOf(mask: number): WaysToSnap<readonly World[]> {
    const { rules } = this.question.typical
    return made(this.places, withAllBut(worldMovers, mask), (mixed) =>
      worldsAtSnap(this.situations(mixed), rules),
    )
  }

  private forecast(choice: Choice, mask: number): Forecast {
    const { bundle, typical, season } = this.question
    const situations = this.situations(mask)
    const rest = forecastOf(situations[0] as Situation, choice === 'goForIt' ? [] : [choice], situations, {
      bundle,
      rules: typical.rules,
      season,
    })
    if (choice !== 'goForIt') return rest
    const snap = made(this.snaps, withAllBut(snapMovers, mask), (mixed) => {
      const first = this.situations(mixed)[0] as Situation
      const gains = made(this.gains, withAllBut(gainMovers, mixed), () => gainForecasts(first, bundle))
      return snapForecast(first, bundle, season, gains)
    })
    return { ...rest, snap }
  }

  private appraisal(mask: number, { offense: deciding, possessionTeamLine }: Situation): Appraisal {
    const { bundle, typical, season } = this.question
    const { rules } = typical
    return made(
      this.appraisals,
      mask & bitOf('line'),
      () => new Appraisal({ bundle, rules, season, deciding, possessionTeamLine }),
    )
  }
}

function made<Key, Value>(known: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const value = known.get(key) ?? make(key)
  known.set(key, value)
  return value
}

function bitOf(group: Group): number {
  return 1 << groups.indexOf(group)
}

/** The coalition with every group in it that moves nothing here: so coalitions that differ in nothing are one. */
function withAllBut(movers: readonly Group[], mask: number): number {
  const moving = movers.reduce((bits, group) => bits | bitOf(group), 0)
  return mask | ((2 ** groups.length - 1) & ~moving)
}
