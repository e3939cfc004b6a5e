import { spotWords } from '../situationWords.js'
import type { MapCell } from './mapCells.js'

/**
 * The stretches of the field on which going is right at one distance, from the own goal line on.
 *
 * @param row in the order of yards to the goal
 * @example goingIsRight(mapRow(moment, 2, bundle)) // 'from own 28 to their 3'
 */
export function goingIsRight(row: readonly MapCell[]): string {
  const stretches: [near: number, far: number][] = []
  for (const { yardsToGoal, choice } of row) {
    if (choice !== 'goForIt') continue
    const last = stretches.at(-1)
    if (last?.[1] === yardsToGoal - 1) last[1] = yardsToGoal
    else stretches.push([yardsToGoal, yardsToGoal])
  }
  const words = stretches.reverse().map(([near, far]) => {
    return near === far ? `at ${at(far)}` : `from ${at(far)} to ${at(near)}`
  })
  return words.join(', ') || 'nowhere'
}

const at = (yardsToGoal: number) => spotWords(yardsToGoal, 'their')
