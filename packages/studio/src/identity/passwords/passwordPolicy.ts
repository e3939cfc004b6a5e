import { StudioInputError } from '../../errors/studioError.js'

/** What a password must be. Length matters most (NIST SP 800-63B); kinds of characters only where somebody wants them. */
export interface PasswordPolicy {
  /** Characters, 8 to 99 as Cognito has it. */
  readonly minimumLength: number
  readonly requires?: readonly CharacterKind[]
}

export type CharacterKind = 'uppercase' | 'lowercase' | 'digit' | 'symbol'

export const usualPasswordPolicy: PasswordPolicy = { minimumLength: 12 }

/** Cognito's: longer ones only make the door work. */
const longest = 256
const leastDistinct = 5
const shortestTellingName = 4

const kinds: Readonly<Record<CharacterKind, RegExp>> = {
  uppercase: /\p{Lu}/u,
  lowercase: /\p{Ll}/u,
  digit: /\p{Nd}/u,
  symbol: /[\p{P}\p{S}]/u,
}

/** Whether it is short enough to be looked at. */
export function isPasswordLike(text: unknown): text is string {
  return typeof text === 'string' && text.length > 0 && text.length <= longest
}

/**
 * Refuses a password that should not be anybody's. No error ever holds it.
 *
 * @throws StudioInputError `identity/password-length`, `-characters`, `-name`, `-repeats`, `-kinds`
 */
export function checkPassword(password: string, name: string, policy: PasswordPolicy): void {
  const characters = [...password]
  if (characters.length < policy.minimumLength || !isPasswordLike(password)) {
    refuse(
      'length',
      `${policy.minimumLength} to ${longest} characters`,
      'The password has not the right length.',
    )
  }
  if (/[\p{Cc}\p{Cs}]/u.test(password)) {
    refuse('characters', 'no control characters', 'The password holds characters that no keyboard gives.')
  }
  if (name.length >= shortestTellingName && password.toLowerCase().includes(name.toLowerCase())) {
    refuse('name', "a password without the user's name", "The password holds the user's name.")
  }
  if (new Set(characters).size < leastDistinct) {
    refuse('repeats', `at least ${leastDistinct} different characters`, 'The password repeats itself.')
  }
  const missing = (policy.requires ?? []).filter((kind) => !kinds[kind].test(password))
  if (missing.length > 0) {
    refuse('kinds', `at least one each of: ${missing.join(', ')}`, 'The password lacks kinds of characters.')
  }
}

function refuse(what: string, valid: string, message: string): never {
  throw new StudioInputError(`identity/password-${what}`, { field: 'password', valid, message })
}
