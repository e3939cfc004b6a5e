import type { GameState } from '../situation/gameState.js'

/** Equal for states that hold the same; the defense is known by the offense. */
export function stateKey(state: GameState): string {
  const { overtime } = state
  const before = overtime
    ? `${overtime.period}:${overtime.possessionsBefore.offense}:${overtime.possessionsBefore.defense}`
    : ''
  return `${state.phase}|${state.offense}|${state.quarter}|${state.secondsLeft}|${state.offenseScore}|${state.defenseScore}|${state.down}|${state.yardsToGo}|${state.yardsToGoal}|${state.offenseTimeouts}|${state.defenseTimeouts}|${state.secondHalfKickoff}|${before}|${state.clockRuns ?? false}`
}
