import { readSituation } from '@fourthright/guide'
import { LRUCache } from 'lru-cache'
import type { ServedBundle } from '../bundles/servedBundle.js'
import { faultMessage } from '../http/fastifyRefusal.js'
import { Refusal } from '../http/refusal.js'
import { type Answer, answer } from './answer.js'
import { type Asked, askedKey } from './asked.js'
import type { HeavyWork } from './heavyWork.js'

/** A list this short is answered at once. */
const few = 3
/** Characters of answers that are kept: about three thousand of them. */
const keptCharacters = 24_000_000
const longestKept = 400_000

/** What the desk counts and tells. */
export interface DeskWatcher {
  answered(how: 'cached' | 'at once' | 'by a thread', decisions: number): void
  fault(stack: string): void
}

/** Where situations are answered: from memory, at once, or by a thread where that takes long. */
export class Desk {
  readonly #kept = new LRUCache<string, string>({
    maxSize: keptCharacters,
    maxEntrySize: longestKept,
    sizeCalculation: (decision, key) => decision.length + key.length,
  })

  constructor(
    private readonly heavy: HeavyWork,
    private readonly told: DeskWatcher,
  ) {}

  /**
   * The decision on one situation as JSON.
   *
   * @throws InputError as `readSituation` and `decide` do; Refusal 500 'server/fault' where the guide broke
   */
  async one(served: ServedBundle, input: unknown, asked: Asked): Promise<string> {
    const written = readSituation(input)
    const key = decisionKey(served, written, asked)
    const kept = this.#kept.get(key)
    if (kept !== undefined) {
      this.told.answered('cached', 1)
      return kept
    }
    const isHeavy = asked.confidence || asked.explain
    const [answered] = isHeavy
      ? await this.heavy.answers(served, [input], asked, () => false)
      : [answer(input, asked, { bundle: served.bundle, members: null })]
    this.told.answered(isHeavy ? 'by a thread' : 'at once', 1)
    const decision = this.#decisionIn(answered)
    this.#kept.set(key, decision)
    return decision
  }

  /** A list of decisions and errors as JSON, in the order of the situations. */
  async many(
    served: ServedBundle,
    situations: readonly unknown[],
    asked: Asked,
    isGone: () => boolean,
  ): Promise<string> {
    const isShort = situations.length <= few && !asked.confidence && !asked.explain
    const answers = isShort
      ? situations.map((one) => answer(one, asked, { bundle: served.bundle, members: null }))
      : await this.heavy.answers(served, situations, asked, isGone)
    this.told.answered(isShort ? 'at once' : 'by a thread', answers.length)
    return `[${answers.map((one) => this.#element(one)).join()}]`
  }

  #decisionIn(answered: Answer | undefined): string {
    if (answered && 'decision' in answered) return answered.decision
    if (answered && 'error' in answered) {
      const { code, ...details } = answered.error
      throw new Refusal(400, code, {
        value: details.value,
        message: details.message,
        ...(details.field !== null && { field: details.field }),
        ...(details.valid !== null && { valid: details.valid }),
      })
    }
    this.told.fault(answered?.fault ?? 'no answer')
    throw new Refusal(500, 'server/fault', { message: faultMessage })
  }

  #element(answered: Answer): string {
    if ('decision' in answered) return answered.decision
    if ('error' in answered) return JSON.stringify(answered)
    this.told.fault(answered.fault)
    const error = { code: 'server/fault', field: null, value: null, message: faultMessage, valid: null }
    return JSON.stringify({ error })
  }
}

/** Equal keys have equal answers. */
export function decisionKey(served: ServedBundle, written: object, asked: Asked): string {
  return `${served.key} ${askedKey(asked)} ${JSON.stringify(written)}`
}
