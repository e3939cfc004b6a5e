import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../errors/studioError.js'

/** Bounds how often something may be tried by one key; each replica counts for itself. */
export class Flood {
  readonly #limiter: RateLimiterMemory

  /** @param perMinute tries of one key in a minute, at least 1 */
  constructor(perMinute: number) {
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  }

  /** @throws Refusal 429 when the key has had its tries of this minute */
  async let(key: string): Promise<void> {
    try {
      await this.#limiter.consume(key)
    } catch (error) {
      if (error instanceof RateLimiterRes)
        throw new Refusal('flood/too-many', 429, 'Too many tries in a minute.')
      throw error
    }
  }

  /** Has the key had its tries? Asks without counting. */
  async isOver(key: string): Promise<boolean> {
    const seen = await this.#limiter.get(key)
    return seen !== null && seen.remainingPoints <= 0
  }
}
