import type { Choice } from '../outcomes/choice.js'
import type { Overrides } from '../outcomes/overrides.js'
import type { Worth } from './appraisal.js'
import type { Decision } from './decision.js'
import type { ValuedTree } from './value.js'
import { bothWays, eachWay, heldWay, type WaysToSnap } from './waysToSnap.js'

/** Which choice each chance belongs to. */
const choicesOf = {
  conversion: ['goForIt', 'twoPoint'],
  make: ['fieldGoal', 'kick'],
} as const satisfies Record<keyof Overrides, readonly Choice[]>

/** A chance that moves a choice by less than this moves nothing: the game is over. */
const rounding = 1e-9

/**
 * The told chances at which the call changes: on their two sides the choice is better and worse than the best other
 * one. At one snap, what a choice is worth is a straight line in its chance, so two points of it are enough; while the
 * clock runs, another snap may be better at another chance, and the line is bent.
 *
 * @param waysIfTold what a choice is worth at each snap with a told chance in the place of the models'
 * @returns null where no chance in [0, 1] changes the call, or the choice is not offered
 */
export function flips(
  valued: readonly ValuedTree[],
  waysIfTold: (choice: Choice, told: Overrides) => WaysToSnap<Worth>,
): NonNullable<Decision['flips']> {
  const flip = (name: keyof Overrides) => {
    const choice = choicesOf[name].find((one) => valued.some((tree) => tree.choice === one))
    const others = valued.filter((tree) => tree.choice !== choice)
    if (!choice || others.length === 0) return null
    const best = Math.max(...others.map(({ winProbability }) => winProbability))
    const at = (chance: number) => eachWay(waysIfTold(choice, { [name]: chance }), (worth) => worth())
    const lines = bothWays(at(0), at(1))
    const worthAt = (chance: number) => {
      const worths = eachWay(lines, ([never, always]) => never + chance * (always - never))
      return heldWay(worths, (worth) => worth)
    }
    return crossing(worthAt, best)
  }
  return { conversion: flip('conversion'), make: flip('make') }
}

/** Steps of closing in; every second one halves what is left of [0, 1]. */
const steps = 60

/**
 * The chance in [0, 1] at which a worth that only rises, or only falls, is the best other one: on the line between ever
 * nearer points, and halfway between them in turn.
 *
 * @returns null where there is none, or where every chance is worth the same
 */
function crossing(worthAt: (chance: number) => number, best: number): number | null {
  const [never, always] = [worthAt(0), worthAt(1)]
  if (Math.abs(always - never) < rounding) return null
  if (best < Math.min(never, always) || best > Math.max(never, always)) return null
  let [low, high] = [
    { at: 0, worth: never },
    { at: 1, worth: always },
  ]
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
