import type { Seasons } from '@fourthright/guide'

/**
 * As many seasons as a recipe's model learns from, ending before the one that is asked about: what the same model knew
 * then.
 *
 * @param first the earliest season that is there
 * @returns undefined where no season is
 */
export function seasonsBefore(season: number, [from, to]: Seasons, first: number): Seasons | undefined {
  const span: Seasons = [Math.max(first, season - 1 - (to - from)), season - 1]
  return span[0] <= span[1] ? span : undefined
}
