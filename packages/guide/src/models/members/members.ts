import type { FootballModels } from '../footballModels.js'

export type MemberModels = Pick<FootballModels, 'yardsGained' | 'fieldGoal' | 'punt' | 'winProbability'>

export interface Members {
  readonly count: number
  readonly models: readonly MemberModels[]
  readonly share: number
}
