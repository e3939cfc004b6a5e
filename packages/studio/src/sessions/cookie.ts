import type { IncomingMessage } from 'node:http'
import { sessionCookie } from '../network/sessionCookie.js'
import { isSecret } from '../presign/secret.js'

/**
 * The session's secret from the request's cookies; undefined where there is none, more than one, or one of another
 * form: a second one was planted.
 */
export function cookieSecret({ rawHeaders }: IncomingMessage): string | undefined {
  const found: string[] = []
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() !== 'cookie') continue
    for (const pair of rawHeaders[index + 1]?.split(';') ?? []) {
      const [name = '', ...value] = pair.trim().split('=')
      // Browsers take the prefix in any case, so a planted one may be written otherwise.
      if (name.trim().toLowerCase() === sessionCookie.toLowerCase()) found.push(value.join('=').trim())
    }
  }
  const [only = ''] = found
  return found.length === 1 && isSecret(only) ? only : undefined
}

/** `Lax`, not `Strict`: the first page is reached by the redirect of a link that another site may have shown. */
export function setSessionCookie(secret: string, maxAgeSeconds: number): string {
  return `${sessionCookie}=${secret}; Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=Lax`
}
