import { FourthrightError } from '@fourthright/guide'
import type { FastifyInstance } from 'fastify'
import type { BundleShelf } from '../bundles/bundleShelf.js'
import { queryPairs, readQuery } from './query.js'

/** `/healthz`: the process answers. `/readyz`: it answers decisions, with which bundle, and whether that is the file's. */
export function healthRoutes(app: FastifyInstance, shelf: BundleShelf, isClosing: () => boolean): void {
  const options = { schema: { hide: true } }
  app.get('/healthz', options, (request, reply) => {
    readQuery(queryPairs(request), {})
    return reply.header('cache-control', 'no-store').send({ status: 'ok' })
  })
  app.get('/readyz', options, (request, reply) => {
    readQuery(queryPairs(request), {})
    const { bundle, loadedAt } = shelf.current
    const { failure } = shelf
    return reply
      .code(isClosing() ? 503 : 200)
      .header('cache-control', 'no-store')
      .send({
        status: isClosing() ? 'closing' : 'ready',
        bundle: { id: bundle.id, name: bundle.name, loadedAt },
        // The message may name a path of this machine.
        newerBundle: failure
          ? {
              status: 'broken',
              code: failure instanceof FourthrightError ? failure.code : 'bundle/unreadable',
            }
          : null,
      })
  })
}
