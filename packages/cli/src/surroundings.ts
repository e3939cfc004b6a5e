/** What a command sees of the world: its streams and settings. Tests give their own. */
export interface Surroundings {
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly stdout: Output
  readonly stderr: Output
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** A stream to write to, and whether a person reads it. */
export interface Output {
  write(text: string): boolean
  once(event: 'drain', listener: () => void): unknown
  readonly isTTY?: boolean
  /** Characters a line, where the stream is a terminal. */
  readonly columns?: number
}

/** Writes, and waits where the reader is slower than we are. */
export async function write(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await new Promise<void>((resolve) => output.once('drain', resolve))
}

/** The running program's own streams and settings. */
export function programSurroundings(): Surroundings {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietlyOnClosedPipe)
  return { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, environment: process.env }
}

/** `fourthright … | head -1`: once the reader has gone there is nobody left to work for. */
function endQuietlyOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
}
