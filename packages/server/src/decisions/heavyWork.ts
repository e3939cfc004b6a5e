import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { ServedBundle } from '../bundles/servedBundle.js'
import type { Answer } from './answer.js'
import type { Asked } from './asked.js'
import type { Task } from './worker.js'

/** Seen from the package's root, so that it is the built worker whether this file is built or not. */
const entry = fileURLToPath(new URL('../../dist/decisions/worker.js', import.meta.url))

/** Situations of one task: about a tenth of a second of work, so that many requests share the threads fairly. */
const taskSize = { light: 30, heavy: 2 } as const

/** Threads for what takes longer than a request should ever wait for another. */
export class HeavyWork {
  readonly #pool: Piscina<Task, Answer[]>

  constructor(threads = Math.max(1, availableParallelism() - 1)) {
    this.#pool = new Piscina({ filename: entry, minThreads: threads, maxThreads: threads })
  }

  /** Tasks that wait for a thread. */
  get waiting(): number {
    return this.#pool.queueSize
  }

  /**
   * Answers situations in order. A request has no more tasks in the queue than there are threads, so that a small
   * one that comes later need not wait for the whole of a large one.
   *
   * @param isGone whether nobody waits for the answer any more: the rest is then left undone
   */
  async answers(
    served: ServedBundle,
    situations: readonly unknown[],
    asked: Asked,
    isGone: () => boolean,
  ): Promise<Answer[]> {
    const size = asked.confidence || asked.explain ? taskSize.heavy : taskSize.light
    const starts = Array.from({ length: Math.ceil(situations.length / size) }, (_, at) => at * size)
    const { key, bytes, members } = served
    const done: Answer[][] = []
    const next = starts.entries()
    const lane = async () => {
      for (const [at, start] of next) {
        if (isGone()) return
        const few = situations.slice(start, start + size)
        done[at] = await this.#pool.run({ key, bytes, members, situations: few, asked })
      }
    }
    await Promise.all(Array.from({ length: this.#pool.maxThreads }, lane))
    return done.flat()
  }

  async close(): Promise<void> {
    await this.#pool.close()
  }
}
