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
 * one. What a choice is worth is a straight line in its chance, so two points of it are enough; while the clock runs, a
 * bent one, since another snap may be better at another chance: then the chance is closed in on.
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
    return crossing((chance) => worthIfTold(choice, { [name]: chance }), best, never, always)
  }
  return { conversion: flip('conversion'), make: flip('make') }
}

/** Steps of closing in; every second one halves what is left of [0, 1]. */
const steps = 60

/**
 * The chance in [0, 1] at which a worth that only rises, or only falls, is the best other one: on the line between both ends if that is straight,
 * else on the line between ever nearer points, and halfway between them in turn.
 *
 * @returns null where there is none
 */
function crossing(worthAt: (chance: number) => number, best: number, never: number, always: number) {
  let [low, high] = [
    { at: 0, worth: never },
    { at: 1, worth: always },
  ]
  if (best < Math.min(never, always) || best > Math.max(never, always)) return null
  for (let step = 0; step < steps; step++) {
    const share = step % 2 === 0 ? (best - low.worth) / (high.worth - low.worth) : 0.5
    const at = low.at + share * (high.at - low.at)
    const worth = worthAt(at)
    if (Math.abs(worth - best) < rounding) return at
    if (worth < best === never < always) low = { at, worth }
    else high = { at, worth }
  }
  return (low.at + high.at) / 2
}
