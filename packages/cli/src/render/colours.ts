import picocolors from 'picocolors'
import type { Output } from '../surroundings.js'

/** Bold, dim and colours, or the text as it is. */
export type Colours = ReturnType<typeof picocolors.createColors>

/** Colours for a terminal that a person reads; none into a pipe or file, nor with NO_COLOR or a dumb terminal. */
export function coloursFor(
  output: Output,
  environment: Readonly<Record<string, string | undefined>>,
): Colours {
  const wanted = output.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb'
  return picocolors.createColors(wanted)
}
