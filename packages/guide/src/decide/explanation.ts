import { conversionClause } from '../explain/conversionClause.js'
import { type ConversionContribution, conversionContributions } from '../explain/conversionContributions.js'
import { edgeSentence } from '../explain/edgeSentence.js'
import type { Bundle } from '../models/bundle.js'
import type { Choice } from '../outcomes/choice.js'
import type { Overrides } from '../outcomes/overrides.js'
import type { Distance, SnapForecast } from '../outcomes/snapForecast.js'
import type { Rules } from '../rules/rulebook.js'
import type { Situation } from '../situation/situation.js'
import type { Decision } from './decision.js'
import { edgeContributions } from './edgeContributions.js'

export interface ExplanationRequest {
  readonly situation: Situation
  /** Equally likely situations; the decision is their mean. */
  readonly settled: readonly Situation[]
  readonly at: Distance
  /** What the models say of going for it; null where nobody may. */
  readonly snap: SnapForecast | null
  readonly best: Choice
  /** Null where there is no other choice. */
  readonly next: Choice | null
  readonly bundle: Bundle
  readonly rules: Rules
  readonly season: number
  readonly overrides: Overrides
}

/** Why: what moved the conversion chance, and what moved the edge. */
export function explanationOf(request: ExplanationRequest): NonNullable<Decision['explanation']> {
  const { situation, settled, best, next, bundle, rules, season, overrides } = request
  const conversion = conversionOf(request)
  if (next === null) return { conversion, edge: [], sentence: 'There is no other choice.' }
  // kneeling is a matter of the clock alone: it wins, or ends the half, or is not offered
  if (best === 'kneel' || next === 'kneel') {
    return { conversion, edge: [], sentence: 'What kneeling is worth, the clock alone decides.' }
  }
  const typical = { rules, totalLine: bundle.tables.leagueTotal(season), form: bundle.tables.leagueForm }
  const edge = edgeContributions({
    worlds: settled,
    best,
    next,
    bundle,
    typical,
    season,
    overrides,
  })
  const isAboutGoing = best === 'goForIt' || next === 'goForIt'
  const clause = isAboutGoing ? conversionClause(conversion) : ''
  return { conversion, edge, sentence: edgeSentence(situation, best, edge, clause) }
}

/** Said where an explanation was asked of a bundle that can give only half of it. */
export const withoutReasons =
  'What moved the chance to convert is left out: this bundle does not hold the covers of its trees.'

function conversionOf({
  situation,
  at,
  snap,
  bundle,
  overrides,
}: ExplanationRequest): ConversionContribution[] {
  const { yardsGainedReasons: reasons } = bundle
  if (!snap || !reasons) return []
  return conversionContributions({ situation, at, snap, reasons, told: overrides.conversion })
}
