import type { YardsGainedInput } from '../models/footballModels.js'
import type { YardsGainedReasons } from '../models/yardsGainedReasons.js'
import { chanceToGain, type Distance, type SnapForecast } from '../outcomes/snapForecast.js'
import { openClass } from '../outcomes/wholeYardChances.js'
import { yardsGainedInput } from '../situation/modelInputs.js'
import type { Situation } from '../situation/situation.js'
import { chanceContributions } from './chanceContributions.js'

/**
 * What a contribution to the chance to convert belongs to: a feature of the model, or
 * - `baseline`: any snap, needing the baseline's five yards;
 * - `exactDistance`: the distance is known to the inch, not the whole yard that the model was asked about;
 * - `shorterDistance`: a shorter distance may not be harder, so the chance is held down to that of one;
 * - `told`: a chance that somebody knows better stands in the place of the models'.
 */
export type ConversionPart =
  | keyof YardsGainedInput
  | 'baseline'
  | 'exactDistance'
  | 'shorterDistance'
  | 'told'

export interface ConversionContribution {
  readonly feature: ConversionPart
  /** Null where there is no one number: the baseline, and what the model knows nothing of. */
  readonly value: number | null
  /** Probability that it adds. */
  readonly contribution: number
}

export interface ConversionQuestion {
  readonly situation: Situation
  readonly at: Distance
  /** What the models say. */
  readonly snap: SnapForecast
  readonly reasons: YardsGainedReasons
  /** The chance that is shown where somebody has told one. */
  readonly told: number | undefined
}

/** Less than this is float32's rounding, and goes to the distance. */
const rounding = 1e-6

/**
 * Where the blended chance to convert comes from: run and pass each explained by itself, then weighted by how often each
 * is called, so that `isCalledPass` holds what the mix of calls moves.
 *
 * @returns the baseline first, then the others by size; they sum to the chance that the decision shows
 */
export function conversionContributions(question: ConversionQuestion): ConversionContribution[] {
  const { situation, at, snap, reasons, told } = question
  const needed = Math.max(1, Math.round(at.yardsToGo))
  const distance = Math.min(openClass, needed)
  const asked = { ...situation, yardsToGoal: Math.max(situation.yardsToGoal ?? 50, distance) }
  const rows = ([0, 1] as const).map((call) => yardsGainedInput(asked, distance, call))
  const calls = [snap.run, snap.pass]
  const expected = reasons.expected()
  const parts = reasons.of(rows).map((shap) =>
    chanceContributions({
      expected,
      shap,
      features: reasons.features.length,
      needed,
      gainTail: snap.gainTail,
    }),
  )
  /** The mean over run and pass. */
  const blend = (part: (call: number) => number) =>
    calls.reduce((sum, { probability }, call) => sum + probability * part(call), 0)
  const base = blend((call) => parts[call]?.baseline ?? 0)
  const start = { feature: 'baseline', value: null, contribution: base } as const
  if (told !== undefined) return [start, { feature: 'told', value: told, contribution: told - base }]

  const whole = blend((call) => calls[call]?.chances[needed] ?? 0)
  const exact = blend((call) => chanceToGain(calls[call] as (typeof calls)[number], at)) - whole
  const held = whole - blend((call) => parts[call]?.chance ?? 0)
  const isHeld = Math.abs(held) > rounding
  const values: Partial<YardsGainedInput> = {
    ...rows[0],
    actualYardsToGo: needed,
    isCalledPass: snap.pass.probability,
  }
  const features = reasons.features.map((feature, f): ConversionContribution => {
    const own = blend((call) => parts[call]?.features[f] ?? 0)
    const ofDistance = blend((call) => parts[call]?.needed ?? 0) + (isHeld ? 0 : held)
    const contribution = feature === 'actualYardsToGo' ? own + ofDistance : own
    return { feature, value: values[feature] ?? null, contribution }
  })
  const named: ConversionContribution[] = [
    { feature: 'exactDistance', value: at.yardsToGo, contribution: at.measure === 'exact' ? exact : 0 },
    { feature: 'shorterDistance', value: null, contribution: isHeld ? held : 0 },
  ]
  const moved = [...features, ...named.filter(({ contribution }) => contribution !== 0)]
  return [start, ...moved.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))]
}
