import { complete, type Decision, decide, InputError, type Situation } from '@fourthright/guide'
import { computed } from '@preact/signals'
import { models } from './bundle.js'
import { situation, told } from './situation.js'

/** What the guide makes of the play. */
export interface Answered {
  /** With the reader's own chances, where some are told. */
  readonly decision: Decision
  /** By the models alone. */
  readonly modelled: Decision
  /** Everything before the snap, defaults filled in. */
  readonly before: Situation
}

export type Answer =
  | { readonly state: 'waiting' }
  | { readonly state: 'answered'; readonly now: Answered }
  /** Football does not allow the play as it is written; `last` is the answer before that. */
  | { readonly state: 'refused'; readonly error: InputError; readonly last: Answered | null }

let last: Answered | null = null

/** The answer to every change, at once: the guide runs right here. */
export const answer = computed<Answer>(() => {
  if (models.value.state !== 'ready') return { state: 'waiting' }
  const { bundle } = models.value
  const overrides = told.value
  try {
    const before = complete(situation.value, bundle).situation
    const modelled = decide(situation.value, bundle)
    const isTold = Object.keys(overrides).length > 0
    const decision = isTold ? decide(situation.value, bundle, { overrides }) : modelled
    last = { decision, modelled, before }
    return { state: 'answered', now: last }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { state: 'refused', error, last }
  }
})

/** The answer that is shown: the last one, while what is being written is not yet a play. */
export const shown = computed<Answered | null>(() => {
  const now = answer.value
  if (now.state === 'answered') return now.now
  return now.state === 'refused' ? now.last : null
})
