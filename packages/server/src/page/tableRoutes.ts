import type { FastifyInstance } from 'fastify'
import { KnownPaths } from '../http/knownPaths.js'
import type { SeasonShelf } from '../seasons/seasonShelf.js'

/** `/tables/{year}/{file}.json.gz`: a season's tables as they were written; the page unpacks them itself. */
export function tableRoutes(app: FastifyInstance, shelf: SeasonShelf): void {
  app.get<{ Params: { year: string; file: string } }>(
    '/tables/:year/:file',
    { schema: { hide: true } },
    async (request, reply) => {
      const { year, file } = request.params
      const bytes = /^\d{4}$/.test(year) ? await shelf.maybeFile(Number(year), file) : undefined
      if (!bytes) throw new KnownPaths().refusal(request.method, request.url)
      return reply.header('cache-control', 'no-cache').type('application/gzip').send(bytes)
    },
  )
}
