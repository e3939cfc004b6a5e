import type { BundleManifest } from '@fourthright/guide'
import type { Recipe } from './recipe.js'

const trainedModels = [
  'expectedPoints',
  'yardsGained',
  'playCall',
  'winProbability',
  'fieldGoal',
  'missedKick',
  'punt',
  'afterFailure',
  'penalties',
  'tries',
  'calls',
  'drives',
] as const

/** Seasons that each model of the recipe learns from. */
export function trainingSeasons(recipe: Recipe): BundleManifest['trainingSeasons'] {
  return Object.fromEntries(trainedModels.map((name) => [name, recipe[name].seasons]))
}

/** All seasons that any part of the recipe reads. */
export function seasonsOf(recipe: Recipe): [number, number] {
  const spans = [recipe.tables, ...trainedModels.map((name) => recipe[name].seasons)]
  return [
    Math.min(recipe.form.firstSeason, recipe.form.expectedPointsSeasons[0], ...spans.map(([first]) => first)),
    Math.max(...spans.map(([, last]) => last)),
  ]
}

/** The same in words, for the bundle and its card. */
export function trainedOn(recipe: Recipe): string {
  return trainedModels.map((name) => `${name} ${recipe[name].seasons.join('–')}`).join('; ')
}
