import { openClass } from '../outcomes/wholeYardChances.js'
import { baseline } from './groups.js'
import { gaussLegendre, type Quadrature } from './quadrature.js'

/** One snap, for `chanceContributions`. */
export interface ChanceQuestion {
  /** The 17 margins where nothing is known of the snap. */
  readonly expected: Float64Array
  /** What each feature adds to each margin, class by class. */
  readonly shap: Float64Array
  readonly features: number
  /** Whole distance that is needed, 1 to 99. */
  readonly needed: number
  /** gainTail[k] = P(gain ≥ 16 + k | gain ≥ 16). */
  readonly gainTail: Float64Array
}

/** How a snap's chance to gain its distance comes about; everything together sums to `chance`. */
export interface ChanceContributions {
  /** Chance of any snap to gain the baseline's distance. */
  readonly baseline: number
  /** What needing more or less than the baseline's distance changes, beside what the feature of distance moves. */
  readonly needed: number
  /** One part a feature. */
  readonly features: Float64Array
  /** Σ of the classes of at least the distance, for this snap's margins. */
  readonly chance: number
}

/** More than enough for errors below 1e-9 with margins that differ by up to 12. */
const points = 32
let rule: Quadrature | undefined

/**
 * Carries SHAP values of margins to the chance that they give. The chance is no sum of margins, so each part is what it
 * moves along the straight line from the baseline to this snap, on which margins and needed distance change in
 * proportion: Aumann and Shapley's values (1974, "Values of Non-Atomic Games"; for models "integrated gradients",
 * Sundararajan, Taly and Yan 2017), exact and additive because the line is integrated to the ninth digit.
 *
 * Plainly: F(t) = (1 − t) · P(gain ≥ 5 | m(t)) + t · P(gain ≥ needed | m(t)) with m(t) = expected + t · Σ features;
 * a feature's part is ∫ Σ over classes ∂F/∂m · its SHAP value dt, the needed distance's ∫ ∂F/∂t at fixed margins.
 */
export function chanceContributions(question: ChanceQuestion): ChanceContributions {
  const { expected, shap, features, gainTail } = question
  const classes = expected.length
  const from = baseline.yardsToGo
  const to = Math.min(openClass, question.needed)
  // beyond the open class the tail of observed gains goes on
  const tail = gainTail[question.needed - to] ?? 0
  const moves = Float64Array.from(expected, (_, c) =>
    shap.subarray(c * features, (c + 1) * features).reduce((sum, part) => sum + part, 0),
  )
  const at = (t: number) => softmax(expected.map((margin, c) => margin + t * (moves[c] as number)))

  rule ??= gaussLegendre(points)
  const slopes = new Float64Array(classes)
  let needed = 0
  rule.points.forEach((t, i) => {
    const weight = rule?.weights[i] as number
    const chances = at(t)
    const [atFrom, atTo] = [atLeast(chances, from), atLeast(chances, to)]
    needed += weight * (tail * atTo - atFrom)
    for (let c = 0; c < classes; c++) {
      const slope = (1 - t) * (Number(c >= from) - atFrom) + t * tail * (Number(c >= to) - atTo)
      slopes[c] = (slopes[c] as number) + weight * (chances[c] as number) * slope
    }
  })
  const parts = new Float64Array(features)
  for (let c = 0; c < classes; c++)
    for (let f = 0; f < features; f++)
      parts[f] = (parts[f] as number) + (slopes[c] as number) * (shap[c * features + f] as number)
  return { baseline: atLeast(at(0), from), needed, features: parts, chance: tail * atLeast(at(1), to) }
}

function softmax(margins: Float64Array): Float64Array {
  const greatest = Math.max(...margins)
  const powers = margins.map((margin) => Math.exp(margin - greatest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** P(gain ≥ distance), distance 1 to 16. */
function atLeast(chances: Float64Array, distance: number): number {
  let sum = 0
  for (let c = distance; c < chances.length; c++) sum += chances[c] as number
  return sum
}
