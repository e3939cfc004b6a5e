import { plainNumber } from '@fourthright/guide'
import type { Parameter } from './query.js'

/** `true` or `false`. */
export function flag(description: string): Parameter<boolean> {
  return {
    schema: { type: 'boolean', description },
    valid: 'true or false',
    read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  }
}

/** One of a few words. */
export function oneOf<W extends string>(words: readonly W[], description: string): Parameter<W> {
  return {
    schema: { type: 'string', enum: words, description },
    valid: words.join(', '),
    read: (text) => words.find((word) => word === text),
  }
}

/** A probability that somebody knows better than the models. */
export function chance(description: string): Parameter<number> {
  return {
    schema: { type: 'number', minimum: 0, maximum: 1, description },
    valid: 'a probability, 0 to 1',
    read: (text) => numberBetween(text, 0, 1),
  }
}

/** A whole number of a range. */
export function whole(low: number, high: number, description: string): Parameter<number> {
  return {
    schema: { type: 'integer', minimum: low, maximum: high, description },
    valid: `a whole number, ${low} to ${high}`,
    read: (text) => {
      const number = numberBetween(text, low, high)
      return Number.isInteger(number) ? number : undefined
    },
  }
}

/** A text that is not empty, as it stands. */
export function words(description: string): Parameter<string> {
  return {
    schema: { type: 'string', minLength: 1, description },
    valid: description,
    read: (text) => text.trim() || undefined,
  }
}

function numberBetween(text: string, low: number, high: number): number | undefined {
  const number = plainNumber(text)
  return typeof number === 'number' && number >= low && number <= high ? number : undefined
}
