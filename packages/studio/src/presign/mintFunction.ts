import { request } from 'node:http'
import { isProfileName } from '../access/names.js'
import { Refusal } from '../errors/studioError.js'
import type { Database } from '../store/database.js'
import { type CreatePresignedDomainUrlInput, createPresignedDomainUrlTarget } from './createPresignedUrl.js'
import { grantFor } from './presignedUrls.js'
import type { RoleSessions } from './roleSessions.js'

export interface MintFunctionOptions {
  readonly database: Database
  readonly roleSessions: RoleSessions
  /** The SageMaker-API endpoint: where to connect, and the host that it answers to. */
  readonly endpoint: () => { readonly address: string; readonly port: number; readonly host: string }
  /** Seconds for which a URL can be opened, 5 to 300; the published sample's 60. */
  readonly expiresInSeconds: number
  /** Seconds for which the session lasts, 1800 to 43200. */
  readonly sessionSeconds: number
}

/** Who asks for which name: `caller` from the token, `name` from the path. */
export interface MintCall {
  readonly caller: string
  readonly name: string
  readonly address: string
}

const longestAnswer = 16 * 1024
const patience = 10_000

/**
 * Step 8 of the article: looks up the caller's profile and calls CreatePresignedDomainUrl through the SageMaker-API
 * endpoint, as the mint role's session for this caller. That the name is the caller's own is checked again here, so
 * that an authorizer that lets everything through still opens nobody else's profile.
 *
 * @returns the authorized URL
 * @throws Refusal 403, 404 or 503
 */
export async function mintUrl(options: MintFunctionOptions, call: MintCall): Promise<string> {
  if (!isProfileName(call.name) || call.name !== call.caller) {
    throw new Refusal('mint/not-the-caller', 403, 'The mint function was asked for another than the caller.')
  }
  const grant = await grantFor(options.database, call.caller)
  if (grant === undefined) {
    throw new Refusal('mint/no-grant', 403, 'No grant maps the caller to a profile.')
  }
  return createPresignedDomainUrl(options, call, {
    DomainId: grant.domainId,
    UserProfileName: grant.profile,
    ExpiresInSeconds: options.expiresInSeconds,
    SessionExpirationDurationInSeconds: options.sessionSeconds,
    LandingUri: '/',
  })
}

async function createPresignedDomainUrl(
  { endpoint, roleSessions }: MintFunctionOptions,
  { caller, address }: MintCall,
  input: CreatePresignedDomainUrlInput,
): Promise<string> {
  const credential = roleSessions.assume({ user: caller, requesterAddress: address })
  const to = endpoint()
  const body = JSON.stringify(input)
  const answer = await post(to, body, {
    authorization: `FourthrightRole ${credential}`,
    'content-type': 'application/x-amz-json-1.1',
    'content-length': String(Buffer.byteLength(body)),
    'x-amz-target': createPresignedDomainUrlTarget,
    host: to.host,
  })
  const said = JSON.parse(answer.text) as { AuthorizedUrl?: unknown; __type?: unknown }
  if (answer.status === 200 && typeof said.AuthorizedUrl === 'string') return said.AuthorizedUrl
  if (said.__type === 'AccessDeniedException') {
    throw new Refusal(
      'mint/role-denied',
      403,
      'The role policy does not let the mint function call from here.',
    )
  }
  throw new Refusal('mint/endpoint', 503, `The SageMaker-API endpoint answered ${answer.status}.`)
}

function post(
  { address, port }: { address: string; port: number },
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const away = () => reject(new Refusal('mint/endpoint-away', 503, 'The SageMaker-API endpoint is away.'))
    const call = request(
      { host: address, port, method: 'POST', path: '/', headers, timeout: patience },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (more: string) => {
          text += more
          if (text.length > longestAnswer) call.destroy()
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
        response.on('error', away)
      },
    )
    call.on('error', away)
    call.on('timeout', () => call.destroy())
    call.end(body)
  })
}
