import type * as z from 'zod/mini'
import type { decisionSchema } from './decisionSchema.js'

/** The full answer to a situation (contract: Decision). Every win probability is the deciding team's. */
export type Decision = z.output<typeof decisionSchema>

export type { Choice } from '../outcomes/choice.js'
export type ChoiceValue = Decision['choices'][number]
export type ShownOutcome = ChoiceValue['outcomes'][number]
export type Conversion = NonNullable<Decision['conversion']>
export type Strength = Decision['strength']
