import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { CodedError } from '@fourthright/policy'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { Refusal } from '../errors/studioError.js'
import type { DoorHandler } from './door.js'
import type { Arrival } from './entryPoint.js'

/** What goes out, a status each: nothing of what is inside. The texts of 401 and 403 are API Gateway's. */
const bodies: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
}

const largestBody = 64 * 1024

const arrivals = new WeakMap<IncomingMessage, Arrival>()

/** Where a request came in. */
export function arrivalOf(request: FastifyRequest): Arrival {
  const arrival = arrivals.get(request.raw)
  if (arrival === undefined)
    throw new Refusal('network/no-arrival', 403, 'The request came past no listener.')
  return arrival
}

/** Told what went wrong inside; the caller learns only that it did. */
export type FaultReport = (error: unknown, request: { method: string; path: string; id: string }) => void

/**
 * A Fastify instance with the studio's manners: answers without inside text, nothing cached, no referrer, small bodies.
 * It listens nowhere itself; `doorOf` puts it behind a listener.
 */
export function fastifyForDoor(report: FaultReport): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: largestBody,
    genReqId: () => randomUUID(),
    // The listener owns the socket: this server only satisfies Fastify and never listens.
    serverFactory: (handler) => createServer(handler),
    exposeHeadRoutes: false,
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
  })
  app.setNotFoundHandler((_request, reply) => answer(reply, 404))
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Refusal) return answer(reply, error.status)
    if (error instanceof CodedError && error.kind === 'state') return answer(reply, 503)
    const status = statusOf(error)
    if (status !== undefined) return answer(reply, status)
    report(error, { method: request.method, path: request.url.split('?', 1)[0] ?? '', id: request.id })
    return reply.code(500).send({ message: 'Internal Server Error' })
  })
  return app
}

function answer(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).send({ message: bodies[status] ?? 'Bad Request' })
}

/** Fastify's own refusals of a request (a body that is no JSON, too large, of an unknown type). */
function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown }).statusCode
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined
}

/** Puts a Fastify instance behind a listener. */
export async function doorOf(app: FastifyInstance): Promise<DoorHandler> {
  await app.ready()
  return {
    request: (request, response, arrival) => {
      arrivals.set(request, arrival)
      app.routing(request, response)
    },
  }
}
