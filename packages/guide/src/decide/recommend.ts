import { verdict } from '../explain/verdict.js'
import type { Bundle } from '../models/bundle.js'
import type { Distance, SnapForecast } from '../outcomes/snapForecast.js'
import type { Situation } from '../situation/situation.js'
import { breakEven } from './breakEven.js'
import { conversion } from './conversion.js'
import type { Decision } from './decision.js'
import { shownChoice } from './shown.js'
import { strengthOf } from './strength.js'
import { thresholdYardsToGo } from './threshold.js'
import type { ValuedTree } from './value.js'

/** All that has been found out. */
export interface Findings {
  readonly situation: Situation
  readonly at: Distance
  readonly snap: SnapForecast | null
  /** Every legal choice. */
  readonly valued: readonly ValuedTree[]
  /** Win probability of going for it from here at a whole distance. */
  readonly goAt: (yardsToGo: number) => number
  readonly bundle: Bundle
  readonly assumptions: readonly string[]
  readonly every: boolean
}

/** Ranks the choices and says by how much and from when on the best is best. */
export function recommend(findings: Findings): Decision {
  const { situation, at, snap, valued, goAt, bundle, assumptions, every } = findings
  const ranked = valued.toSorted((a, b) => b.winProbability - a.winProbability)
  const [best, next] = ranked
  if (!best) throw new TypeError('a situation without a choice')
  const edge = next ? best.winProbability - next.winProbability : 0
  const strength = strengthOf(edge)
  const go = valued.find(({ choice }) => choice === 'goForIt')
  const kick = valued.find(({ choice }) => choice === 'fieldGoal')
  const othersThan = (tree: ValuedTree | undefined) => valued.filter((other) => other !== tree)
  return {
    recommendation: best.choice,
    edge,
    strength,
    verdict: verdict(best.choice, next ? edge : null, strength),
    choices: ranked.map((tree) => shownChoice(tree, every)),
    conversion: snap && conversion(snap, at),
    breakEven: {
      conversion: breakEven(go, othersThan(go), ({ gained }) => gained),
      make: breakEven(kick, othersThan(kick), ({ isSuccess }) => isSuccess),
    },
    thresholdYardsToGo: go ? thresholdYardsToGo(goAt, othersThan(go), situation.yardsToGoal ?? 0) : null,
    confidence: null,
    explanation: null,
    teams: null,
    flips: null,
    sensitivity: null,
    overrides: {},
    bundle: { id: bundle.id, trainedOn: bundle.trainedOn },
    assumptions: [...assumptions, ...stated(situation)],
  }
}

/** How the end of a close game is valued, where it can matter on this play. */
function stated({ quarter, seasonType }: Situation): string[] {
  const said: string[] = []
  if (quarter >= 4 && seasonType === 'REG') said.push('A tie counts as half a win.')
  if (quarter >= 5)
    said.push('Overtime is valued by the chances of the next score, both teams taken as average.')
  return said
}
