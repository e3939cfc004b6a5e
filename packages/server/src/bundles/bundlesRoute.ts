import type { FastifyInstance } from 'fastify'
import { answers } from '../http/answers.js'
import { queryPairs, querySchema, readQuery } from '../http/query.js'
import type { BundleShelf } from './bundleShelf.js'
import type { ServedBundle } from './servedBundle.js'

/** What a bundle is, for those who choose one or cite it. */
function shownBundle({ bundle, memberCount, loadedAt }: ServedBundle) {
  const { id, name, trainedOn, lastSeason, trainingSeasons } = bundle
  return { id, name, trainedOn, lastSeason, trainingSeasons, refits: memberCount, loadedAt }
}

const bundleSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'content address: 16 hexadecimal digits' },
    name: { type: 'string' },
    trainedOn: { type: 'string' },
    lastSeason: { type: 'integer' },
    trainingSeasons: {
      type: 'object',
      description: 'first and last season that each model has seen',
      additionalProperties: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    },
    refits: {
      type: 'integer',
      description: 'refits that say how sure a call is; 0: confidence cannot be asked',
    },
    loadedAt: { type: 'string', format: 'date-time' },
  } satisfies Record<keyof ReturnType<typeof shownBundle>, object>,
  required: ['id', 'name', 'trainedOn', 'lastSeason', 'trainingSeasons', 'refits', 'loadedAt'],
  additionalProperties: false,
}

/** `GET /v1/bundles`: which models answer here. */
export function bundlesRoute(app: FastifyInstance, shelf: BundleShelf): void {
  const schema = {
    tags: ['decisions'],
    operationId: 'bundles',
    summary: 'Which models answer here',
    querystring: querySchema({}),
    response: answers({ type: 'array', items: bundleSchema }, []),
  }
  app.get('/v1/bundles', { schema }, (request, reply) => {
    readQuery(queryPairs(request), {})
    return reply.header('cache-control', 'no-cache').send([shownBundle(shelf.current)])
  })
}
