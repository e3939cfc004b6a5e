import type { IncomingMessage } from 'node:http'

/**
 * Whether a request comes from a page of another origin, so far as the browser says: a second look behind the
 * studio's own. Callers that are no browser say nothing and pass.
 */
export function isForeign({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  if (headers.origin === undefined) return false
  return hostOf(headers.origin) !== headers.host?.toLowerCase()
}

function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/.exec(origin.toLowerCase())?.[1]
}
