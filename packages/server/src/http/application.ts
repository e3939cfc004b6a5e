import cors from '@fastify/cors'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { ServerOptions } from '../serverOptions.js'
import { sendClientError } from './clientError.js'
import { farewell } from './farewell.js'
import { bodyLimit } from './fastifyRefusal.js'
import { jsonBody } from './jsonBody.js'
import type { KnownPaths } from './knownPaths.js'
import { sendProblem } from './problem.js'
import { Refusal } from './refusal.js'
import { requestId } from './requestId.js'
import { securityHeaders } from './securityHeaders.js'

/** Who sends a request more slowly than this is cut off, in milliseconds. */
const patience = { headers: 10_000, request: 20_000, silence: 60_000, lookEvery: 1000 } as const

/** Headers that a page of another origin may read. */
const exposedHeaders = [
  ...['etag', 'x-request-id', 'retry-after', 'allow'],
  ...['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
]

/** A Fastify that speaks our errors, logs without secrets, and closes without a lost request; no routes yet. */
export async function application(
  options: ServerOptions,
  paths: KnownPaths,
  isClosing: () => boolean,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: {
      level: options.logLevel ?? 'info',
      stream: process.stderr,
      redact: ['req.headers', 'req.query', 'req.body'],
      // The query may hold what its asker would not have written down.
      serializers: { req: ({ method, url }) => ({ method, path: url.split('?')[0] }) },
    },
    // Each answer has one line of its own below.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    requestIdHeader: false,
    bodyLimit,
    trustProxy: options.trustedProxies ? [...options.trustedProxies] : false,
    connectionTimeout: patience.silence,
    requestTimeout: patience.request,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: patience.lookEvery },
    clientErrorHandler: sendClientError,
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...securityHeaders, 'x-request-id': request.id })
      void sendProblem(error, request, reply)
    },
  })
  paths.note(app)

  // What is valid is said by the readers of each route, whose errors are ours.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => jsonBody(body),
  )

  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request) => {
    throw paths.refusal(request.method, request.url)
  })

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, 'x-request-id': request.id })
    if (isClosing()) {
      reply.header('connection', 'close')
      if (request.url !== '/readyz' && request.url !== '/healthz') throw closing()
    }
    const encoding = request.headers['content-encoding']
    if (encoding !== undefined && encoding !== 'identity') throw encoded(encoding)
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode: status, elapsedTime } = reply
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status,
        ms: Math.round(elapsedTime),
      },
      'answered',
    )
    done()
  })
  farewell(app)
  await app.register(cors, { origin: originsOf(options), exposedHeaders, methods: ['GET', 'HEAD', 'POST'] })
  return app
}

/** Nothing here is anybody's own: without a word, pages of all origins may ask. */
function originsOf({ allowedOrigins = '*' }: ServerOptions): string | string[] {
  return allowedOrigins === '*' ? '*' : [...allowedOrigins]
}

function closing(): Refusal {
  const message = 'The server is closing; ask again in a moment.'
  return new Refusal(503, 'server/closing', { message }, { 'retry-after': '2' })
}

function encoded(value: string): Refusal {
  return new Refusal(415, 'request/encoding', {
    field: 'content-encoding',
    value,
    valid: 'identity',
    message: 'Bodies are read as they are; send it without compression.',
  })
}
