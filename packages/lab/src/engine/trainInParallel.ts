import { availableParallelism } from 'node:os'
import { trainBooster } from './trainBooster.js'
import type { TrainedBooster, TrainingRound, TrainRequest } from './trainRequest.js'

export interface ParallelOptions {
  /** Trainings at a time, each on one core; default the number of cores. */
  readonly concurrency?: number
  /** Called after every round of every training, with the request's place. */
  readonly onProgress?: (index: number, round: TrainingRound) => void
  readonly signal?: AbortSignal
}

/**
 * Trains many boosters, each in a process of its own, a few at a time.
 *
 * Requests are taken from the iterable only when a place is free, so a generator can make resamples
 * one after the other without holding them all.
 *
 * @returns the boosters in the order of their requests.
 * @throws what the first failing training throws; the others are ended.
 */
export async function trainInParallel(
  requests: Iterable<TrainRequest>,
  options: ParallelOptions = {},
): Promise<TrainedBooster[]> {
  const { concurrency = availableParallelism(), onProgress } = options
  const ending = new AbortController()
  const { signal } = ending
  const follow = () => ending.abort(options.signal?.reason)
  if (options.signal?.aborted) follow()
  options.signal?.addEventListener('abort', follow, { once: true })
  const boosters: TrainedBooster[] = []
  const queue = numbered(requests)

  const work = async () => {
    for (const [index, request] of queue) {
      signal.throwIfAborted()
      const report = onProgress && ((round: TrainingRound) => onProgress(index, round))
      boosters[index] = await trainBooster(request, { signal, ...(report && { onProgress: report }) })
    }
  }
  const workers = Array.from({ length: Math.max(1, concurrency) }, work)
  try {
    await Promise.all(workers)
  } catch (error) {
    ending.abort(error)
    await Promise.allSettled(workers)
    throw error
  } finally {
    options.signal?.removeEventListener('abort', follow)
  }
  return boosters
}

/** One shared sequence, from which every worker takes the next. */
function* numbered(requests: Iterable<TrainRequest>): Generator<[index: number, request: TrainRequest]> {
  let index = 0
  for (const request of requests) yield [index++, request]
}
