import { setTimeout as sleep } from 'node:timers/promises'
import { InputError } from '@fourthright/guide'
import { askFeed, type Validators } from './askFeed.js'
import type { FeedArrival, FeedSource } from './feedSource.js'
import { gamePhase } from './gamePhase.js'

/** Which feed is asked, and how patiently. All but game and address have defaults that suit a live game. */
export interface PollOptions {
  /** nflverse's id, e.g. 2020_01_ARI_SF. */
  readonly game: string
  readonly url: string
  /** Seconds between two requests while all is well; default 5. A longer max-age of the feed's own goes before. */
  readonly everySeconds?: number
  /** Longest time between two requests, whatever fails and whatever the feed's max-age says; default 60. */
  readonly slowestSeconds?: number
  /** Seconds that one request may take; default 15. */
  readonly timeoutSeconds?: number
  /** Largest document, unpacked; default 32 MB. */
  readonly mostBytes?: number
  /** Seconds without a change after which a game that runs has stalled; default 240. */
  readonly stalledSeconds?: number
  readonly fetch?: typeof globalThis.fetch
}

/** Longest wait that a Retry-After may ask for: a game goes on. */
const longestRetryAfter = 600
/** One failure is bad luck, and told to nobody; two in a row are an outage. */
const failuresOfAnOutage = 2

/**
 * A live game from an address that is asked again and again, conditionally, until its phase is final. Failures are
 * asked after ever more slowly, with jitter, so that many readers do not come back all at once.
 *
 * @throws InputError 'feed/url' when the address is none of http or https
 */
export function pollSource(options: PollOptions): FeedSource {
  const url = feedUrl(options.url)
  return { game: options.game, arrivals: (signal) => poll(url, options, signal) }
}

async function* poll(url: URL, options: PollOptions, signal: AbortSignal): AsyncGenerator<FeedArrival> {
  const { everySeconds = 5, slowestSeconds = 60, timeoutSeconds = 15, mostBytes = 32e6 } = options
  const { stalledSeconds = 240, fetch = globalThis.fetch } = options
  let validators: Validators = { etag: null, lastModified: null }
  let last: string | null = null
  let failures = 0
  let phase = gamePhase(null)
  let changedAt = performance.now()
  let stalled = false

  while (!signal.aborted) {
    const asked = await askUnlessAborted()
    if (asked === null) return
    const { answer } = asked
    validators = asked.validators

    // 1 is the feed there?
    if (answer.kind === 'failed') {
      failures++
      if (failures === failuresOfAnOutage)
        yield { kind: 'unreachable', message: `The feed is out of reach: ${answer.why}.` }
    } else {
      if (failures >= failuresOfAnOutage) yield { kind: 'resumed' }
      failures = 0
    }

    // 2 has the game gone on?
    if (answer.kind === 'changed') {
      if (stalled) yield { kind: 'resumed' }
      last = answer.text
      changedAt = performance.now()
      stalled = false
      phase = gamePhase(answer.document)
      yield { kind: 'document', document: answer.document }
      if (phase === 'over') return
    }
    const seconds = (performance.now() - changedAt) / 1000
    if (answer.kind === 'same' && phase === 'running' && !stalled && seconds >= stalledSeconds) {
      stalled = true
      yield { kind: 'stalled', seconds: Math.round(seconds) }
    }

    // 3 when to ask again
    const asksFor = answer.kind === 'failed' ? longestRetryAfter : slowestSeconds
    const backOff = Math.min(slowestSeconds, everySeconds * 2 ** failures) * jitter(failures)
    if (!(await pause(Math.max(backOff, Math.min(asksFor, answer.waitSeconds)), signal))) return
  }

  async function askUnlessAborted() {
    try {
      return await askFeed({ url, fetch, timeoutSeconds, mostBytes, validators, last }, signal)
    } catch (error) {
      if (signal.aborted) return null
      throw error
    }
  }
}

function jitter(failures: number): number {
  return failures === 0 ? 1 : 0.5 + Math.random() / 2
}

/** @returns whether to go on */
async function pause(seconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(1000 * seconds, undefined, { signal })
    return true
  } catch {
    return false
  }
}

function feedUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new InputError('feed/url', {
    field: 'url',
    value: address,
    valid: 'an address that begins with http:// or https://',
    message: `The feed "${address}" is no address that can be asked.`,
  })
}
