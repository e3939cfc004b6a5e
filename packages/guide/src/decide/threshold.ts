import type { OutcomeTree } from '../outcomes/outcome.js'
import { type Forecast, outcomesOf, type World } from '../outcomes/outcomesOf.js'
import type { ValuedTree } from './value.js'

const longestAsked = 15

/** Going for it here at whole distances 1 … 15, as far as the goal line lets them be. */
export function goAtDistances(worlds: readonly World[], forecast: Forecast): OutcomeTree[] {
  const longest = Math.min(longestAsked, Math.floor(worlds[0]?.spots.yardsToGoal ?? 0))
  return Array.from({ length: longest }, (_, i) =>
    outcomesOf('goForIt', worlds, forecast, { yardsToGo: i + 1, measure: 'wholeYards' }),
  )
}

/**
 * The longest whole distance at which going for it is at least as good as the best other choice; 0 where it never is,
 * null where there is no other choice.
 */
export function thresholdYardsToGo(
  goAt: readonly ValuedTree[],
  others: readonly ValuedTree[],
): number | null {
  if (others.length === 0 || goAt.length === 0) return null
  const best = Math.max(...others.map(({ winProbability }) => winProbability))
  return goAt.findLastIndex(({ winProbability }) => winProbability >= best) + 1
}
