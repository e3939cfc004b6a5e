import type { Outcome, OutcomeTree } from '../outcomes/outcome.js'
import type { GameState } from '../situation/gameState.js'
import type { Appraisal } from './appraisal.js'
import type { Choice } from './decision.js'
import { eachWay, heldWay, type WaysToSnap } from './waysToSnap.js'

/** A leaf and what it is worth to the deciding team. */
export type ValuedOutcome = Outcome & { readonly winProbability: number }

/** A choice's tree, and what holds when the ball is snapped. */
export interface TreeAtSnap {
  readonly tree: OutcomeTree
  readonly before: GameState
}

export interface ValuedTree {
  readonly choice: Choice
  /** What holds when the ball is snapped. */
  readonly before: GameState
  readonly outcomes: readonly ValuedOutcome[]
  /** Folded up: the mean over the leaves. */
  readonly winProbability: number
}

/**
 * Values the leaves of all trees in one batch, folds each tree up, and keeps of each choice the tree at the snap that
 * both sides can hold.
 */
export function value(choices: readonly WaysToSnap<TreeAtSnap>[], appraisal: Appraisal): ValuedTree[] {
  const asked = choices.map((ways) => eachWay(ways, (at) => valuedLater(at, appraisal)))
  return asked.map((ways) => {
    const valued = eachWay(ways, (tree) => tree())
    return heldWay(valued, ({ winProbability }) => winProbability)
  })
}

/** Asks about the leaves now, and reads the answers later. */
function valuedLater({ tree: { choice, outcomes }, before }: TreeAtSnap, appraisal: Appraisal) {
  const leaves = outcomes.map((outcome) => ({ outcome, worth: appraisal.forDeciding(outcome.next) }))
  return (): ValuedTree => {
    const outcomes = leaves.map(({ outcome, worth }) => valuedOutcome(outcome, within(worth())))
    return { choice, before, outcomes, winProbability: within(expected(outcomes) ?? 0) }
  }
}

/** Field by field, not by `...outcome`, which is thirty times slower where a field is added. */
function valuedOutcome(
  { label, probability, next, isSuccess, gained }: Outcome,
  winProbability: number,
): ValuedOutcome {
  return { label, probability, next, isSuccess, gained, winProbability }
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
