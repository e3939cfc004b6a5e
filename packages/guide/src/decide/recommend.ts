import { verdict } from '../explain/verdict.js'
import type { Bundle } from '../models/bundle.js'
import type { Choice } from '../outcomes/choice.js'
import type { Forecast } from '../outcomes/outcomesOf.js'
import type { Overrides } from '../outcomes/overrides.js'
import type { Distance, SnapForecast } from '../outcomes/snapForecast.js'
import type { Situation } from '../situation/situation.js'
import type { Worth } from './appraisal.js'
import { breakEven } from './breakEven.js'
import { confidenceOf } from './confidence.js'
import { conversion } from './conversion.js'
import type { Decision } from './decision.js'
import { flips } from './flips.js'
import { sensitivity } from './sensitivity.js'
import { shownChoice } from './shown.js'
import { snapWords } from './snapWords.js'
import { strengthOf } from './strength.js'
import { teamsIn } from './teamsIn.js'
import { thresholdYardsToGo } from './threshold.js'
import type { ValuedTree } from './value.js'
import type { WaysToSnap } from './waysToSnap.js'

/** All that has been found out. */
export interface Findings {
  readonly situation: Situation
  readonly at: Distance
  /** With the told chances in the place of the models'. */
  readonly snap: SnapForecast | null
  /** What the models say. */
  readonly modelled: Forecast
  /** Every legal choice, in the order in which members value them. */
  readonly valued: readonly ValuedTree[]
  /** Win probability of going for it from here at a whole distance. */
  readonly goAt: (yardsToGo: number) => number
  readonly bundle: Bundle
  readonly assumptions: readonly string[]
  readonly every: boolean
  readonly overrides: Overrides
  /** What a choice is worth at each snap with a told chance in the place of the models'. */
  readonly waysIfTold: (choice: Choice, told: Overrides) => WaysToSnap<Worth>
  /** What moved the edge of one choice over another; null where nobody asked. */
  readonly explain: (best: Choice, next: Choice | null) => Decision['explanation']
  /** What each refit makes of each choice; null without refits. Called last. */
  readonly memberWorths: () => readonly Float64Array[] | null
}

/** Ranks the choices and says by how much and from when on the best is best. */
export function recommend(findings: Findings): Decision {
  const { situation, at, snap, modelled, valued, goAt, bundle, overrides, assumptions, every } = findings
  const ranked = valued.toSorted((a, b) => b.winProbability - a.winProbability)
  const [best, next] = ranked
  if (!best) throw new TypeError('a situation without a choice')
  const edge = next ? best.winProbability - next.winProbability : 0
  const strength = strengthOf(edge)
  const find = (choice: Choice) => valued.find((tree) => tree.choice === choice)
  const [go, kick] = [find('goForIt'), find('fieldGoal')]
  const othersThan = (tree: ValuedTree | undefined) => valued.filter((other) => other !== tree)
  const shown = {
    choices: ranked.map((tree) => shownChoice(tree, every)),
    conversion: snap && conversion(snap, at),
    breakEven: {
      conversion: breakEven(go, othersThan(go), ({ gained }) => gained),
      make: breakEven(kick, othersThan(kick), ({ isSuccess }) => isSuccess),
    },
    flips: flips(valued, findings.waysIfTold),
    thresholdYardsToGo: go ? thresholdYardsToGo(goAt, othersThan(go), situation.yardsToGoal ?? 0) : null,
    explanation: findings.explain(best.choice, next?.choice ?? null),
  }
  // the members take the published models' place in the appraisal, so they come when all else is read
  const worths = findings.memberWorths()
  const confidence = worths && confidenceOf(edge, worths, valued.indexOf(best))
  return {
    recommendation: best.choice,
    edge,
    strength,
    verdict: verdict(best.choice, next ? edge : null, strength, confidence),
    ...shown,
    confidence,
    teams: teamsIn(situation, bundle.tables),
    sensitivity: sensitivity(modelled.snap, at, bundle.models),
    overrides: { ...overrides },
    bundle: { id: bundle.id, trainedOn: bundle.trainedOn },
    assumptions: [
      ...assumptions,
      ...snapWords(situation, ranked),
      ...stated(situation),
      ...told(overrides, modelled, at),
    ],
  }
}

/** Which told chances stand in the place of the models', and which have nothing to stand for. */
function told(
  { conversion: convert, make }: Overrides,
  { snap, makes, tries }: Forecast,
  at: Distance,
): string[] {
  const modelled = {
    convert: snap ? conversion(snap, at).blended : tries?.twoPoint,
    make: makes[0] ?? tries?.kick,
  }
  const said = (what: string, chance: number | undefined, model: number | undefined) => {
    if (chance === undefined) return []
    if (model === undefined) return [`${what}: told, but there is nothing here that it would change.`]
    return [`${what}: told ${percent(chance)}, where the models say ${percent(model)}.`]
  }
  return [
    ...said('Chance to convert', convert, modelled.convert),
    ...said('Chance to make the kick', make, modelled.make),
  ]
}

function percent(chance: number): string {
  return `${(chance * 100).toFixed(1).replace(/\.0$/, '')} %`
}

/** How the end of a close game is valued, where it can matter on this play. */
function stated({ quarter, seasonType }: Situation): string[] {
  const said: string[] = []
  if (quarter >= 4 && seasonType === 'REG') said.push('A tie counts as half a win.')
  if (quarter >= 5)
    said.push('Overtime is valued drive by drive; the line tells the teams apart, form does not.')
  return said
}
