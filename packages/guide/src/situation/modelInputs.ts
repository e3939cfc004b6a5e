import type { PlayCallInput, WinProbabilityInput, YardsGainedInput } from '../models/footballModels.js'
import type { KickConditions } from '../models/snap.js'
import type { GameState } from './gameState.js'
import type { Situation, Venue } from './situation.js'

const regulationSeconds = 3600
const halfSeconds = 1800

/** Seconds to the end of regulation and of the half, for a moment in quarters one to four. */
export function timeLeft({ quarter, secondsLeft }: Pick<GameState, 'quarter' | 'secondsLeft'>) {
  const secondsLeftInGame = Math.max(0, regulationSeconds - quarter * 900) + secondsLeft
  return {
    secondsLeftInGame,
    secondsLeftInHalf: quarter <= 2 ? secondsLeftInGame - halfSeconds : secondsLeftInGame,
  }
}

/**
 * A scrimmage state in regulation as the win-probability model reads it.
 *
 * @param possessionTeamLine points by which the state's offense is favoured
 */
export function winProbabilityInput(state: GameState, possessionTeamLine: number): WinProbabilityInput {
  const { secondsLeftInGame, secondsLeftInHalf } = timeLeft(state)
  return {
    down: state.down ?? 1,
    yardsToGo: state.yardsToGo ?? 10,
    yardsToGoal: state.yardsToGoal ?? 75,
    secondsLeftInGame,
    secondsLeftInHalf,
    scoreDifferential: state.offenseScore - state.defenseScore,
    offenseTimeouts: state.offenseTimeouts,
    defenseTimeouts: state.defenseTimeouts,
    receivesSecondHalfKickoff: state.secondHalfKickoff === 'offense' ? 1 : 0,
    possessionTeamLine,
  }
}

/** The play-call model's view; in overtime the time left stands for the game's. */
export function playCallInput(situation: Situation, season: number): PlayCallInput {
  return {
    season,
    down: situation.down ?? 4,
    yardsToGo: situation.yardsToGo ?? 1,
    yardsToGoal: situation.yardsToGoal ?? 50,
    ...timeLeft(situation),
    scoreDifferential: situation.offenseScore - situation.defenseScore,
    possessionTeamLine: situation.possessionTeamLine,
    totalLine: situation.totalLine,
  }
}

/**
 * The nine published features (and field position and down) for this situation at some distance. No model has seen a
 * line to gain behind the goal line: what is asked there only carries the curve on to it, from as far away.
 */
export function yardsGainedInput(
  situation: Situation,
  yardsToGo: number,
  isCalledPass: 0 | 1,
): YardsGainedInput {
  const { possessionTeamLine, totalLine } = situation
  return {
    actualYardsToGo: yardsToGo,
    isCalledPass,
    totalLine,
    possessionTeamLine,
    possessionTeamTotal: (totalLine + possessionTeamLine) / 2,
    ...situation.form,
    yardsToGoal: Math.max(situation.yardsToGoal ?? 50, yardsToGo),
    down: situation.down ?? 4,
  }
}

/** The venue as numbers; NaN where unknown. */
export function kickConditions({ roof, surface, temperatureF, windMph, altitudeFt }: Venue): KickConditions {
  return {
    indoors: roof === 'closed' || roof === 'dome' ? 1 : 0,
    artificialTurf: surface.endsWith('grass') ? 0 : 1,
    temperatureF: temperatureF ?? Number.NaN,
    windMph: windMph ?? Number.NaN,
    altitudeFt: altitudeFt ?? Number.NaN,
  }
}
