import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'

/** First and ten, or first and goal, at that spot: yards to the goal line, held inside the field. */
export function firstAndTen(state: GameState, yardsToGoal: number): GameState {
  const spot = Math.min(99, Math.max(1, yardsToGoal))
  return stateWith(state, { phase: 'scrimmage', down: 1, yardsToGo: Math.min(10, spot), yardsToGoal: spot })
}

/** A state in which nobody has lined up yet: a try, a kick, or the end. */
export function withoutDown(state: GameState, phase: Exclude<GameState['phase'], 'scrimmage'>): GameState {
  return stateWith(state, { phase, down: null, yardsToGo: null, yardsToGoal: null })
}
