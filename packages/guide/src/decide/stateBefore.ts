import { possessionEnds } from '../rules/turnAround.js'
import type { GameState } from '../situation/gameState.js'
import type { Situation } from '../situation/situation.js'

/** The moment of decision as a game state; before a try the touchdown has ended the scorer's possession. */
export function stateBefore(situation: Situation): GameState {
  const { phase, quarter, secondsLeft, offense, defense, offenseScore, defenseScore } = situation
  const { down, yardsToGo, yardsToGoal, offenseTimeouts, defenseTimeouts } = situation
  const { secondHalfKickoff, overtime } = situation
  // all fields at once: what follows from this state is a copy of it, and copies to which no field is added are fast
  const state: GameState = {
    phase,
    quarter,
    secondsLeft,
    offense,
    defense,
    offenseScore,
    defenseScore,
    down,
    yardsToGo,
    yardsToGoal,
    offenseTimeouts,
    defenseTimeouts,
    secondHalfKickoff,
    overtime,
    clockRuns: false,
  }
  return phase === 'try' ? possessionEnds(state) : state
}
