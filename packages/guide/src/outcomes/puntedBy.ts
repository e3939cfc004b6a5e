import type { PuntLabel, PuntLeaf } from '../models/footballModels.js'

/**
 * How much of a punter's yards shows from a yard line, as yards to the goal: nothing at the opponent's 35, from where
 * everybody aims at the corner, all of it from his own 35 back. Measured by bench/names.mjs on 8,251 punts of 2016–2019:
 * the seasons before each of them chose this ramp over the same yards from everywhere.
 */
const ramp = { from: 35, length: 30 } as const

/** Where these end depends on how far and high the punt flies. */
const moving: ReadonlySet<PuntLabel> = new Set(['returned', 'muffed'])

/** The share of a punter's yards that shows from there, 0 to 1. */
export function puntersReach(yardsToGoal: number): number {
  return Math.min(1, Math.max(0, (yardsToGoal - ramp.from) / ramp.length))
}

/**
 * A league punt's results moved to a punter's: where the ball is caught, downed or muffed. How often a touchback, block
 * or touchdown happens is the league's.
 *
 * @param yards what he leaves the receivers more than the league does, from deep in his own half; negative: he is better
 */
export function puntedBy(
  leaves: readonly PuntLeaf[],
  yardsToGoal: number,
  yards: number,
): readonly PuntLeaf[] {
  const shift = puntersReach(yardsToGoal) * yards
  if (shift === 0) return leaves
  return leaves.map((leaf) =>
    moving.has(leaf.label) ? { ...leaf, spot: Math.min(99, Math.max(1, leaf.spot + shift)) } : leaf,
  )
}
