import type { Operation, SaidTo } from '@fourthright/studio/admin'
import { type Surroundings, write } from '../../surroundings.js'
import { type PlaceOptions, studioDirectory } from './place.js'

/**
 * Asks the studio that is meant, and tells its answer: as JSON for programs, in words for people.
 *
 * @returns the answer
 */
export async function askAndTell<Name extends Operation, Answer>(
  around: Surroundings,
  options: PlaceOptions,
  operation: Name,
  said: SaidTo<Name>,
  inWords: (answer: Answer) => string,
): Promise<void> {
  const { askAdmin } = await import('@fourthright/studio/admin')
  const answer = await askAdmin<Name, Answer>(studioDirectory(options, around), operation, said)
  await write(around.stdout, options.json ? `${JSON.stringify(answer)}\n` : inWords(answer))
}

/** A time of the studio's, to the minute. */
export function minuteOf(time: string | null): string {
  return time === null ? '-' : time.slice(0, 16).replace('T', ' ')
}
