import { setTimeout as sleep } from 'node:timers/promises'
import { InputError } from '@fourthright/guide'
import type { Post } from './post.js'
import type { PostTarget } from './posting.js'

/** How patiently a webhook is called. */
export interface WebhookPatience {
  /** Tries of one post; default 5. */
  readonly attempts?: number
  /** Seconds that one call may take; default 10. */
  readonly timeoutSeconds?: number
  /** Seconds before the second try, doubled before each further one; default 1. */
  readonly firstDelaySeconds?: number
}

/** Longest wait that an answer's Retry-After may ask for. */
const longestWaitSeconds = 60

/**
 * A webhook that takes each post as JSON, `{key, game, replaces, text, alt, picture, situation, decision}` with the
 * PNG as base64. Its header Idempotency-Key is the post's key, so that a receiver knows a second try from a second
 * post.
 *
 * @throws InputError 'post/webhook' when the address is none of http or https
 */
export function postWebhook(address: string, patience: WebhookPatience = {}): PostTarget {
  const url = webhookUrl(address)
  return {
    posted: new Set(),
    post: (post, signal) => deliver(post, url, patience, signal),
  }
}

function webhookUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new InputError('post/webhook', {
    field: '--post-webhook',
    value: address,
    valid: 'an address that begins with http:// or https://',
    message: 'The webhook is no address that can be called.',
  })
}

async function deliver(post: Post, url: URL, patience: WebhookPatience, signal: AbortSignal): Promise<void> {
  const { attempts = 5, firstDelaySeconds = 1 } = patience
  const body = JSON.stringify({ ...post, picture: Buffer.from(post.picture).toString('base64') })
  for (let attempt = 1; ; attempt++) {
    const outcome = await call(post.key, body, url, patience, signal)
    if (outcome === null) return
    // An address may hold a secret: only its host is told.
    if (!outcome.mayPass || attempt >= attempts) throw new Error(`${url.host} ${outcome.why}`)
    const backOff = firstDelaySeconds * 2 ** (attempt - 1) * (0.75 + Math.random() / 2)
    await sleep(1000 * Math.min(longestWaitSeconds, Math.max(backOff, outcome.waitSeconds)), undefined, {
      signal,
    })
  }
}

interface Refused {
  readonly why: string
  /** Could a later try succeed? */
  readonly mayPass: boolean
  readonly waitSeconds: number
}

/** @returns null when it was taken */
async function call(
  key: string,
  body: string,
  url: URL,
  { timeoutSeconds = 10 }: WebhookPatience,
  signal: AbortSignal,
): Promise<Refused | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      signal: AbortSignal.any([signal, AbortSignal.timeout(1000 * timeoutSeconds)]),
    })
    await answer.body?.cancel()
    if (answer.ok) return null
    const { status } = answer
    return {
      why: `answered ${status}`,
      mayPass: status === 408 || status === 429 || status >= 500,
      waitSeconds: Number(answer.headers.get('retry-after')) || 0,
    }
  } catch (error) {
    signal.throwIfAborted()
    const late = error instanceof Error && error.name === 'TimeoutError'
    return {
      why: late ? `did not answer in ${timeoutSeconds} seconds` : 'cannot be reached',
      mayPass: true,
      waitSeconds: 0,
    }
  }
}
