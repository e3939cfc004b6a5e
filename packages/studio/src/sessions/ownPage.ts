import type { IncomingMessage } from 'node:http'
import { Refusal } from '../errors/studioError.js'

/**
 * Subdomains are of one site, so SameSite does not keep one profile's page from using another's cookie. Browsers say
 * who asks: a request must come from the page's own origin, from the person (typed, bookmarked), or be a navigation of
 * the top window that only reads. Source: W3C, Fetch Metadata Request Headers.
 *
 * @param origin of this host
 * @throws Refusal 403
 */
export function checkOwnPage(request: IncomingMessage, origin: string): void {
  const { method = 'GET', headers } = request
  const site = headers['sec-fetch-site']
  const isReading = method === 'GET' || method === 'HEAD'
  const isNavigation =
    isReading && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) {
    throw new Refusal('session/other-page', 403, 'A page of another origin asked.')
  }
  if (!isReading && headers.origin !== undefined && headers.origin !== origin) {
    throw new Refusal('session/other-origin', 403, 'A page of another origin wanted to change something.')
  }
}

/**
 * A WebSocket carries cookies whoever opens it, so its Origin must be there and be this host's.
 *
 * @throws Refusal 403
 */
export function checkSocketOrigin({ headers }: IncomingMessage, origin: string): void {
  if (headers.origin !== origin) {
    throw new Refusal('session/socket-origin', 403, 'The WebSocket comes from no page of this host.')
  }
}
