import type { Bundle } from '../models/bundle.js'
import type {
  FailureDistribution,
  FootballModels,
  PenaltyDistribution,
  YardsGainedInput,
} from '../models/footballModels.js'
import { playCallInput, yardsGainedInput } from '../situation/modelInputs.js'
import type { Situation } from '../situation/situation.js'
import { beyondTheGoal } from './beyondTheGoal.js'
import { type ConversionCurve, conversionCurve } from './conversionCurve.js'
import { openClass, wholeYardChances } from './wholeYardChances.js'

/** What the models say of one kind of call, a run or a pass. */
export interface CallForecast {
  /** How often it is called; run and pass sum to one. */
  readonly probability: number
  /** 17 classes of gain at whole distances 1 … 16. */
  readonly distributions: readonly Float64Array[]
  /** Chance to gain whole distances: chances[d], d = 1 … 99. */
  readonly chances: Float64Array
  readonly curve: ConversionCurve
  readonly failure: FailureDistribution
}

/** What the models say of going for it. */
export interface SnapForecast {
  readonly run: CallForecast
  readonly pass: CallForecast
  readonly penalties: PenaltyDistribution
  readonly gainTail: Float64Array
}

/** A distance and how it was measured. */
export interface Distance {
  readonly yardsToGo: number
  readonly measure: Situation['distanceMeasure']
}

/** How far a run and a pass go, whatever the distance in question, the clock and the score. */
export type GainForecasts = readonly [run: GainForecast, pass: GainForecast]
type GainForecast = Pick<CallForecast, 'distributions' | 'chances' | 'curve'>

/** The gains that were asked about last, by models: whoever moves distance, clock or score asks for the same again. */
const last = new WeakMap<FootballModels, { readonly row: YardsGainedInput; readonly gains: GainForecasts }>()

/** Gains at whole distances 1 … 16 for run and pass, in one batch. */
export function gainForecasts(situation: Situation, { models }: Pick<Bundle, 'models'>): GainForecasts {
  // all that the model is told, save the distance and the call
  const row = yardsGainedInput(situation, 1, 0)
  const known = last.get(models)
  const inputs = Object.keys(row) as (keyof YardsGainedInput)[]
  if (known && inputs.every((input) => Object.is(known.row[input], row[input]))) return known.gains
  const gains = askedGains(situation, models)
  last.set(models, { row, gains })
  return gains
}

function askedGains(situation: Situation, models: FootballModels): GainForecasts {
  const { gainTail, hiddenDistance } = models
  const yardsToGoal = situation.yardsToGoal ?? 50
  const distances = Array.from({ length: openClass }, (_, i) => i + 1)
  const rows = ([0, 1] as const).flatMap((call) => distances.map((d) => yardsGainedInput(situation, d, call)))
  const answers = models.yardsGained.predict(rows)
  const forecast = (distributions: readonly Float64Array[]): GainForecast => {
    const chances = beyondTheGoal(wholeYardChances(distributions, gainTail), yardsToGoal)
    return { distributions, chances, curve: conversionCurve(chances, hiddenDistance) }
  }
  return [forecast(answers.slice(0, openClass)), forecast(answers.slice(openClass))]
}

/**
 * Asks every model that a snap needs, one batch a model: gains, the share of passes, what failure brings, penalties.
 *
 * @param season the season as the models know it
 * @param gains where they have been asked for already
 */
export function snapForecast(
  situation: Situation,
  bundle: Bundle,
  season: number,
  gains: GainForecasts = gainForecasts(situation, bundle),
): SnapForecast {
  const { models } = bundle
  const spot = {
    down: situation.down ?? 4,
    yardsToGo: situation.yardsToGo ?? 1,
    yardsToGoal: situation.yardsToGoal ?? 50,
  }
  const failures = models.afterFailure.predict([
    { ...spot, isCalledPass: 0 },
    { ...spot, isCalledPass: 1 },
  ])
  const passes = only(models.playCall.predict([playCallInput(situation, season)]))
  const call = (isPass: 0 | 1): CallForecast => ({
    probability: isPass ? passes : 1 - passes,
    ...gains[isPass],
    failure: failures[isPass] as FailureDistribution,
  })
  const { gainTail } = models
  return { run: call(0), pass: call(1), penalties: only(models.penalties.predict([spot])), gainTail }
}

/** Chance that this call gains the distance: W(d) for a whole-yard figure, the curve for an exact one. */
export function chanceToGain({ chances, curve }: CallForecast, { yardsToGo, measure }: Distance): number {
  return measure === 'wholeYards' ? (chances[yardsToGo] ?? 0) : curve(yardsToGo)
}

function only<Value>(answers: readonly Value[]): Value {
  if (answers.length !== 1) throw new TypeError(`one row was asked, ${answers.length} were answered`)
  return answers[0] as Value
}
