import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import { type Team, teams } from '../situation/teams.js'

/** The two teams of every sketch: the favoured one first. */
export const [favoured, other] = teams

/** With so much time left no play of a sketch ends the period: time is kept beside it. */
const ampleSeconds = 1e9

/**
 * An overtime state without what its worth does not depend on (names, points scored before overtime, how often more
 * than once a team has had the ball) and without the time left, so that equal sketches have equal prospects.
 *
 * @param favouredTeam which of the state's teams is favoured, or either
 */
export function sketchOf(state: GameState, favouredTeam: Team, rules: Rules): GameState {
  const isFavoured = state.offense === favouredTeam
  const least = Math.min(state.offenseScore, state.defenseScore)
  const had = state.overtime?.possessionsBefore ?? { offense: 0, defense: 0 }
  // where the next score wins anyway it does not matter who has had the ball
  const isEven = state.offenseScore === state.defenseScore
  const nextScoreWins = rules.overtimeFormat === 'suddenDeath' || (isEven && had.defense > 0)
  const before = (times: number) => (nextScoreWins ? 1 : Math.min(1, times))
  const isCoinToss = state.phase === 'kickoff' && had.offense === 0 && had.defense === 0
  return {
    phase: state.phase,
    quarter: 5,
    secondsLeft: ampleSeconds,
    offense: isFavoured ? favoured : other,
    defense: isFavoured ? other : favoured,
    offenseScore: state.offenseScore - least,
    defenseScore: state.defenseScore - least,
    down: state.down,
    yardsToGo: state.yardsToGo,
    yardsToGoal: state.yardsToGoal,
    offenseTimeouts: 0,
    defenseTimeouts: 0,
    secondHalfKickoff: null,
    overtime: {
      period: 1,
      possessionsBefore: isCoinToss ? had : { offense: before(had.offense), defense: before(had.defense) },
    },
  }
}

/** What the rules look at, whichever team has the ball. */
export function chapterKey({ offenseScore, defenseScore, overtime }: GameState): string {
  const { offense = 0, defense = 0 } = overtime?.possessionsBefore ?? {}
  return `${offenseScore - defenseScore} ${offense} ${defense}`
}

export function isCoinToss({ phase, overtime }: GameState): boolean {
  const { offense = 0, defense = 0 } = overtime?.possessionsBefore ?? {}
  return phase === 'kickoff' && offense === 0 && defense === 0
}
