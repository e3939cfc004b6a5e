import { DataError, InputError } from '@fourthright/guide'
import type { LiveEvent } from '@fourthright/plays'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { ask, type Fetch } from './ask.js'

export interface LiveOptions {
  /** Only this game, over or not. */
  readonly game?: string
  /** Ends the listening. */
  readonly signal?: AbortSignal
  /** The id of the last message that was read before, by another listener or another day. */
  readonly lastEventId?: string
}

/** A live event with the id by which a listener goes on after it. */
export interface LiveMessage {
  readonly id: string
  readonly event: LiveEvent
}

/** Longest wait between two attempts, in milliseconds. */
const longestWait = 30_000

/**
 * Live events for as long as they are listened to. A broken connection is made again, and goes on after the last event
 * that was read; what is told twice all the same is left out.
 *
 * @throws InputError where the server refuses what is asked, but not that it is asked too often
 */
export async function* listen(fetch: Fetch, address: URL, options: LiveOptions): AsyncGenerator<LiveMessage> {
  const { signal } = options
  const read = new Set<string>()
  let last = options.lastEventId
  let retry = 1000
  let failures = 0
  while (!signal?.aborted) {
    try {
      for await (const message of connection(fetch, address, last, signal, (told) => (retry = told))) {
        failures = 0
        last = message.id
        const event = JSON.parse(message.data) as LiveEvent
        if (read.has(event.key)) continue
        read.add(event.key)
        yield { id: message.id, event }
      }
    } catch (error) {
      if (signal?.aborted) return
      if (!mayPass(error)) throw error
      failures++
    }
    await pause(Math.min(longestWait, retry * 2 ** Math.min(failures, 10)), signal)
  }
}

type IdentifiedMessage = EventSourceMessage & { readonly id: string }

/** Messages of one connection, until it ends. */
async function* connection(
  fetch: Fetch,
  address: URL,
  last: string | undefined,
  signal: AbortSignal | undefined,
  onRetry: (milliseconds: number) => void,
): AsyncGenerator<IdentifiedMessage> {
  const headers = { accept: 'text/event-stream', ...(last !== undefined && { 'last-event-id': last }) }
  const { body } = await ask(fetch, address, { headers, ...(signal && { signal }) })
  if (!body) return
  let messages: IdentifiedMessage[] = []
  const parser = createParser({
    onEvent: (message) => {
      if (message.id !== undefined) messages.push(message as IdentifiedMessage)
    },
    onRetry,
  })
  const reader = body.getReader()
  const decoder = new TextDecoder()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parser.feed(decoder.decode(part.value, { stream: true }))
      const ready = messages
      messages = []
      yield* ready
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** A server that is away, closing or overrun may be back; one that refuses will refuse again. */
function mayPass(error: unknown): boolean {
  if (error instanceof InputError) return ['request/too-many', 'live/too-many-streams'].includes(error.code)
  return error instanceof DataError || error instanceof TypeError || error instanceof DOMException
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done)
    if (signal?.aborted) done()
  })
}
