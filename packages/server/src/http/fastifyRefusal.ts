import type { FastifyRequest } from 'fastify'
import { Refusal } from './refusal.js'

/** Largest body of a request, in bytes: a thousand situations are about 700 kB. */
export const bodyLimit = 2 * 1024 * 1024

export const faultMessage =
  'Something broke here, not with you. Try again; if it stays, tell us the requestId.'

/** What Fastify refused before a handler of ours saw it, in our words; anything else is a fault of ours. */
export function fastifyRefusal(error: unknown, request: FastifyRequest): Refusal {
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number }
  if (statusCode === undefined || statusCode >= 500) return fault()
  return (code !== undefined && refusals[code]?.(request)) || otherRefusal(statusCode)
}

const refusals: Readonly<Record<string, (request: FastifyRequest) => Refusal>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (request) =>
    new Refusal(415, 'request/media-type', {
      field: 'content-type',
      value: request.headers['content-type'],
      valid: 'application/json',
      message: 'The body is not said to be JSON; send it with "content-type: application/json".',
    }),
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new Refusal(413, 'request/too-large', {
      field: 'body',
      valid: `at most ${bodyLimit} bytes and 1000 situations`,
      message: 'The body is too large; send fewer situations at a time.',
    }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: (request) =>
    new Refusal(400, 'request/content-length', {
      field: 'content-length',
      value: request.headers['content-length'],
      valid: 'the length of the body in bytes',
      message: 'The body is not as long as its content-length says.',
    }),
  FST_ERR_BAD_URL: (request) => badAddress(request),
  FST_ERR_MAX_PARAM_LENGTH: (request) => badAddress(request),
}

function badAddress(request: FastifyRequest): Refusal {
  return new Refusal(400, 'request/address', {
    field: 'path',
    value: request.raw.url,
    valid: 'a path in percent-encoded UTF-8',
    message: 'The address cannot be read; check what follows each per cent sign.',
  })
}

function otherRefusal(status: number): Refusal {
  return new Refusal(status, 'request/refused', { message: 'The request cannot be read as HTTP with JSON.' })
}

function fault(): Refusal {
  return new Refusal(500, 'server/fault', { message: faultMessage })
}
