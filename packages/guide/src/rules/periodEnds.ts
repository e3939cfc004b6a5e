import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { withoutDown } from './firstAndTen.js'
import type { Rules } from './rulebook.js'
import { turnAround } from './turnAround.js'

/** What follows when the clock of the period is at zero and no try is left to play. */
export function periodEnds(state: GameState, rules: Rules): GameState {
  if (state.quarter === 1 || state.quarter === 3) return nextQuarter(state, rules.quarterSeconds)
  if (state.quarter === 2) return secondHalf(state, rules)
  if (state.quarter === 4) return isTied(state) ? overtimeStarts(state, rules) : withoutDown(state, 'final')
  return rules.mayTie ? withoutDown(state, 'final') : nextOvertimePeriod(state, rules)
}

/** The teams change ends; ball, down and distance stay. */
function nextQuarter(state: GameState, secondsLeft: number): GameState {
  return stateWith(state, { quarter: state.quarter + 1, secondsLeft })
}

function secondHalf(state: GameState, rules: Rules): GameState {
  const receiving = state.secondHalfKickoff === 'defense' ? turnAround(state) : state
  return stateWith(nextQuarter(withoutDown(receiving, 'kickoff'), rules.quarterSeconds), {
    offenseTimeouts: rules.timeoutsPerHalf,
    defenseTimeouts: rules.timeoutsPerHalf,
    secondHalfKickoff: null,
  })
}

/** The coin is not tossed yet: a kickoff before which nobody has had the ball; either team may receive. */
function overtimeStarts(state: GameState, rules: Rules): GameState {
  return stateWith(nextQuarter(withoutDown(state, 'kickoff'), rules.overtimeSeconds), {
    offenseTimeouts: rules.overtimeTimeouts,
    defenseTimeouts: rules.overtimeTimeouts,
    overtime: { period: 1, possessionsBefore: { offense: 0, defense: 0 } },
  })
}

/** In the postseason play goes on where it was. */
function nextOvertimePeriod(state: GameState, rules: Rules): GameState {
  const overtime = state.overtime && { ...state.overtime, period: state.overtime.period + 1 }
  return stateWith(nextQuarter(state, rules.overtimeSeconds), { overtime })
}

function isTied(state: GameState): boolean {
  return state.offenseScore === state.defenseScore
}
