import type { Verdict } from '@fourthright/policy'
import type { Clock } from '../clock/clock.js'
import type { Arrival, EntryPoint } from '../network/entryPoint.js'
import type { Place } from './arns.js'
import { epochSecondOf, judgeProfile, type Wanted } from './judgeProfile.js'
import type { Shelf } from './policyShelf.js'

interface Judged {
  readonly shelf: Shelf
  readonly entryPoint: EntryPoint
  readonly address: string
  readonly second: number
  readonly verdict: Verdict
}

/**
 * Asks the policies for every request and frame, and evaluates them anew whenever the answer could be another one: the
 * evaluation is a pure function of policies, profile, entry point, address and the time in whole seconds, so the last
 * verdict stands while all of these are the same. Frames come by thousands a second.
 */
export class LastVerdict {
  readonly #last = new WeakMap<Wanted, Judged>()

  constructor(
    private readonly place: Place,
    private readonly clock: Clock,
  ) {}

  /** @param wanted the same object while it is about the same profile */
  judge(shelf: Shelf, wanted: Wanted, arrival: Arrival): Verdict {
    const { entryPoint, address } = arrival
    const second = epochSecondOf(this.clock)
    const last = this.#last.get(wanted)
    if (
      last !== undefined &&
      last.shelf === shelf &&
      last.entryPoint === entryPoint &&
      last.address === address &&
      last.second === second
    ) {
      return last.verdict
    }
    const verdict = judgeProfile(shelf, this.place, wanted, arrival, second)
    this.#last.set(wanted, { shelf, entryPoint, address, second, verdict })
    return verdict
  }
}
