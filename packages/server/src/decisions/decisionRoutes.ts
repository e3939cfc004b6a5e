import { createHash } from 'node:crypto'
import { InputError, plainFields, readSituation, situationFromQuery } from '@fourthright/guide'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { BundleShelf } from '../bundles/bundleShelf.js'
import type { ServedBundle } from '../bundles/servedBundle.js'
import { answers } from '../http/answers.js'
import { isKnownTag } from '../http/entityTag.js'
import { type Pair, queryPairs, type Read, readQuery, unknownParameter } from '../http/query.js'
import { Refusal } from '../http/refusal.js'
import { type Asked, askedOf, askedParameters } from './asked.js'
import {
  answerSchema,
  askedSchema,
  bodySchema,
  mostSituations,
  situationQuerySchema,
} from './decisionSchemas.js'
import { type Desk, decisionKey } from './desk.js'

/** An answer is the same for ever, but the bundle that gives it may change: keep it a minute, then ask whether it holds. */
const cacheControl = 'public, max-age=60'

/** `POST /v1/decisions`: one situation → one decision; a list → a list, each a decision or an error. */
export function postDecisions(app: FastifyInstance, shelf: BundleShelf, desk: Desk): void {
  const schema = {
    tags: ['decisions'],
    operationId: 'decide',
    summary: 'What to do on a fourth down: one situation, or up to a thousand',
    querystring: askedSchema,
    body: bodySchema,
    response: answers(answerSchema, [404, 413, 415]),
  }
  app.post('/v1/decisions', { schema }, async (request, reply) => {
    const served = shelf.current
    const asked = readAsked(readQuery(queryPairs(request), askedParameters), served)
    const { body } = request
    const json = Array.isArray(body)
      ? await desk.many(served, checkedLength(body), asked, untilGone(request, reply))
      : await desk.one(served, body, asked)
    return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(json)
  })
}

/** `GET /v1/decisions?season=2020&offense=IND&…`: the same by the query of an address, which caches may keep. */
export function getDecisions(app: FastifyInstance, shelf: BundleShelf, desk: Desk): void {
  const schema = {
    tags: ['decisions'],
    operationId: 'decideByQuery',
    summary: 'What to do on a fourth down, the situation in the address',
    querystring: situationQuerySchema(),
    response: answers({ $ref: 'Decision#' }, [404]),
  }
  app.get('/v1/decisions', { schema }, async (request, reply) => {
    const served = shelf.current
    const { situation, asked } = readDecisionQuery(queryPairs(request), served)
    const written = readSituation(situation)
    const tag = `"${served.bundle.id}-${digest(decisionKey(served, written, asked))}"`
    reply.headers({ 'cache-control': cacheControl, etag: tag })
    if (isKnownTag(request.headers['if-none-match'], tag)) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(await desk.one(served, situation, asked))
  })
}

function readDecisionQuery(pairs: readonly Pair[], served: ServedBundle) {
  const fields: ReadonlySet<string> = new Set(plainFields)
  const stray = pairs.find(([name]) => !fields.has(name) && !Object.hasOwn(askedParameters, name))
  if (stray) throw unknownParameter(...stray, [...plainFields, ...Object.keys(askedParameters)])
  const asked = readQuery(
    pairs.filter(([name]) => !fields.has(name)),
    askedParameters,
  )
  return { situation: situationFromQuery(pairs), asked: readAsked(asked, served) }
}

/** Checks what depends on the bundle that answers. */
function readAsked(query: Read<typeof askedParameters>, { bundle, memberCount }: ServedBundle): Asked {
  if (query.bundle !== undefined && query.bundle !== bundle.id && query.bundle !== bundle.name) {
    throw new Refusal(404, 'bundle/missing', {
      field: 'bundle',
      value: query.bundle,
      valid: `${bundle.id} or ${bundle.name}`,
      message: `The bundle "${query.bundle}" does not answer here; take one of /v1/bundles, or leave bundle out.`,
    })
  }
  if (query.confidence && memberCount === 0) {
    throw new InputError('confidence/unavailable', {
      field: 'confidence',
      value: true,
      valid: 'false',
      message: `There are no refits of the bundle ${bundle.name} here; leave confidence out.`,
    })
  }
  return askedOf(query)
}

function checkedLength(situations: readonly unknown[]): readonly unknown[] {
  if (situations.length <= mostSituations) return situations
  throw new Refusal(413, 'request/too-many-situations', {
    field: 'body',
    value: situations.length,
    valid: `at most ${mostSituations} situations`,
    message: `${situations.length} situations are too many at a time; send ${mostSituations} at most.`,
  })
}

/** A long list keeps its connection, silent as it is, and is left undone when its asker hangs up. */
function untilGone(request: FastifyRequest, reply: FastifyReply): () => boolean {
  request.raw.socket.setTimeout(0)
  return () => reply.raw.destroyed
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
