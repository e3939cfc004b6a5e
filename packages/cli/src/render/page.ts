import type { Output } from '../surroundings.js'
import { type Colours, coloursFor } from './colours.js'

/** What a text is written on: its width in characters, and its colours. */
export interface Page {
  readonly width: number
  readonly colours: Colours
}

const narrowest = 40
const widest = 120
/** Where there is no terminal to ask. */
const usual = 80

/** The page that an output is: never narrower than a table needs, nor wider than an eye follows. */
export function pageOf(output: Output, environment: Readonly<Record<string, string | undefined>>): Page {
  const width = Math.min(widest, Math.max(narrowest, output.columns ?? usual))
  return { width, colours: coloursFor(output, environment) }
}
