import type { WinProbabilityInput } from './footballModels.js'

/** Seconds of regulation. */
const regulation = 3600

/** Parameters of the margin model; points unless stated. */
export interface MarginModel {
  /** Share of the line that a whole game is worth. */
  readonly lineWeight: number
  /** How the line fades: (share of the game left) to this power. */
  readonly lineDecay: number
  /** Scale of the final margin: variance of a whole game, and what is left at the last second (points², logistic scale). */
  readonly gameVariance: number
  readonly endVariance: number
  /** Worth of receiving the second half's kickoff. */
  readonly kickoff: number
  /** Worth of the ball, first and ten at midfield. */
  readonly ball: number
  /** Worth of fifty yards of field position. */
  readonly fieldPosition: number
  /** What second, third and fourth down take away from a first. */
  readonly secondDown: number
  readonly thirdDown: number
  readonly fourthDown: number
  /** Worth of the natural logarithm of the distance, and its extra on third and fourth down. */
  readonly distance: number
  readonly lateDistance: number
  /** Bend of field position inside the twenty. */
  readonly redZone: number
  /** What being ahead at all is worth more at the last second, and over which share of the game that fades. */
  readonly leadAtEnd: number
  readonly leadFadesOver: number
}

/** The names of a margin model's parameters, in the order in which it is fitted. */
export const marginParameters = [
  'lineWeight',
  'lineDecay',
  'gameVariance',
  'endVariance',
  'kickoff',
  'ball',
  'fieldPosition',
  'secondDown',
  'thirdDown',
  'fourthDown',
  'distance',
  'lateDistance',
  'redZone',
  'leadAtEnd',
  'leadFadesOver',
] as const satisfies readonly (keyof MarginModel)[]

/** The line as it is left over: line · (share of the game left) ^ decay. */
export function timeWeightedLine(row: WinProbabilityInput, model: MarginModel): number {
  return row.possessionTeamLine * (Math.max(0, row.secondsLeftInGame) / regulation) ** model.lineDecay
}

/** Keeps the scaled lead finite at the last second; a share of the game. */
const lastSeconds = 0.02

/** The lead in units of what can still change: points over the root of the share of the game left. */
export function timeScaledLead(row: WinProbabilityInput): number {
  return row.scoreDifferential / Math.sqrt(Math.max(0, row.secondsLeftInGame) / regulation + lastSeconds)
}

/**
 * Log-odds that the offense wins, by a normal-shaped (here logistic) final margin:
 * (score + worth of being ahead + line left over + worth of the situation) / √(variance · time left + variance at the end).
 */
export function marginLogit(row: WinProbabilityInput, model: MarginModel): number {
  const timeLeft = Math.max(0, row.secondsLeftInGame) / regulation
  const firstHalf = row.secondsLeftInGame > regulation / 2 ? 1 : 0
  const kickoff = model.kickoff * firstHalf * (2 * row.receivesSecondHalfKickoff - 1)
  const distance = Math.log(Math.max(row.yardsToGo, 0.25))
  const late = row.down >= 3 ? 1 : 0
  const situation =
    model.ball +
    model.fieldPosition * ((50 - row.yardsToGoal) / 50) +
    (row.down === 2
      ? model.secondDown
      : row.down === 3
        ? model.thirdDown
        : row.down === 4
          ? model.fourthDown
          : 0) +
    (model.distance + late * model.lateDistance) * distance +
    model.redZone * (Math.max(0, 20 - row.yardsToGoal) / 20)
  const ahead = Math.max(-1, Math.min(1, row.scoreDifferential))
  const lead =
    row.scoreDifferential +
    model.leadAtEnd * Math.exp(-timeLeft / model.leadFadesOver) * ahead +
    model.lineWeight * timeWeightedLine(row, model) +
    kickoff +
    situation
  return lead / Math.sqrt(model.gameVariance * timeLeft + model.endVariance)
}
