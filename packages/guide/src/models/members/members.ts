import type { FootballModels } from '../footballModels.js'

/** One member of the refits: the models that move a decision, fitted to another draw of the games, and smaller. */
export type MemberModels = Pick<FootballModels, 'yardsGained' | 'fieldGoal' | 'punt' | 'winProbability'>

/** The models refitted to many draws of the games: how much a decision owes to the games that happened to be played. */
export interface Members {
  readonly count: number
  readonly models: readonly MemberModels[]
  /** Games of each draw as a share of all: 1, or a half as Brill, Yurko and Wyner (2025) draw. */
  readonly share: number
}
