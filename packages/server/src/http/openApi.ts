import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { guideSchemas } from '../decisions/decisionSchemas.js'
import { seasonSchemas } from '../seasons/seasonSchemas.js'
import { queryPairs, readQuery } from './query.js'
import { problemSchema, toldErrorSchema } from './toldError.js'

/** The OpenAPI document, made of the routes that are added after this and the guide's schemas. */
export async function openApi(app: FastifyInstance): Promise<void> {
  for (const schema of [...guideSchemas, ...seasonSchemas, toldErrorSchema, problemSchema])
    app.addSchema(schema)
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Fourthright',
        description: 'The open fourth-down decision guide: what to do, how sure, and why.',
        version: '1.0.0',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: [
        { name: 'decisions', description: 'What to do in a situation' },
        { name: 'seasons', description: 'What was done, and what it cost' },
        { name: 'live', description: 'Games as they are played' },
      ],
    },
    refResolver: { buildLocalReference: (json) => String(json.$id) },
  })
}

/** `/openapi.json`, and `/docs`, a page that shows it; all it loads comes from here. */
export async function openApiRoutes(app: FastifyInstance): Promise<void> {
  app.get('/openapi.json', { schema: { hide: true } }, (request, reply) => {
    readQuery(queryPairs(request), {})
    return reply.header('cache-control', 'no-cache').send(app.swagger())
  })
  await app.register(fastifySwaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list', defaultModelsExpandDepth: 0 },
  })
}
