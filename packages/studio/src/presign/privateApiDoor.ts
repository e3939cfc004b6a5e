import type { FastifyReply, FastifyRequest } from 'fastify'
import { methodArn } from '../access/arns.js'
import type { Audit } from '../audit/audit.js'
import { Refusal } from '../errors/studioError.js'
import type { TokenBearer, TokenVerifier } from '../identity/tokenVerifier.js'
import type { DoorHandler } from '../network/door.js'
import { arrivalOf, doorOf, type FaultReport, fastifyForDoor } from '../network/fastifyDoor.js'
import type { LiveState } from '../state/liveState.js'
import { type ApiCall, bearerToken, parseApiCall } from './apiCall.js'
import type { Flood } from './flood.js'
import { type ApiPlace, judgeCaller, judgeEntry } from './judgeApiCall.js'
import { type MintFunctionOptions, mintUrl } from './mintFunction.js'

export interface PrivateApiOptions {
  readonly live: LiveState
  readonly audit: Audit
  readonly verifier: TokenVerifier
  readonly mint: MintFunctionOptions
  readonly api: ApiPlace
  readonly stage: string
  /** Calls of one user from one address. */
  readonly flood: Flood
  /** Refusals of one address. */
  readonly refusals: Flood
  readonly report: FaultReport
}

/**
 * The private API of part 2: `GET /{stage}/{user}` with a bearer token gives the caller a URL to its own profile, as
 * JSON, or for a browser as a redirect. The published sample did both at one time or the other.
 */
export async function privateApiDoor(options: PrivateApiOptions): Promise<DoorHandler> {
  const app = fastifyForDoor(options.report)
  app.all('*', async (request, reply) => {
    const { address } = arrivalOf(request)
    // Whoever was refused too often is refused without a line: nobody fills the audit from outside.
    if (await options.refusals.isOver(address)) throw tooMany()
    const asked: Asked = { what: 'authorize', user: null, call: undefined }
    try {
      return await answer(options, request, reply, asked)
    } catch (error) {
      if (error instanceof Refusal) {
        await options.refusals.let(address).catch(() => {})
        await note(options, request, asked, 'deny', error.message)
      }
      throw error
    }
  })
  return doorOf(app)
}

/** As far as the call got. */
interface Asked {
  what: 'authorize' | 'mintFunction'
  user: string | null
  call: ApiCall | undefined
}

async function answer(
  options: PrivateApiOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
): Promise<FastifyReply> {
  const arrival = arrivalOf(request)
  // 1 the one route, read once
  const call = parseApiCall(request.raw, options.stage)
  asked.call = call
  // 2 may anybody come in here
  const entry = judgeEntry(options.live.shelf().privateApi, options.api, call, arrival)
  // 3 who comes
  const bearer: TokenBearer = await options.verifier.verify(bearerToken(request.raw))
  asked.user = bearer.username
  // 4 may this one ask for this name
  const why = judgeCaller(entry, options.api, call, bearer, arrival)
  await options.flood.let(`${bearer.username} ${arrival.address}`)
  await note(options, request, asked, 'allow', why)
  // 5 the mint function, by its own role and its own way
  asked.what = 'mintFunction'
  const url = await mintUrl(options.mint, {
    caller: bearer.username,
    name: call.name,
    address: arrival.address,
  })
  if (prefersPage(request)) return reply.redirect(url, 302)
  return reply.send({ AuthorizedUrl: url })
}

function note(
  { audit, api }: PrivateApiOptions,
  request: FastifyRequest,
  { what, user, call }: Asked,
  verdict: 'allow' | 'deny',
  why: string,
): Promise<void> {
  const arrival = arrivalOf(request)
  return audit.record({
    who: user,
    what,
    on: call === undefined ? null : methodArn(api, api.apiId, call.stage, call.name),
    from: { entryPoint: arrival.entryPoint.name, address: arrival.address },
    verdict,
    why,
  })
}

function prefersPage(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').split(',').some((part) => part.trim().startsWith('text/html'))
}

function tooMany(): Refusal {
  return new Refusal('api/too-many-refusals', 429, 'Too many refused calls from this address.')
}
