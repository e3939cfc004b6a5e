import { type ChoiceValue, choiceWords, type Decision, type ShownOutcome } from '@fourthright/guide'
import { percent, words } from './figures.js'
import { nextState } from './nextState.js'
import type { Page } from './page.js'

/** Each choice with what can come of it: how likely, and behind the arrow the chance to win then. */
export function outcomeTree(decision: Decision, page: Page): string {
  const outcomes = decision.choices.flatMap((choice) => choice.outcomes)
  const longest = Math.max(0, ...outcomes.map(({ label }) => words(label).length))
  return decision.choices.map((choice) => branch(choice, longest, page)).join('\n')
}

function branch(choice: ChoiceValue, longest: number, page: Page): string {
  const trunk = `${choiceWords[choice.choice]}: wins ${percent(choice.winProbability)} %`
  const leaves = choice.outcomes.map((outcome, index) => {
    const limb = index === choice.outcomes.length - 1 ? '└─' : '├─'
    return page.colours.dim(limb) + leaf(outcome, longest, page)
  })
  return [trunk, ...leaves].join('\n')
}

function leaf(outcome: ShownOutcome, longest: number, page: Page): string {
  const chance = `${percent(outcome.probability).padStart(5)} %`
  const what = words(outcome.label).padEnd(longest)
  const short = ` ${chance}  ${what}  → ${percent(outcome.winProbability).padStart(5)} %`
  const after = `  ${nextState(outcome.next)}`
  const limbWidth = 2
  return limbWidth + short.length + after.length <= page.width ? short + page.colours.dim(after) : short
}
