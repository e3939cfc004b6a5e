import { StudioInputError } from '../errors/studioError.js'

/** Cognito's user names (and group names), code point by code point; no white space and no control characters. */
const form = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u

/**
 * Whether a pool takes it as a user's name. Far wider than a profile's name: `*`, `al/ice` and `..` are legal here.
 * Two names are one only where their code points are the same.
 */
export function isUserName(text: unknown): text is string {
  return typeof text === 'string' && form.test(text)
}

/** @throws StudioInputError `identity/user-name`, with no more than the length of what was given */
export function parseUserName(text: string): string {
  if (isUserName(text)) return text
  throw new StudioInputError('identity/user-name', {
    field: 'username',
    valid: '1 to 128 letters, marks, symbols, digits or punctuation',
    message: `A user's name cannot be these ${String(text).length} characters.`,
  })
}
