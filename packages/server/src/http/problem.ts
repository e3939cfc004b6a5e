import { STATUS_CODES } from 'node:http'
import { FourthrightError, InputError } from '@fourthright/guide'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fastifyRefusal } from './fastifyRefusal.js'
import { Refusal } from './refusal.js'
import { toldError } from './toldError.js'

export const problemType = 'application/problem+json; charset=utf-8'

/** Problem details (RFC 9457) with the code, field, value and valid words of the contract's error. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly field: string | null
  readonly value: unknown
  readonly valid: string | null
  readonly requestId: string
}

/** A typed error as problem details. */
export function problemOf(error: FourthrightError, requestId: string): Problem {
  const { code, field, value, valid, message } = toldError(error)
  const status = statusOf(error)
  const title = STATUS_CODES[status] ?? 'Error'
  return { type: `/problems/${code}`, title, status, detail: message, code, field, value, valid, requestId }
}

/**
 * Answers an error. What is not one of ours is logged with its stack and told without it.
 */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const typed = error instanceof FourthrightError ? error : fastifyRefusal(error, request)
  if (!(error instanceof FourthrightError) && statusOf(typed) >= 500) {
    request.log.error({ err: error }, 'a fault of the server')
  }
  const problem = problemOf(typed, request.id)
  if (typed instanceof Refusal) reply.headers(typed.headers)
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type(problemType)
    .send(JSON.stringify(problem))
}

/** Asked wrongly: 400, unless it says otherwise. Data that should be there and is not: 503. */
function statusOf(error: FourthrightError): number {
  if (error instanceof Refusal) return error.status
  return error instanceof InputError ? 400 : 503
}
