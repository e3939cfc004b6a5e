import { possessionEnds } from '../rules/turnAround.js'
import type { GameState } from '../situation/gameState.js'
import type { Situation } from '../situation/situation.js'

/** The moment of decision as a game state; before a try the touchdown has ended the scorer's possession. */
export function stateBefore(situation: Situation): GameState {
  const { phase, quarter, secondsLeft, offense, defense, offenseScore, defenseScore } = situation
  const { down, yardsToGo, yardsToGoal, offenseTimeouts, defenseTimeouts } = situation
  const { secondHalfKickoff, overtime } = situation
  const state = {
    ...{ phase, quarter, secondsLeft, offense, defense, offenseScore, defenseScore },
    ...{ down, yardsToGo, yardsToGoal, offenseTimeouts, defenseTimeouts, secondHalfKickoff, overtime },
  }
  return phase === 'try' ? possessionEnds(state) : state
}
