import fastifyRateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { Refusal } from './refusal.js'

const usual = 600

/** So many requests a minute and address; an IPv6 network of 64 bits is one address. */
export async function rateLimited(app: FastifyInstance, requestsPerMinute = usual): Promise<void> {
  if (requestsPerMinute === 0) return
  await app.register(fastifyRateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    enableDraftSpec: true,
    errorResponseBuilder: (_, { max, ttl }) =>
      new Refusal(429, 'request/too-many', {
        field: 'address',
        value: max,
        valid: `at most ${max} requests a minute; a list of up to 1000 situations is one`,
        message: `More than ${max} requests came from this address within a minute; come again in ${Math.ceil(ttl / 1000)} seconds.`,
      }),
  })
}
