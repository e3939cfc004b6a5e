import type { FieldGoalModel } from '../fieldGoal.js'
import type { MarginModel } from '../marginModel.js'
import type { TreeShape } from '../trees/treesIn.js'

/**
 * What the manifest of a pack of refits holds beside the sections. The arrays of member m stand in sections
 * `<m>.yardsGained.<part>`, `<m>.winProbability.<part>` and, of float32, `<m>.punt.rates` and `<m>.punt.spots`.
 */
export interface MembersManifest {
  /** The parts of the recipe that decide what the members' models are refits of, by `memberRecipeParts`. */
  readonly recipe: Readonly<Record<string, unknown>>
  readonly share: number
  /** Of the draws. */
  readonly seed: number
  readonly members: readonly MemberManifest[]
}

/** What is small in one member's models. */
export interface MemberManifest {
  readonly trees: Readonly<Record<(typeof memberTrees)[number], TreeShape>>
  readonly winProbability: MarginModel
  readonly fieldGoal: FieldGoalModel
  readonly punt: { readonly spotsPerRow: number; readonly blockedGain: number }
}

/** The boosted models of a member. */
export const memberTrees = ['yardsGained', 'winProbability'] as const

/** Parts of a recipe that a pack of refits must share with its bundle; expected points value the plays of form. */
export const memberRecipeParts = [
  'form',
  'expectedPoints',
  'yardsGained',
  'fieldGoal',
  'punt',
  'winProbability',
] as const
