import { afterFailure } from '../rules/afterFailure.js'
import { afterFirstDown, afterFirstDownOutOfBounds } from '../rules/afterFirstDown.js'
import { afterDefensivePenalty, afterOffensivePenalty } from '../rules/afterPenalty.js'
import { afterTouchdown } from '../rules/afterTouchdown.js'
import { afterTurnover } from '../rules/afterTurnover.js'
import type { Rules } from '../rules/rulebook.js'
import { isLateInHalf } from '../rules/runClock.js'
import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { openClass } from './wholeYardChances.js'

/** Gains of 16 yards and more are taken together, so many yards at a time, at the middle one. */
const longGainStep = 5

/**
 * The states that a snap can lead to, each made once: run and pass, and every distance that is asked about, share
 * them, so that each is valued once.
 */
export type GoSpots = ReturnType<typeof goSpots>

/** @param clockRan the clock has run until the snap */
export function goSpots(before: GameState, rules: Rules, clockRan = false) {
  const yardsToGoal = before.yardsToGoal ?? 50
  const { play, turnover } = rules.runoff
  return {
    before,
    rules,
    yardsToGoal,
    firstDown: remembered((gain) => afterFirstDown(before, gain, rules)),
    firstDownOutOfBounds: remembered((gain) => afterFirstDownOutOfBounds(before, gain, rules)),
    /** Share of first downs out of bounds, by call; null where the usual time to the next snap tells enough. */
    outOfBounds: isLateInHalf(before, rules) ? rules.lateOutOfBounds : null,
    stopped: remembered((gain) => afterFailure(before, gain, rules)),
    turnover: remembered((downfield) => afterTurnover(before, downfield, rules)),
    penalty: remembered((yards) => afterDefensivePenalty(before, yards, rules)),
    /** The down again after the offense's foul, at this distance pushed back by so many yards. */
    replay: rememberedPair((yardsToGo, yards) =>
      afterOffensivePenalty(stateWith(before, { yardsToGo }), yards, rules, clockRan),
    ),
    touchdown: afterTouchdown(before, 'offense', play, rules),
    returnTouchdown: afterTouchdown(before, 'defense', turnover, rules),
  }
}

/** A gain as its group's middle, still short of the goal line. */
export function groupedGain(gain: number, yardsToGoal: number): number {
  if (gain < openClass) return gain
  const group = Math.floor((gain - openClass) / longGainStep)
  const middle = openClass + group * longGainStep + Math.floor(longGainStep / 2)
  return Math.min(middle, Math.ceil(yardsToGoal) - 1)
}

function rememberedPair(state: (one: number, other: number) => GameState) {
  const byOne = remembered((one) => remembered((other) => state(one, other)))
  return (one: number, other: number) => byOne(one)(other)
}

function remembered<Value>(make: (yards: number) => Value): (yards: number) => Value {
  const made = new Map<number, Value>()
  return (yards) => {
    const known = made.get(yards)
    if (known !== undefined) return known
    const fresh = make(yards)
    made.set(yards, fresh)
    return fresh
  }
}
