import type { ChoiceValue } from '@fourthright/guide'
import type { ActualChoice } from '@fourthright/plays'

/**
 * Win probability that a call gave away against the best choice, a kneel included.
 *
 * @returns 0 or more; null where nothing was called or the guide does not offer what was
 */
export function costOf(choices: readonly ChoiceValue[], called: ActualChoice): number | null {
  const chosen = choices.find(({ choice }) => choice === called)
  if (!chosen) return null
  return Math.max(...choices.map(({ winProbability }) => winProbability)) - chosen.winProbability
}
