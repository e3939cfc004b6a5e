import { type ClockBefore, standing } from '../rules/clockBefore.js'
import { canRunOut } from '../rules/kneelDown.js'
import { periodEnds } from '../rules/periodEnds.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import type { OutcomeTree } from './outcome.js'

/** Does kneeling win here, or end the half without losing the game? */
export function mayKneel(before: GameState, rules: Rules, clock: ClockBefore = standing): boolean {
  const losesTheGame = before.quarter >= 4 && before.offenseScore < before.defenseScore
  return !losesTheGame && canRunOut(before, rules, clock)
}

/** Kneeling, or letting the clock run, until the half or the game is over; only where `mayKneel`. */
export function kneel(before: GameState, rules: Rules): OutcomeTree {
  const next = periodEnds(stateWith(before, { secondsLeft: 0 }), rules)
  const label = next.phase === 'final' ? 'gameEnds' : 'halfEnds'
  return { choice: 'kneel', outcomes: [{ label, probability: 1, next, isSuccess: false, gained: null }] }
}
