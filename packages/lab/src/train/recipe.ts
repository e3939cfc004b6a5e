import { readFile } from 'node:fs/promises'
import { DataError } from '@fourthright/guide'
import * as z from 'zod/mini'
import type { XgboostParameters } from '../engine/parameters.js'

const season = z.int().check(z.gte(1999), z.lte(2100))
const seasons = z
  .tuple([season, season])
  .check(z.refine(([first, last]) => first <= last, 'the first season comes first'))
const positive = z.number().check(z.gt(0))
const rounds = z.int().check(z.gte(1), z.lte(10_000))

/** XGBoost's own parameters; the engine checks their meaning. */
const parameters = z.record(z.string(), z.union([z.number(), z.string()]))
const boosted = z.strictObject({ seasons, features: z.array(z.string()), rounds, parameters })
/** A boosted model again, at another size. */
const resized = z.strictObject({ rounds, parameters })

/** How a player's past is weighed: `EffectShape`. */
const effect = z.strictObject({ shrinkage: positive, halfLife: positive })

/** One file that gives every model's features, rows and split. */
const recipeSchema = z.strictObject({
  name: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  seed: z.int().check(z.gte(0)),
  /** Seasons of form, games and lines that the bundle's tables hold. */
  tables: seasons,
  form: z.strictObject({
    /** Seasons of the frozen expected-points model that values the plays of form. */
    expectedPointsSeasons: seasons,
    firstSeason: season,
    lastLeagueSeason: season,
    lateDownsOnly: z.boolean(),
    teamPlays: z.int().check(z.gte(1)),
    teamShrinkage: z.number().check(z.gte(0)),
    quarterbackPlays: z.int().check(z.gte(1)),
    quarterbackShrinkage: z.number().check(z.gte(0)),
    quarterbackMinimum: z.int().check(z.gte(1)),
  }),
  expectedPoints: boosted,
  yardsGained: boosted,
  playCall: boosted,
  winProbability: boosted,
  afterFailure: z.strictObject({ seasons }),
  penalties: z.strictObject({ seasons }),
  fieldGoal: z.strictObject({ seasons, knots: z.array(positive) }),
  missedKick: z.strictObject({ seasons }),
  punt: z.strictObject({
    seasons,
    /** Seasons after which a punt counts half. */
    halfLife: positive,
    /** Reach of the smoothing over neighbouring yard lines. */
    bandwidth: positive,
    spots: z.int().check(z.gte(3), z.lte(99)),
  }),
  tries: z.strictObject({ seasons }),
  /** Kickers by name, on top of the field goal model. */
  kickers: effect,
  /** Punters by name, on top of the punt model; punts teach from the first season on. */
  punters: z.extend(effect, { firstSeason: season }),
  /** What teams called on fourth downs; they go for it more often every year, so only the latest seasons. */
  calls: z.strictObject({ seasons }),
  drives: z.strictObject({ seasons }),
  /** Equally likely values of true distance minus whole-yard distance, measured by `hiddenDistance.ts` on the tracking sample. */
  hiddenDistance: z.array(z.number().check(z.gt(-1), z.lt(1))).check(z.minLength(1)),
  /** Refits to other draws of the games; a recipe without this part makes a bundle, but no members. */
  refits: z.optional(
    z.strictObject({
      members: z.int().check(z.gte(2), z.lte(1000)),
      seed: z.int().check(z.gte(0), z.lte(1_000_000_000)),
      /** Games drawn in each season as a share of those played. */
      share: positive.check(z.lte(1)),
      yardsGained: resized,
      winProbability: resized,
    }),
  ),
})

export type Recipe = z.infer<typeof recipeSchema>
export type BoostedRecipe = Recipe['yardsGained']

/** The recipe's XGBoost parameters as the engine types them; the engine refuses what it does not know. */
export function engineParameters(recipe: BoostedRecipe, fixed: XgboostParameters): XgboostParameters {
  return { ...recipe.parameters, ...fixed }
}

/**
 * Reads and checks a recipe file.
 * @throws DataError 'recipe/not-found' or 'recipe/invalid' with the field.
 */
export async function readRecipe(file: string | URL): Promise<Recipe> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new DataError('recipe/not-found', {
      field: 'recipe',
      value: String(file),
      valid: 'the path of a recipe file (JSON)',
      message: `There is no recipe at ${file}.`,
    })
  })
  return parseRecipe(text, String(file))
}

/** Checks the text of a recipe; `source` names it in errors. */
export function parseRecipe(text: string, source: string): Recipe {
  return checkRecipe(maybeJson(text), source)
}

/**
 * Checks a recipe, wherever it comes from.
 * @throws DataError 'recipe/invalid' with the field.
 */
export function checkRecipe(value: unknown, source: string): Recipe {
  const result = recipeSchema.safeParse(value, { error: z.locales.en().localeError })
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const field = issue?.path.join('.') || 'recipe'
  throw new DataError('recipe/invalid', {
    field,
    valid: issue?.message ?? 'a recipe in JSON',
    message: `The recipe ${source} cannot be used: ${field}: ${issue?.message}.`,
  })
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
