import { StudioInputError } from '../errors/studioError.js'

/**
 * A channel's name as SQL takes it without quotes.
 *
 * @throws StudioInputError `store/channel`
 */
export function parseChannel(name: string): string {
  if (/^[a-z][a-z0-9_]{0,62}$/.test(name)) return name
  throw new StudioInputError('store/channel', {
    value: name,
    valid: 'a lower-case letter, then at most 62 lower-case letters, digits and _',
    message: 'A channel is told by a plain name.',
  })
}
