import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { answers } from '../http/answers.js'
import { words } from '../http/parameters.js'
import { queryPairs, querySchema, readQuery } from '../http/query.js'
import { Refusal } from '../http/refusal.js'
import type { LiveHub } from './liveHub.js'
import type { ToldEvent } from './liveLog.js'

const heartbeatEvery = 15_000
/** A listener that takes nothing for so long is gone or too slow, in milliseconds. */
const mostPatience = 30_000
/** Where a listener comes again after a break, in milliseconds. */
const comeAgainIn = 1000
const streamsOfOneAddress = 50

const parameters = { game: words("a game's id, such as 2020_15_HOU_IND; without it: all games that run") }

/** The streams that are open. */
export class LiveStreams {
  readonly #open = new Map<() => void, string>()

  get count(): number {
    return this.#open.size
  }

  countOf(address: string): number {
    return [...this.#open.values()].filter((one) => one === address).length
  }

  add(end: () => void, address: string): void {
    this.#open.set(end, address)
  }

  delete(end: () => void): void {
    this.#open.delete(end)
  }

  /** Ends every stream with a hint to come again soon. */
  endAll(): void {
    for (const end of this.#open.keys()) end()
  }
}

/** `GET /v1/live`: live games as server-sent events; Last-Event-ID goes on where a listener was. */
export function liveRoute(app: FastifyInstance, hub: LiveHub, streams: LiveStreams): void {
  const schema = {
    tags: ['live'],
    operationId: 'live',
    summary: 'Live games as server-sent events; send Last-Event-ID to go on where you were',
    querystring: querySchema(parameters),
    response: answers(
      { type: 'string', description: 'events by type: game, state, decision, happened, withdrawn, notice' },
      [],
      'text/event-stream',
    ),
  }
  app.get('/v1/live', { schema, exposeHeadRoute: false }, (request, reply) => {
    const { game } = readQuery(queryPairs(request), parameters)
    if (streams.countOf(request.ip) >= streamsOfOneAddress) throw tooManyStreams()
    const header = request.headers['last-event-id']
    const next = hub.reader({ game, lastEventId: Array.isArray(header) ? header[0] : header })

    reply.hijack()
    request.raw.socket.setTimeout(0)
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Tells nginx and its like not to hold events back.
      'x-accel-buffering': 'no',
    })
    reply.raw.write(`retry: ${comeAgainIn}\n\n`)
    stream(reply.raw, next, hub, (end) => {
      streams.add(end, request.ip)
      reply.raw.once('close', () => streams.delete(end))
    })
  })
}

/** Writes what is unread as fast as the listener takes it, and no faster. */
function stream(
  response: ServerResponse,
  next: () => ToldEvent | undefined,
  hub: LiveHub,
  opened: (end: () => void) => void,
): void {
  let isFull = false
  let patience: NodeJS.Timeout | undefined
  const write = (text: string) => {
    if (response.write(text)) return
    isFull = true
    patience ??= setTimeout(() => response.destroy(), mostPatience)
  }
  const pump = () => {
    for (let one = isFull ? undefined : next(); one; one = isFull ? undefined : next()) {
      write(`id: ${hub.idOf(one)}\nevent: ${one.event.type}\ndata: ${JSON.stringify(one.event)}\n\n`)
    }
  }
  response.on('drain', () => {
    isFull = false
    clearTimeout(patience)
    patience = undefined
    pump()
  })
  const stopListening = hub.listen(pump)
  const heartbeat = setInterval(() => isFull || write(': still here\n\n'), heartbeatEvery)
  response.once('close', () => {
    stopListening()
    clearInterval(heartbeat)
    clearTimeout(patience)
  })
  opened(() => response.end(`retry: ${comeAgainIn}\n: the server closes; come again\n\n`))
  pump()
}

function tooManyStreams(): Refusal {
  return new Refusal(
    429,
    'live/too-many-streams',
    {
      field: 'address',
      value: streamsOfOneAddress,
      valid: `at most ${streamsOfOneAddress} streams of one address`,
      message:
        'So many streams are open from this address that no more are opened; one stream tells of all games.',
    },
    { 'retry-after': '10' },
  )
}
