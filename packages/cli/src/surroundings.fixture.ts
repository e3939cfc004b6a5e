import type { Output, Surroundings } from './surroundings.js'

/** An output that keeps what was written. */
export interface KeptOutput extends Output {
  readonly text: string
}

export function keptOutput(terminal: { isTTY?: boolean; columns?: number } = {}): KeptOutput {
  let text = ''
  return {
    ...terminal,
    get text() {
      return text
    },
    write(more) {
      text += more
      return true
    },
    once: () => {},
  }
}

/** Surroundings for a test: what standard input says, and whether there is a terminal. */
export function testSurroundings(
  stdin = '',
  terminal: { isTTY?: boolean; columns?: number } = {},
  environment: Record<string, string> = {},
) {
  async function* said() {
    yield stdin
  }
  return {
    stdin: said(),
    stdout: keptOutput(terminal),
    stderr: keptOutput(terminal),
    environment,
  } satisfies Surroundings
}
