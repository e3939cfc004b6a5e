import type { IncomingMessage } from 'node:http'
import { isProfileName } from '../access/names.js'
import { Refusal } from '../errors/studioError.js'

/** A call of the private API, read once: authorizer, policy and mint function all get this value. */
export interface ApiCall {
  readonly stage: string
  readonly name: string
}

/**
 * Reads `GET /{stage}/{user}` from the request line as it came, undecoded: `/%61lice`, `//alice`, `/alice/`,
 * `/alice;x`, a query or a fragment are other texts than the one route that there is, and no other header has a say
 * in the method.
 *
 * @throws Refusal 404 where it is no such call, 400 where the name is none that a profile could have
 */
export function parseApiCall({ method, url = '' }: IncomingMessage, stage: string): ApiCall {
  const [, calledStage, name = ''] = /^\/([A-Za-z0-9_-]+)\/([^/?#]+)$/.exec(url) ?? []
  if (method !== 'GET' || calledStage !== stage) {
    throw new Refusal('api/no-such-route', 404, 'The API has one route, GET /{stage}/{user}.')
  }
  if (!isProfileName(name)) throw new Refusal('api/name', 400, 'The name is none that a profile can have.')
  return { stage, name }
}

/**
 * The bearer token of exactly one Authorization header; queries and cookies are never read.
 *
 * @throws Refusal 401
 */
export function bearerToken({ rawHeaders }: IncomingMessage): string {
  const values = rawHeaders.filter(
    (_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'authorization',
  )
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/.exec(values[0] ?? '') ?? []
  if (values.length !== 1 || token === undefined) {
    throw new Refusal(
      'api/no-token',
      401,
      'There is not exactly one Authorization header with a bearer token.',
    )
  }
  return token
}
