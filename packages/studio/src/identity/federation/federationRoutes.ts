import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sourceOf, tokensAnswer } from '../door/answers.js'
import type { Federation } from './federation.js'
import { loginSeconds } from './pendingLogins.js'

/** `__Host-`: of this very host, never of one beside or above it, and not sent in plain (but to localhost). */
const cookie = '__Host-federate'
/** Lax: it must come along when the provider sends the browser back. */
const manners = 'Path=/; Secure; HttpOnly; SameSite=Lax'

type WithProvider = { Params: { provider: string } }

/**
 * `GET /federate/{provider}` sends the browser to the provider; `GET /federate/{provider}/callback` takes it back and
 * answers with the pool's tokens, as JSON. They stand in no address, and no page of another origin can read them.
 */
export function federationRoutes(app: FastifyInstance, federation: Federation): void {
  app.get<WithProvider>('/federate/:provider', async (request, reply) => {
    const { location, browser } = await federation.start(request.params.provider, sourceOf(request))
    return reply
      .header('set-cookie', `${cookie}=${browser}; ${manners}; Max-Age=${loginSeconds}`)
      .redirect(location, 302)
  })
  app.get<WithProvider>('/federate/:provider/callback', async (request, reply) => {
    reply.header('set-cookie', `${cookie}=; ${manners}; Max-Age=0`)
    const query = request.url.split('?').slice(1).join('?')
    const comesBack = { query, browser: browserOf(request), from: sourceOf(request) }
    return tokensAnswer(await federation.finish(request.params.provider, comesBack))
  })
}

/** The cookie's token; undefined where it is not there exactly once. */
function browserOf(request: FastifyRequest): string | undefined {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${cookie}=`))
  return found.length === 1 ? found[0]?.slice(cookie.length + 1) : undefined
}
