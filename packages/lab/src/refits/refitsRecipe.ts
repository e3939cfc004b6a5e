import { DataError, memberRecipeParts } from '@fourthright/guide'
import type { BoostedRecipe, Recipe } from '../train/recipe.js'

export type RefitsRecipe = NonNullable<Recipe['refits']>

/** A recipe that says how to refit. */
export type RecipeWithRefits = Recipe & { readonly refits: RefitsRecipe }

/**
 * Makes sure that a recipe says how to refit; what the request says instead wins.
 *
 * @throws DataError 'recipe/no-refits' when the recipe has no such part.
 */
export function withRefits(
  recipe: Recipe,
  instead: Partial<Pick<RefitsRecipe, 'members' | 'share'>> = {},
): RecipeWithRefits {
  if (recipe.refits) return { ...recipe, refits: { ...recipe.refits, ...instead } }
  throw new DataError('recipe/no-refits', {
    field: 'refits',
    valid: 'members, seed, share and the sizes of yardsGained and winProbability',
    message: `The recipe ${recipe.name} does not say how to refit; add its part refits, as the experiment's recipe has it.`,
  })
}

/** The recipe of a member's boosted model: the published model's features and seasons at the member's size. */
export function memberRecipe(
  recipe: RecipeWithRefits,
  model: 'yardsGained' | 'winProbability',
): BoostedRecipe {
  return { ...recipe[model], ...recipe.refits[model] }
}

/** What a pack shares with the bundle that it belongs to. */
export function sharedParts(recipe: Recipe): Readonly<Record<string, unknown>> {
  return Object.fromEntries(memberRecipeParts.map((part) => [part, recipe[part]]))
}
