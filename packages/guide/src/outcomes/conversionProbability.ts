import { InputError } from '../errors/errors.js'
import type { FootballModels } from '../models/footballModels.js'
import type { Situation } from '../situation/situation.js'
import { conversionCurve } from './conversionCurve.js'
import { openClass, tailSum, wholeYardChances } from './wholeYardChances.js'

/**
 * Chance that a run or pass on this snap gains at least the distance.
 *
 * @param distribution 17 probabilities: gain ≤ 0, exactly 1 … 15, 16 or more; sums to 1 ± 1e-6
 * @param yardsToGo distance to the line to gain in yards, 0 < yardsToGo ≤ 99
 * @param measure 'wholeYards' (the true distance is hidden inside it) or 'exact'
 * @param models the bundle's tail of gains and its tracking sample of hidden distances
 * @returns a probability in [0, 1], strictly decreasing in yardsToGo
 * @throws InputError 'conversion/distance' when yardsToGo is out of range
 * @example conversionProbability(distribution, 0.25, 'exact', bundle.models)
 * Beyond 15 yards: the tail of observed gains; the published decay, P(16+) / (d − 15), is `publishedDecay`.
 */
export function conversionProbability(
  distribution: Float64Array,
  yardsToGo: number,
  measure: Situation['distanceMeasure'],
  { gainTail, hiddenDistance }: Pick<FootballModels, 'gainTail' | 'hiddenDistance'>,
): number {
  inRange(yardsToGo)
  const chances = wholeYardChances(new Array<Float64Array>(openClass).fill(distribution), gainTail)
  const whole = Number.isInteger(yardsToGo) ? chances[yardsToGo] : undefined
  if (measure === 'wholeYards' && whole !== undefined) return whole
  return conversionCurve(chances, hiddenDistance)(yardsToGo)
}

/**
 * The published rule beyond 15 yards, P(16+) / (d − 15), for comparison; up to 15 the sum of classes ≥ d.
 * Too low on long distances: 17 to 19 yards convert .104, the rule says .050.
 *
 * @param yardsToGo whole distance, 1 to 99
 * @throws InputError 'conversion/distance' when yardsToGo is out of range
 */
export function publishedDecay(distribution: Float64Array, yardsToGo: number): number {
  inRange(yardsToGo)
  const needed = Math.ceil(yardsToGo)
  if (needed < openClass) return tailSum(distribution, needed)
  return (distribution[openClass] ?? 0) / (needed - 15)
}

function inRange(yardsToGo: number) {
  if (yardsToGo > 0 && yardsToGo <= 99) return
  throw new InputError('conversion/distance', {
    field: 'yardsToGo',
    value: yardsToGo,
    valid: 'more than 0 and at most 99',
    message: `There is no first down ${yardsToGo} yards away.`,
  })
}
