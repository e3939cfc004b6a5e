import type { GameState } from './gameState.js'

/**
 * The state that differs from another one in these fields: `{ ...state, ...changes }`, written out field by field.
 *
 * A decision makes a thousand states. Made in one place with all their fields they are alike to the engine, and it reads
 * and makes them several times as fast as copies that gain a field on the way.
 */
export function stateWith(state: GameState, changes: Partial<GameState>): GameState {
  return {
    phase: changes.phase === undefined ? state.phase : changes.phase,
    quarter: changes.quarter === undefined ? state.quarter : changes.quarter,
    secondsLeft: changes.secondsLeft === undefined ? state.secondsLeft : changes.secondsLeft,
    offense: changes.offense === undefined ? state.offense : changes.offense,
    defense: changes.defense === undefined ? state.defense : changes.defense,
    offenseScore: changes.offenseScore === undefined ? state.offenseScore : changes.offenseScore,
    defenseScore: changes.defenseScore === undefined ? state.defenseScore : changes.defenseScore,
    down: changes.down === undefined ? state.down : changes.down,
    yardsToGo: changes.yardsToGo === undefined ? state.yardsToGo : changes.yardsToGo,
    yardsToGoal: changes.yardsToGoal === undefined ? state.yardsToGoal : changes.yardsToGoal,
    offenseTimeouts: changes.offenseTimeouts === undefined ? state.offenseTimeouts : changes.offenseTimeouts,
    defenseTimeouts: changes.defenseTimeouts === undefined ? state.defenseTimeouts : changes.defenseTimeouts,
    secondHalfKickoff:
      changes.secondHalfKickoff === undefined ? state.secondHalfKickoff : changes.secondHalfKickoff,
    overtime: changes.overtime === undefined ? state.overtime : changes.overtime,
    clockRuns: changes.clockRuns === undefined ? state.clockRuns : changes.clockRuns,
  }
}
