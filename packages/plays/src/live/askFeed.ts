import { gunzipSync } from 'node:zlib'
import { freshSeconds, retryAfterSeconds } from './cacheHeaders.js'

/** The last answer's own names for itself; told back, the feed may answer that nothing has changed. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** What one request of a feed brought. */
export type FeedAnswer =
  | {
      readonly kind: 'changed'
      readonly text: string
      readonly document: unknown
      readonly waitSeconds: number
    }
  | { readonly kind: 'same'; readonly waitSeconds: number }
  | { readonly kind: 'failed'; readonly why: string; readonly waitSeconds: number }

/** A feed to ask, and what is known of it so far. */
export interface FeedRequest {
  readonly url: URL
  readonly fetch: typeof globalThis.fetch
  /** Seconds in which the whole answer must be there. */
  readonly timeoutSeconds: number
  /** Of an answer, unpacked. */
  readonly mostBytes: number
  readonly validators: Validators
  /** The last text that was a document. */
  readonly last: string | null
}

/** The answer to one request, with the validators to tell next time. */
export interface Asked {
  readonly answer: FeedAnswer
  readonly validators: Validators
}

const none: Validators = { etag: null, lastModified: null }

/**
 * Asks a feed once, conditionally where it has told validators before. Whatever goes wrong is an answer too.
 *
 * @throws what `signal` was aborted with, and nothing else
 */
export async function askFeed(request: FeedRequest, signal: AbortSignal): Promise<Asked> {
  const { validators } = request
  try {
    return await ask(request, signal)
  } catch (error) {
    signal.throwIfAborted()
    const why = reason(error, request.timeoutSeconds)
    return { answer: { kind: 'failed', why, waitSeconds: 0 }, validators }
  }
}

async function ask(request: FeedRequest, signal: AbortSignal): Promise<Asked> {
  const { url, fetch, timeoutSeconds, mostBytes, validators, last } = request
  const answer = await fetch(url, {
    headers: {
      accept: 'application/json',
      ...(validators.etag !== null && { 'if-none-match': validators.etag }),
      ...(validators.lastModified !== null && { 'if-modified-since': validators.lastModified }),
    },
    signal: AbortSignal.any([signal, AbortSignal.timeout(1000 * timeoutSeconds)]),
  })
  const waitSeconds = Math.max(freshSeconds(answer.headers), retryAfterSeconds(answer.headers))
  if (answer.status === 304) return { answer: { kind: 'same', waitSeconds }, validators }
  if (!answer.ok) {
    await answer.body?.cancel()
    return { answer: { kind: 'failed', why: `it answers ${answer.status}`, waitSeconds }, validators: none }
  }
  const text = await textOf(answer, mostBytes)
  const told = { etag: answer.headers.get('etag'), lastModified: answer.headers.get('last-modified') }
  if (text === last) return { answer: { kind: 'same', waitSeconds }, validators: told }
  // of half a document nothing may be kept, or the feed would answer for ever that it has not changed
  return { answer: { kind: 'changed', text, document: parsed(text), waitSeconds }, validators: told }
}

/** @throws FeedFault when it is larger than it may be */
async function textOf(answer: Response, mostBytes: number): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body ?? []) {
    bytes += part.length
    if (bytes > mostBytes) throw tooLarge(mostBytes)
    parts.push(part)
  }
  return new TextDecoder().decode(unpacked(Buffer.concat(parts), mostBytes))
}

/** A file server may hand out a packed file as it is. */
function unpacked(bytes: Buffer, mostBytes: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge(mostBytes)
      : new FeedFault('its answer cannot be unpacked')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FeedFault('its answer is no whole JSON')
  }
}

/** An answer that came and is of no use. */
class FeedFault extends Error {}

function tooLarge(mostBytes: number): FeedFault {
  return new FeedFault(`its answer has more than ${Math.round(mostBytes / 1e6)} MB`)
}

function reason(error: unknown, timeoutSeconds: number): string {
  if (error instanceof FeedFault) return error.message
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `no whole answer in ${timeoutSeconds} seconds`
  }
  // fetch tells what happened as the cause of its own error
  const cause = error instanceof Error ? error.cause : undefined
  const code = (cause as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? `no connection (${code})` : 'no connection'
}
