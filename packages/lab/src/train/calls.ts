import { type CallCounts, callCell, DataError, gameScriptOf, gameScripts } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'

export const callColumns = [
  'quarter',
  'secondsLeftInGame',
  'secondsLeftInHalf',
  'scoreDifferential',
  'yardsToGo',
  'yardsToGoal',
  'call',
] as const

export type CalledFourthDown = Readonly<Record<(typeof callColumns)[number], number>>

/** Counts what teams called on the fourth downs of the recipe's seasons, each season alike. */
export async function trainCalls({ connection, recipe }: TrainingRoom): Promise<CallCounts> {
  const frame = await query(connection, featureSql('fourthDownCalls'), seasonParameters(recipe.calls.seasons))
  return countCalls(frame.records(callColumns))
}

/**
 * Fourth downs by script, distance, spot and call.
 * @throws DataError 'train/too-many-calls' when one cell holds more than its byte can.
 */
export function countCalls(fourthDowns: readonly CalledFourthDown[]): CallCounts {
  const counts = new Map<number, number>()
  for (const fourthDown of fourthDowns) {
    const { yardsToGo, yardsToGoal, call } = fourthDown
    const cell = callCell(gameScripts.indexOf(gameScriptOf(fourthDown)), yardsToGo, yardsToGoal, call)
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  const inOrder = [...counts].sort(([one], [other]) => one - other)
  const most = Math.max(0, ...counts.values())
  if (most > 255)
    throw new DataError('train/too-many-calls', {
      field: 'calls.seasons',
      value: most,
      valid: 'at most 255 plays of one distance, spot and script',
      message: 'The recipe counts the calls of too many seasons; name fewer.',
    })
  return {
    cells: Uint16Array.from(inOrder, ([cell]) => cell),
    plays: Uint8Array.from(inOrder, ([, plays]) => plays),
  }
}
