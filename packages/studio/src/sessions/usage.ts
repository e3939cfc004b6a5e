import type { Place } from '../access/arns.js'
import { profileArn } from '../access/arns.js'
import type { Audit } from '../audit/audit.js'
import type { Arrival } from '../network/entryPoint.js'
import type { Session } from './session.js'

interface Tally {
  readonly session: Session
  readonly arrival: Arrival
  /** Why the last one was let through. */
  readonly why: string
  /** The line that says so. */
  readonly written: Promise<void>
  requests: number
  frames: number
}

/**
 * What sessions were let through, for the audit. A line a request or frame would bury every other one, so a line says
 * why the first was let through, another each time that the reason changes, and a sum follows each minute and at the
 * end. Refusals get a line each; they are not counted here.
 */
export class Usage {
  readonly #tallies = new Map<string, Tally>()

  constructor(
    private readonly audit: Audit,
    private readonly place: Place,
  ) {}

  /**
   * @returns resolves when the line of this reason is written: at once, but for the first request and a new reason
   * @throws what the audit throws; then the next request is a first one again
   */
  async request(session: Session, arrival: Arrival, why: string): Promise<void> {
    const tally = this.#tallies.get(session.key)
    if (tally?.why === why) {
      await tally.written
      tally.requests += 1
      return
    }
    if (tally !== undefined) await this.#sum(tally)
    const written = this.#line(session, arrival, why)
    const begun = { session, arrival, why, written, requests: 1, frames: 0 }
    this.#tallies.set(session.key, begun)
    try {
      await written
    } catch (error) {
      if (this.#tallies.get(session.key) === begun) this.#tallies.delete(session.key)
      throw error
    }
  }

  frame(session: Session): void {
    const tally = this.#tallies.get(session.key)
    if (tally !== undefined) tally.frames += 1
  }

  /**
   * Writes the sums of all sessions; each minute, and before the studio ends. What cannot be written is summed up the
   * next time.
   *
   * @param now sessions whose time is over by then are forgotten
   */
  async sumUp(now: number): Promise<void> {
    for (const [key, tally] of this.#tallies) {
      await this.#sum(tally)
      if (tally.session.expiresAt.getTime() <= now) this.#tallies.delete(key)
    }
  }

  /** A session that has ended: its sum, and no more of it. */
  async over(key: string): Promise<void> {
    const tally = this.#tallies.get(key)
    this.#tallies.delete(key)
    if (tally !== undefined) await this.#sum(tally)
  }

  /** What comes in while the line is on its way is of the next sum. */
  async #sum(tally: Tally): Promise<void> {
    const { session, arrival, requests, frames, why } = tally
    if (requests + frames === 0) return
    await this.#line(session, arrival, `${requests} requests and ${frames} frames let through. ${why}`)
    tally.requests -= requests
    tally.frames -= frames
  }

  #line({ user, domainId, profile }: Session, arrival: Arrival, why: string): Promise<void> {
    return this.audit.record({
      who: user,
      what: 'request',
      on: profileArn(this.place, domainId, profile),
      from: { entryPoint: arrival.entryPoint.name, address: arrival.address },
      verdict: 'allow',
      why,
    })
  }
}
