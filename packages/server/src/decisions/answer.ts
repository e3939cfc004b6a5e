import { type Bundle, decide, InputError, type Members } from '@fourthright/guide'
import { type ToldError, toldError } from '../http/toldError.js'
import type { Asked } from './asked.js'

/** A decision as JSON text, which is what is cached and sent; an error; or a fault of ours, to be logged. */
export type Answer =
  | { readonly decision: string }
  | { readonly error: ToldError }
  | { readonly fault: string }

/** Answers one situation; never throws. */
export function answer(
  situation: unknown,
  asked: Asked,
  models: { readonly bundle: Bundle; readonly members: Members | null },
): Answer {
  try {
    const decision = decide(situation, models.bundle, {
      ...(asked.full && { tree: 'full' as const }),
      ...(asked.confidence && models.members && { members: models.members }),
      explain: asked.explain,
      overrides: asked.overrides,
    })
    return { decision: JSON.stringify(decision) }
  } catch (error) {
    if (error instanceof InputError) return { error: toldError(error) }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
