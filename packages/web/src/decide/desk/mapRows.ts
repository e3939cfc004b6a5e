import { type Bundle, decide, type SituationInput } from '@fourthright/guide'
import type { Cell } from './questions.js'

/** Distances of the map, in yards; each is a row. */
export const mapDistances = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** Spots of the map: every third yard line, and each near the goal line, from one's own end on. */
export const mapSpots = Array.from({ length: 33 }, (_, at) => 98 - 3 * at)

/** What to do at one distance all over the field, everything else as it is; no cell where the goal line is nearer. */
export function mapRow(situation: SituationInput, yardsToGo: number, bundle: Bundle): Cell[] {
  return mapSpots
    .filter((yardsToGoal) => yardsToGoal >= yardsToGo)
    .map((yardsToGoal) => {
      const there = { ...situation, yardsToGo, yardsToGoal, distanceMeasure: 'wholeYards' } as const
      const { recommendation: choice, edge } = decide(there, bundle)
      return { yardsToGo, yardsToGoal, choice, edge }
    })
}
