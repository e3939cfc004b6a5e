import type { ValuedTree } from './value.js'

/** Longest distance that is asked about. */
const longestAsked = 15

/**
 * The longest whole distance at which going for it is at least as good as the best other choice; 0 where it never is,
 * null where there is no other choice. Found by halving, since a longer distance does not help: going is right at
 * the answer and wrong a yard beyond.
 *
 * @param goAt win probability of going for it from this spot at a whole distance
 * @param yardsToGoal no first down is farther away
 */
export function thresholdYardsToGo(
  goAt: (yardsToGo: number) => number,
  others: readonly ValuedTree[],
  yardsToGoal: number,
): number | null {
  if (others.length === 0) return null
  const best = Math.max(...others.map(({ winProbability }) => winProbability))
  let [right, wrong] = [0, Math.min(longestAsked, Math.floor(yardsToGoal)) + 1]
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1
    if (goAt(middle) >= best) right = middle
    else wrong = middle
  }
  return right
}
