import { clockText } from '../situation/clock.js'
import type { Situation } from '../situation/situation.js'
import type { ValuedTree } from './value.js'
import { clockBefore } from './worldsAtSnap.js'

/** What each choice does with the clock. */
const doing = {
  goForIt: 'to go for it',
  fieldGoal: 'for a field goal',
  punt: 'for a punt',
} as const

/**
 * When the ball is taken to be snapped, where the clock runs; nothing where it stands. One sentence for the recommended
 * choice, or one a choice if they differ.
 *
 * @param ranked the recommended choice first
 */
export function snapWords(situation: Situation, ranked: readonly ValuedTree[]): string[] {
  if (!clockBefore(situation).running) return []
  const said = ranked.flatMap((tree) => {
    const purpose = tree.choice in doing ? doing[tree.choice as keyof typeof doing] : null
    return purpose === null ? [] : [{ purpose, words: momentWords(situation, tree) }]
  })
  const distinct = new Set(said.map(({ words }) => words))
  if (distinct.size === 1) return [...distinct].map((words) => `The clock runs: ${words}.`)
  return said.map(({ purpose, words }) => `The clock runs, ${purpose}: ${words}.`)
}

function momentWords(situation: Situation, { before }: ValuedTree): string {
  const left = clockText(before.secondsLeft)
  if (before.offenseTimeouts < situation.offenseTimeouts)
    return `the offense takes a timeout first, with ${left} left`
  if (before.defenseTimeouts < situation.defenseTimeouts)
    return `the defense takes a timeout first, with ${left} left`
  if (before.quarter !== situation.quarter) return 'the ball is taken to be snapped in the next period'
  return `the ball is taken to be snapped with ${left} left`
}
