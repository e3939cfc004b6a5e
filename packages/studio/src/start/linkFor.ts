import { readFileSync } from 'node:fs'
import { request as requestPlainly } from 'node:http'
import { request as requestSecurely } from 'node:https'
import { StudioInputError } from '../errors/studioError.js'
import type { StudioReady } from './ready.js'

/** Asks for a secret: `password`, `new password`. */
export type AskSecret = (what: string) => Promise<string>

/**
 * What a portal does for a user of this machine: signs in, and asks the private API for a link to the own profile.
 *
 * @throws StudioInputError `studio/sign-in`, `studio/link`
 */
export async function linkFor(
  ready: Pick<StudioReady, 'signIn' | 'api' | 'authority' | 'ways'>,
  user: string,
  ask: AskSecret,
): Promise<string> {
  const { signIn, api, authority, ways } = ready
  const ownPorts = Object.values(ways).map(String)
  const call = (url: string, body: object | null, headers: Record<string, string> = {}) =>
    callHere(url, body, headers, ownPorts, authority?.certificatePath)
  const password = await ask('password')
  let answer = await call(signIn.url, { username: user, password })
  if (answer.status === 200 && answer.body.challenge === 'NEW_PASSWORD_REQUIRED') {
    const newPassword = await ask('new password')
    answer = await call(`${signIn.url}/new-password`, { session: answer.body.session, newPassword })
  }
  if (answer.status !== 200) {
    throw refused(
      'studio/sign-in',
      answer,
      'The name or the password is not right, or the new one is too weak.',
    )
  }
  const link = await call(`${api.url}/${api.stage}/${encodeURIComponent(user)}`, null, {
    authorization: `Bearer ${answer.body.accessToken}`,
  })
  if (link.status !== 200) {
    throw refused('studio/link', link, 'There is no link: the user has no grant, or may not ask from here.')
  }
  return String(link.body.AuthorizedUrl)
}

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}

/**
 * Names below `localhost` are not known to Node, nor others to a machine without their DNS: what has the port of an own
 * listener is on loopback, and the host says which.
 */
function callHere(
  url: string,
  body: object | null,
  headers: Record<string, string>,
  ownPorts: readonly string[],
  certificatePath: string | undefined,
): Promise<Answer> {
  const { protocol, hostname, host, port, pathname } = new URL(url)
  const isSecure = protocol === 'https:'
  const text = body === null ? '' : JSON.stringify(body)
  const options = {
    host: ownPorts.includes(port) ? '127.0.0.1' : hostname,
    port,
    path: pathname,
    method: body === null ? 'GET' : 'POST',
    servername: hostname,
    headers: {
      ...headers,
      host,
      ...(body === null
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
    },
    ...(isSecure && certificatePath ? { ca: readFileSync(certificatePath) } : {}),
  }
  return new Promise((resolve, reject) => {
    const sent = (isSecure ? requestSecurely : requestPlainly)(options, (response) => {
      let said = ''
      response.setEncoding('utf8')
      response.on('data', (more: string) => {
        said += more
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: maybeObject(said) }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(text)
  })
}

function maybeObject(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

function refused(code: string, { status }: Answer, message: string): StudioInputError {
  return new StudioInputError(code, {
    field: 'user',
    valid: 'a user with a grant, and the right password',
    message: `${message} (${status})`,
  })
}
