import type { Choice, Decision, Overrides, SituationInput } from '@fourthright/guide'

/** What is worked out apart from the page, since it takes longer than a frame. */
export type Topic = 'why' | 'sure' | 'map'

/** A question to the desk; a newer one on the same topic ends the one before. */
export interface Question {
  readonly topic: Topic
  readonly number: number
  readonly situation: SituationInput
  readonly told: Overrides
}

/** What to do at one distance and spot. */
export interface Cell {
  readonly yardsToGo: number
  readonly yardsToGoal: number
  readonly choice: Choice
  readonly edge: number
}

/** What each topic is answered with. */
export interface Answers {
  readonly why: NonNullable<Decision['explanation']>
  readonly sure: NonNullable<Decision['confidence']>
  /** As far as it is worked out: one row a distance. */
  readonly map: readonly (readonly Cell[])[]
}

/** What the desk says back. */
export type Reply = { readonly number: number } & (
  | { [T in Topic]: { readonly topic: T; readonly answer: Answers[T]; readonly isWhole: boolean } }[Topic]
  | { readonly topic: Topic; readonly fault: string }
)
