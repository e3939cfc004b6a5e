import {
  type Choice,
  type ChoiceValue,
  choiceNames,
  type Decision,
  type ShownOutcome,
} from '@fourthright/guide'
import { afterwards, choiceColours, hasWorked, outcomeWords } from '../../words/outcomeWords.js'

/** A choice with what can come of it, as the tree shows it. */
export interface Branch {
  readonly choice: Choice
  readonly name: string
  readonly colour: 'go' | 'kick' | 'punt'
  readonly isBest: boolean
  readonly winProbability: number
  readonly twigs: readonly Twig[]
}

/** It works, or it does not; the outcomes in it open on a tap. */
export interface Twig {
  readonly key: string
  readonly name: string
  /** In a word or two, where there is little room. */
  readonly short: string
  readonly probability: number
  readonly winProbability: number
  /** By how likely they are. */
  readonly outcomes: readonly ShownOutcome[]
}

/** The decision as a tree: choices, whether they work, and in each of those what can happen. */
export function treeOf({ choices, recommendation }: Pick<Decision, 'choices' | 'recommendation'>): Branch[] {
  return choices.map((value) => ({
    choice: value.choice,
    name: choiceNames[value.choice],
    colour: choiceColours[value.choice],
    isBest: value.choice === recommendation,
    winProbability: value.winProbability,
    twigs: twigsOf(value),
  }))
}

function twigsOf({ choice, outcomes, successProbability }: ChoiceValue): Twig[] {
  if (successProbability === null) return [twig(`${choice}:all`, outcomes, 'any')]
  const twigs = [
    twig(`${choice}:works`, outcomes.filter(hasWorked), 'works'),
    twig(
      `${choice}:fails`,
      outcomes.filter((outcome) => !hasWorked(outcome)),
      'fails',
    ),
  ]
  return twigs.filter(({ outcomes }) => outcomes.length > 0)
}

function twig(key: string, unsorted: readonly ShownOutcome[], kind: 'works' | 'fails' | 'any'): Twig {
  const outcomes = unsorted.toSorted((one, other) => other.probability - one.probability)
  const probability = outcomes.reduce((sum, outcome) => sum + outcome.probability, 0)
  const worth = outcomes.reduce((sum, outcome) => sum + outcome.probability * outcome.winProbability, 0)
  const [likeliest] = outcomes
  return {
    key,
    ...(likeliest ? namesOf(likeliest, outcomes, kind) : { name: '', short: '' }),
    probability,
    winProbability: probability > 0 ? worth / probability : 0,
    outcomes,
  }
}

function namesOf(
  likeliest: ShownOutcome,
  outcomes: readonly ShownOutcome[],
  kind: 'works' | 'fails' | 'any',
) {
  const after = afterwards(likeliest)
  if (kind === 'any') return { name: capital(after), short: capital(after) }
  const labels = new Set(outcomes.map(({ label }) => label))
  if (labels.has('firstDown') && labels.has('touchdown'))
    return { name: 'First down or touchdown', short: 'First down' }
  const words = outcomeWords(likeliest)
  return { name: `${words}, ${after}`, short: words }
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
}
