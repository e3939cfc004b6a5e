import type { DuckDBConnection } from '@duckdb/node-api'
import type { Recipe } from './recipe.js'

/** What every model's training is given: the tables of plays, the recipe, and whom to tell how far it is. */
export interface TrainingRoom {
  readonly connection: DuckDBConnection
  readonly recipe: Recipe
  /** Called with the model's name and the share done, 0 … 1. */
  readonly onProgress: (model: string, share: number) => void
}

/** Seasons as the features' SQL names them. */
export function seasonParameters([firstSeason, lastSeason]: readonly [number, number]) {
  return { firstSeason, lastSeason }
}
