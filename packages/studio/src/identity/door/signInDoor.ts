import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal, StudioInputError } from '../../errors/studioError.js'
import type { DoorHandler } from '../../network/door.js'
import { doorOf, type FaultReport, fastifyForDoor } from '../../network/fastifyDoor.js'
import type { Federation } from '../federation/federation.js'
import { federationRoutes } from '../federation/federationRoutes.js'
import type { UserPool } from '../pool/userPool.js'
import { sourceOf, tokensAnswer } from './answers.js'
import { discoveryRoutes } from './discoveryRoutes.js'

export interface SignInDoorSettings {
  readonly pool: UserPool
  /** Corporate providers that sign in to the pool. */
  readonly federation?: Federation
  /** Told of faults inside. */
  readonly report: FaultReport
}

const secret = z.string().max(1024)
const signInBody = z.strictObject({ username: z.string(), password: z.string() })
const newPasswordBody = z.strictObject({ session: secret, newPassword: z.string() })
const refreshBody = z.strictObject({ refreshToken: secret })

/**
 * The sign-in service over HTTP, JSON only. What it answers to a good sign-in is the contract's
 * `{accessToken, idToken, refreshToken, expiresIn}`; a right temporary password gets
 * `{challenge: 'NEW_PASSWORD_REQUIRED', session}`, 200 as with Cognito.
 *
 * - `POST /sign-in` `{username, password}`
 * - `POST /sign-in/new-password` `{session, newPassword}`
 * - `POST /refresh` `{refreshToken}`
 * - `POST /sign-out` `{refreshToken}` → `{}`, also for a token of no sign-in
 * - `GET /{poolId}/.well-known/jwks.json`, `GET /{poolId}/.well-known/openid-configuration`
 * - `GET /federate/{provider}`, `GET /federate/{provider}/callback`, where the pool has providers
 */
export async function signInDoor({ pool, federation, report }: SignInDoorSettings): Promise<DoorHandler> {
  const app = fastifyForDoor(report)
  // JSON is all that is left: no form of a foreign page can post it without being asked first.
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', refuseQueries)

  app.post('/sign-in', async (request) => {
    const answer = await pool.signIn({ ...read(signInBody, request), from: sourceOf(request) })
    return answer.challenge === null ? tokensAnswer(answer) : answer
  })
  app.post('/sign-in/new-password', async (request, reply) => {
    const answer = { ...read(newPasswordBody, request), from: sourceOf(request) }
    try {
      return tokensAnswer(await pool.respondToNewPassword(answer))
    } catch (error) {
      if (!(error instanceof StudioInputError)) throw error
      // Who chooses a password must learn what is wrong with it.
      return reply.code(400).send({ code: error.code, message: error.message, valid: error.valid })
    }
  })
  app.post('/refresh', async (request) =>
    tokensAnswer(await pool.refresh({ ...read(refreshBody, request), from: sourceOf(request) })),
  )
  app.post('/sign-out', async (request) => {
    await pool.signOut({ ...read(refreshBody, request), from: sourceOf(request) })
    return {}
  })
  discoveryRoutes(app, pool)
  if (federation) federationRoutes(app, federation)
  return doorOf(app)
}

function read<Body>(form: z.ZodType<Body>, request: FastifyRequest): Body {
  const body = form.safeParse(request.body)
  if (body.success) return body.data
  throw new Refusal('identity/body', 400, "The request's body has other fields than this.")
}

/** Passwords and tokens do not belong into addresses, which are logged everywhere: nothing is read from there. */
async function refuseQueries(request: FastifyRequest): Promise<void> {
  if (request.method === 'POST' && request.url.includes('?'))
    throw new Refusal('identity/query', 400, 'A request with a body has a query too.')
}
