import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Views of the page; each is answered with the page itself, which then shows it. */
export const viewPaths = ['/', '/season', '/live', '/models'] as const

/** Vite puts what it names by content into this folder. */
const hashedFiles = /[\\/]assets[\\/]/

const forEver = 'public, max-age=31536000, immutable'
const askAgain = 'no-cache'

/** The built page: its views, and its files as they are at the start. */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    schemaHide: true,
    setHeaders: (response, path) => {
      response.setHeader('cache-control', hashedFiles.test(path) ? forEver : askAgain)
    },
  })
  for (const path of viewPaths) {
    // A view's state is in its query, which only the page reads.
    app.get(path, { schema: { hide: true } }, (_, reply) => reply.sendFile('index.html', join(folder)))
  }
}
