import { type GameState, maybeTeam, type Team } from '@fourthright/guide'
import { type SnapRow, situationBefore } from './situations.js'

/** A snap of play-by-play, on any down, as the rules see the moment. */
export function stateAtSnap(snap: SnapRow): GameState {
  // it knows what feeds write otherwise than football has it: timeouts in overtime, a distance beyond the goal line
  const told = situationBefore(snap)
  return {
    phase: 'scrimmage',
    quarter: snap.quarter,
    secondsLeft: snap.secondsLeftInQuarter,
    offense: teamOf(snap.offense),
    defense: teamOf(snap.defense),
    offenseScore: snap.offenseScore,
    defenseScore: snap.defenseScore,
    down: snap.down,
    yardsToGo: told.yardsToGo ?? snap.yardsToGo,
    yardsToGoal: snap.yardsToGoal,
    offenseTimeouts: told.offenseTimeouts ?? snap.offenseTimeouts,
    defenseTimeouts: told.defenseTimeouts ?? snap.defenseTimeouts,
    secondHalfKickoff: told.secondHalfKickoff ?? null,
    overtime: told.overtime ?? null,
  }
}

/** The columns of teams hold modern abbreviations only. */
export function teamOf(text: string): Team {
  const team = maybeTeam(text)
  if (!team) throw new TypeError(`${text} is no team`)
  return team
}
