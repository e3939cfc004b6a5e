import type { FastifyReply } from 'fastify'
import type { Place } from '../access/arns.js'
import { profileArn } from '../access/arns.js'
import { epochSecondOf, judgeProfile } from '../access/judgeProfile.js'
import type { Audit } from '../audit/audit.js'
import type { Clock } from '../clock/clock.js'
import type { DoorHandler } from '../network/door.js'
import type { Arrival } from '../network/entryPoint.js'
import { arrivalOf, doorOf, type FaultReport, fastifyForDoor } from '../network/fastifyDoor.js'
import type { LiveState } from '../state/liveState.js'
import type { Database } from '../store/database.js'
import {
  type CreatePresignedDomainUrlInput,
  createPresignedDomainUrlInput,
  createPresignedDomainUrlTarget,
} from './createPresignedUrl.js'
import { type Grant, grantFor, mintToken } from './presignedUrls.js'
import type { RoleSession, RoleSessions } from './roleSessions.js'

export interface SagemakerApiOptions {
  readonly database: Database
  readonly live: LiveState
  readonly audit: Audit
  readonly clock: Clock
  readonly place: Place
  readonly roleSessions: RoleSessions
  /** Where a profile is opened: the origin of its label at the studio's entry point. */
  readonly originOf: (grant: Grant) => string
  /** Whether a URL opens for the address alone that asked for it. */
  readonly bindToRequester: boolean
  readonly report: FaultReport
}

/**
 * The SageMaker-API endpoint: CreatePresignedDomainUrl over AWS's JSON 1.1 protocol, called by the mint function. Its
 * listener is an entry point of its own, so the role policy judges the mint call by the network of the caller here.
 */
export async function sagemakerApiDoor(options: SagemakerApiOptions): Promise<DoorHandler> {
  const app = fastifyForDoor(options.report)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/x-amz-json-1.1', { parseAs: 'string' }, (_request, text, done) => {
    done(null, maybeJson(String(text)))
  })
  app.post('/', async (request, reply) => {
    // 1 who calls
    const session = sessionOf(request.headers.authorization, options.roleSessions)
    if (session === undefined) return awsError(reply, 'UnrecognizedClientException', unknownClient)
    // 2 what is asked
    if (request.headers['x-amz-target'] !== createPresignedDomainUrlTarget) {
      return awsError(reply, 'UnknownOperationException', 'The operation is not known here.')
    }
    const input = createPresignedDomainUrlInput.safeParse(request.body)
    if (!input.success) return awsError(reply, 'ValidationException', 'A parameter is not as the model says.')
    // 3 may it, from here
    return mint(options, session, input.data, arrivalOf(request), reply)
  })
  return doorOf(app)
}

const unknownClient = 'The security token included in the request is invalid.'

async function mint(
  options: SagemakerApiOptions,
  session: RoleSession,
  input: CreatePresignedDomainUrlInput,
  arrival: Arrival,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { database, live, audit, clock, place } = options
  const wanted = { user: session.user, domainId: input.DomainId, profile: input.UserProfileName }
  const note = (verdict: 'allow' | 'deny', why: string) =>
    audit.record({
      who: session.user,
      what: 'mint',
      on: profileArn(place, wanted.domainId, wanted.profile),
      from: { entryPoint: arrival.entryPoint.name, address: arrival.address },
      verdict,
      why,
    })

  const verdict = judgeProfile(live.shelf(), place, wanted, arrival, epochSecondOf(clock))
  if (verdict.decision !== 'allow') {
    await note('deny', verdict.sentence)
    return awsError(reply, 'AccessDeniedException', 'The role may not do this from here.')
  }
  const grant = await grantFor(database, session.user)
  if (grant === undefined || grant.domainId !== wanted.domainId || grant.profile !== wanted.profile) {
    await note('deny', 'No grant maps the user to this profile.')
    return awsError(reply, 'ResourceNotFound', 'The user profile does not exist.')
  }
  const token = await mintToken(database, clock, grant, {
    expiresInSeconds: input.ExpiresInSeconds,
    sessionSeconds: input.SessionExpirationDurationInSeconds,
    landing: input.LandingUri,
    requesterAddress: options.bindToRequester ? session.requesterAddress : null,
  })
  await note('allow', verdict.sentence)
  return awsAnswer(reply, 200, { AuthorizedUrl: `${options.originOf(grant)}/auth?token=${token}` })
}

function sessionOf(authorization: string | undefined, sessions: RoleSessions): RoleSession | undefined {
  const [, credential] = /^FourthrightRole ([A-Za-z0-9_-]{43})$/.exec(authorization ?? '') ?? []
  return credential === undefined ? undefined : sessions.spend(credential)
}

function awsError(reply: FastifyReply, type: string, message: string): FastifyReply {
  return awsAnswer(reply, 400, { __type: type, Message: message })
}

function awsAnswer(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).type('application/x-amz-json-1.1').send(JSON.stringify(body))
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
