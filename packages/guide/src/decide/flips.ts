import type { Choice } from '../outcomes/choice.js'
import type { Overrides } from '../outcomes/overrides.js'
import type { Decision } from './decision.js'
import type { ValuedTree } from './value.js'

/** Which choice each chance belongs to. */
const choicesOf = {
  conversion: ['goForIt', 'twoPoint'],
  make: ['fieldGoal', 'kick'],
} as const satisfies Record<keyof Overrides, readonly Choice[]>

/** A chance that moves a choice by less than this moves nothing: the game is over. */
const rounding = 1e-9

/**
 * The told chances at which the call changes: on their two sides the choice is better and worse than the best other
 * one. What a choice is worth is a straight line in its chance, so two points of it are enough.
 *
 * @param worthIfTold what a choice is worth with a told chance in the place of the models'
 * @returns null where no chance in [0, 1] changes the call, or the choice is not offered
 */
export function flips(
  valued: readonly ValuedTree[],
  worthIfTold: (choice: Choice, told: Overrides) => number,
): NonNullable<Decision['flips']> {
  const flip = (name: keyof Overrides) => {
    const choice = choicesOf[name].find((one) => valued.some((tree) => tree.choice === one))
    const others = valued.filter((tree) => tree.choice !== choice)
    if (!choice || others.length === 0) return null
    const best = Math.max(...others.map(({ winProbability }) => winProbability))
    const [never, always] = [worthIfTold(choice, { [name]: 0 }), worthIfTold(choice, { [name]: 1 })]
    if (Math.abs(always - never) < rounding) return null
    const chance = (best - never) / (always - never)
    return chance >= 0 && chance <= 1 ? chance : null
  }
  return { conversion: flip('conversion'), make: flip('make') }
}
