import type { DuckDBConnection } from '@duckdb/node-api'
import { type Bundle, DataError } from '@fourthright/guide'

/** What every evaluation is given: the bundle and the table "snaps" of the test seasons. */
export interface EvaluationRoom {
  readonly connection: DuckDBConnection
  readonly bundle: Bundle
}

/**
 * Refuses to score a model on seasons that it has seen.
 * @throws DataError 'evaluate/season-in-training'
 */
export function refuseSeenSeasons(
  bundle: Pick<Bundle, 'name' | 'trainingSeasons'>,
  model: string,
  [first, last]: readonly [number, number],
): void {
  const seen = bundle.trainingSeasons[model]
  if (!seen || first > seen[1] || last < seen[0]) return
  throw new DataError('evaluate/season-in-training', {
    field: model,
    value: `${first}–${last}`,
    valid: `seasons outside ${seen[0]}–${seen[1]}`,
    message: `The bundle ${bundle.name} trained ${model} on ${seen[0]}–${seen[1]}; scoring ${first}–${last} would not be honest. Take --bundle experiment.`,
  })
}
