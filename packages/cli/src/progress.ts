import { SingleBar } from 'cli-progress'
import type { Surroundings } from './surroundings.js'

/** Told of a stage and the share of it that is done, 0 … 1. */
export type OnProgress = (stage: string, share: number) => void

/**
 * Does some long work under a progress bar on stderr, or without one where nobody watches.
 *
 * @param work is given what to call as it gets on
 */
export async function underProgress<Result>(
  around: Surroundings,
  work: (onProgress: OnProgress) => Promise<Result>,
): Promise<Result> {
  if (!around.stderr.isTTY) return work(() => {})
  const bar = new SingleBar({
    // A terminal is a whole stream, of which an Output says only what the house itself uses.
    stream: around.stderr as unknown as NodeJS.WritableStream,
    format: '{bar} {percentage} % {stage}',
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(100, 0, { stage: '' })
  try {
    return await work((stage, share) => bar.update(Math.round(100 * share), { stage }))
  } finally {
    bar.stop()
  }
}
