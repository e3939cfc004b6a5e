import { afterFieldGoal } from '../rules/afterFieldGoal.js'
import { afterMiss } from '../rules/afterMiss.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import type { OutcomeTree } from './outcome.js'

/** Yards from the line of scrimmage to the posts behind the spot of the kick: ten of end zone, eight of setback. */
export function kickDistance(yardsToGoal: number, rules: Rules): number {
  const endZone = 10
  return yardsToGoal + endZone + rules.fieldGoalSetback
}

/** @param make chance that the kick is good; a blocked kick is part of the miss */
export function fieldGoal(before: GameState, make: number, rules: Rules): OutcomeTree {
  return {
    choice: 'fieldGoal',
    outcomes: [
      {
        label: 'made',
        probability: make,
        next: afterFieldGoal(before, rules),
        isSuccess: true,
        gained: null,
      },
      {
        label: 'missed',
        probability: 1 - make,
        next: afterMiss(before, rules),
        isSuccess: false,
        gained: null,
      },
    ],
  }
}
