import type { Outcome, OutcomeTree } from '../outcomes/outcome.js'
import type { Appraisal } from './appraisal.js'
import type { Choice } from './decision.js'

/** A leaf and what it is worth to the deciding team. */
export type ValuedOutcome = Outcome & { readonly winProbability: number }

export interface ValuedTree {
  readonly choice: Choice
  readonly outcomes: readonly ValuedOutcome[]
  /** Folded up: the mean over the leaves. */
  readonly winProbability: number
}

/** Values the leaves of all trees in one batch, and folds each tree up. */
export function value(trees: readonly OutcomeTree[], appraisal: Appraisal): ValuedTree[] {
  const asked = trees.map(({ choice, outcomes }) => ({
    choice,
    leaves: outcomes.map((outcome) => ({ outcome, worth: appraisal.forDeciding(outcome.next) })),
  }))
  return asked.map(({ choice, leaves }) => {
    const outcomes = leaves.map(({ outcome, worth }) => ({ ...outcome, winProbability: within(worth()) }))
    return { choice, outcomes, winProbability: within(expected(outcomes) ?? 0) }
  })
}

/** Mean worth over leaves, weighted; null where they have no weight. */
export function expected(outcomes: readonly ValuedOutcome[]): number | null {
  const weight = weightOf(outcomes)
  if (!(weight > 0)) return null
  return outcomes.reduce((sum, leaf) => sum + leaf.probability * leaf.winProbability, 0) / weight
}

export function weightOf(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, leaf) => sum + leaf.probability, 0)
}

/** Sums of shares may leave [0, 1] by a rounding. */
export function within(chance: number): number {
  return Math.min(1, Math.max(0, chance))
}
