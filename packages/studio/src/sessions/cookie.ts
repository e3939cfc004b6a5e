import type { IncomingMessage } from 'node:http'
import { sessionCookie } from '../network/sessionCookie.js'
import { isSecret } from '../presign/secret.js'

/**
 * The session's secret from the request's cookies; undefined where there is none, more than one, or one of another
 * form: a second one was planted.
 */
export function cookieSecret({ rawHeaders }: IncomingMessage): string | undefined {
  const values = rawHeaders
    .filter((_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'cookie')
    .flatMap((header) => header.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair.split('=', 1)[0]?.trim().toLowerCase() === sessionCookie.toLowerCase())
    .map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
  const [only = ''] = values
  return values.length === 1 && isSecret(only) ? only : undefined
}

/** `Lax`, not `Strict`: the first page is reached by the redirect of a link that another site may have shown. */
export function setSessionCookie(secret: string, maxAgeSeconds: number): string {
  return `${sessionCookie}=${secret}; Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=Lax`
}
