import { expected, type ValuedOutcome, type ValuedTree, weightOf } from './value.js'

/**
 * The chance of success at which this choice and the best other one are worth the same: conversion for going for
 * it, make for a field goal. What each side of the chance is worth stays as it is, and so do penalties.
 *
 * @returns null where no chance in [0, 1] does, or where there is nothing to compare with
 */
export function breakEven(
  tree: ValuedTree | undefined,
  others: readonly ValuedTree[],
  isWorked: (leaf: ValuedOutcome) => boolean | null,
): number | null {
  const best = Math.max(...others.map(({ winProbability }) => winProbability))
  if (!tree || !Number.isFinite(best)) return null
  const apart = tree.outcomes.filter((leaf) => isWorked(leaf) === null)
  const worked = expected(tree.outcomes.filter((leaf) => isWorked(leaf) === true))
  const failed = expected(tree.outcomes.filter((leaf) => isWorked(leaf) === false))
  if (worked === null || failed === null || worked === failed) return null
  const share = 1 - weightOf(apart)
  const needed = (best - weightOf(apart) * (expected(apart) ?? 0)) / share
  const chance = (needed - failed) / (worked - failed)
  return chance >= 0 && chance <= 1 ? chance : null
}
