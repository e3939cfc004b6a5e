import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import etag from '@fastify/etag'
import type { FastifyInstance } from 'fastify'

/** Answers are made anew each time: a quick compression is worth more than a small gain. */
export async function compressed(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    globalDecompression: false,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
}

/** Answers with a tag of their content, 304 where it is known already. The tag is of what is compressed afterwards. */
export async function taggedAndCompressed(app: FastifyInstance): Promise<void> {
  await app.register(etag)
  await compressed(app)
}
