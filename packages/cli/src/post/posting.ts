import type { DecisionEvent } from '@fourthright/plays'
import { type Post, postOf } from './post.js'

/** Somewhere to post to. */
export interface PostTarget {
  /** Keys that were posted here before. */
  readonly posted: ReadonlySet<string>
  /** @throws an Error whose message says what is wrong, where it did not work */
  post(post: Post, signal: AbortSignal): Promise<void>
}

/**
 * Posts of a live game, made and sent behind its back: the game goes on whatever a picture takes and a network does.
 * No key is posted twice, and posts to one target keep their order.
 */
export class Posting {
  readonly #targets: readonly PostTarget[]
  readonly #tell: (problem: string) => void
  readonly #seen: Set<string>
  readonly #stop = new AbortController()
  #made: Promise<unknown> = Promise.resolve()
  #sent: Promise<void>[]

  /**
   * @param tell is told of every post that did not get through
   */
  constructor(targets: readonly PostTarget[], tell: (problem: string) => void) {
    this.#targets = targets
    this.#tell = tell
    this.#seen = new Set(targets.flatMap(({ posted }) => [...posted]))
    this.#sent = targets.map(() => Promise.resolve())
  }

  /** Takes a decision to post, and returns at once. */
  add(event: DecisionEvent): void {
    if (this.#targets.length === 0 || this.#seen.has(event.key)) return
    this.#seen.add(event.key)
    // one picture after another, and never before what is waiting has had its turn
    const post = this.#made.then(() => new Promise(setImmediate)).then(() => postOf(event))
    this.#made = post.catch(() => {})
    this.#sent = this.#sent.map((before, index) => before.then(() => this.#send(post, index, event.key)))
  }

  /** Ends when all that was added is through or given up. */
  async finish(): Promise<void> {
    await Promise.all(this.#sent)
  }

  /** Gives up what is not through yet. */
  abort(): void {
    this.#stop.abort()
  }

  async #send(made: Promise<Post>, index: number, key: string): Promise<void> {
    try {
      const post = await made
      this.#stop.signal.throwIfAborted()
      await this.#targets[index]?.post(post, this.#stop.signal)
    } catch (error) {
      if (this.#stop.signal.aborted) return
      this.#tell(`The post ${key} did not get through: ${error instanceof Error ? error.message : error}.`)
    }
  }
}
