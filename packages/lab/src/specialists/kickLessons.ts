import { type FieldGoalModel, fieldGoalModel, type Seasons } from '@fourthright/guide'
import { fitFieldGoal, kickInputs } from '../train/fieldGoal.js'
import type { Recipe } from '../train/recipe.js'
import type { NamedKick, NamedKicks } from './namedKicks.js'
import type { Lesson } from './playerEffects.js'

export interface KickLesson extends Lesson, NamedKick {
  /** The league's chance of a make. */
  readonly chance: number | null
}

/** The recipe's kicking model as it would have been fitted to other seasons. */
export function fieldGoalOf(
  { fieldGoals }: NamedKicks,
  seasons: Seasons,
  { knots }: Recipe['fieldGoal'],
): FieldGoalModel {
  const kicked = fieldGoals.numbers('season')
  const isIn = (season: number) => season >= seasons[0] && season <= seasons[1]
  return fitFieldGoal(
    fieldGoals.where((row) => isIn(kicked[row] as number)),
    { seasons: [...seasons], knots },
  )
}

/**
 * What every kick teaches of its kicker, from the model's first season on: makes less the league's chance, extra points
 * less the league's share of the seasons before.
 */
export function kickLessons({ rows, fieldGoals }: NamedKicks, model: FieldGoalModel): KickLesson[] {
  const chances = fieldGoalModel(model).predict(kickInputs(fieldGoals))
  return rows.map((kick) => {
    const chance = kick.fieldGoal >= 0 ? (chances[kick.fieldGoal] as number) : kick.shareBefore
    const teaches = chance !== null && kick.season >= model.firstSeason
    return {
      ...kick,
      chance,
      residual: teaches ? kick.isGood - chance : null,
      information: teaches ? chance * (1 - chance) : 0,
    }
  })
}
