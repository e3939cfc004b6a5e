import { hopByHop, namedByConnection } from './hopByHop.js'
import { sessionCookie } from './sessionCookie.js'

/**
 * Headers of an app's answer that speak for more than the app's own origin: to other origins (CORS), about sibling
 * subdomains and the connection's security, to the browser's reporting, or to a server before the studio.
 */
const notForTheBrowser = new Set([
  'alt-svc',
  'clear-site-data',
  'nel',
  'public-key-pins',
  'referrer-policy',
  'report-to',
  'reporting-endpoints',
  'strict-transport-security',
  'x-content-type-options',
  'x-sendfile',
])

const notForTheBrowserAtFront = /^(?:access-control-|x-accel-|x-lighttpd-)/

const added = ['Referrer-Policy', 'no-referrer', 'X-Content-Type-Options', 'nosniff']

/**
 * What of an app's answer goes on to the browser.
 *
 * A `Location` that names the request's own host becomes relative: the app does not know whether TLS is before it.
 * Any other is passed on as it is, for sending people elsewhere is an app's right: the browser follows it as the
 * person, without our cookie, which is for one host. The studio itself follows none.
 *
 * @param rawHeaders names and values in turn
 * @param host the request's Host header
 * @returns the same form
 */
export function headersToBrowser(rawHeaders: readonly string[], host: string): string[] {
  const named = namedByConnection(rawHeaders)
  const kept: string[] = []
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const written = rawHeaders[n] as string
    const value = rawHeaders[n + 1] as string
    const name = written.toLowerCase()
    if (hopByHop.has(name) || named.has(name) || isNotForTheBrowser(name)) continue
    if (name === 'set-cookie' && !maySet(value)) continue
    kept.push(written, name === 'location' ? ownLocation(value, host) : value)
  }
  kept.push(...added)
  return kept
}

function isNotForTheBrowser(name: string): boolean {
  return notForTheBrowser.has(name) || notForTheBrowserAtFront.test(name)
}

/** The studio's own name behind any of the prefixes that browsers know, and whatever else begins like it. */
const oursAtFront = new RegExp(
  `^__(?:host|secure|http|host-http)-${sessionCookie.replace('__Host-', '')}`,
  'i',
)

/**
 * An app sets cookies of its own host: none with a Domain, which siblings would get, and none that could be taken for
 * the studio's. A cookie without name is sent back as its bare value, which may then look like one with a name.
 */
function maySet(cookie: string): boolean {
  const [pair = '', ...attributes] = cookie.split(';')
  if (oursAtFront.test(pair.replace(/^[=\s]+/, ''))) return false
  return !attributes.some((attribute) => /^\s*domain\s*(?:=|$)/i.test(attribute))
}

function ownLocation(location: string, host: string): string {
  const [, named, rest = ''] = /^(?:https?:)?\/\/([^/?#\\]*)(.*)$/is.exec(location) ?? []
  if (named === undefined || named.toLowerCase() !== host.toLowerCase()) return location
  // `//elsewhere` would be relative to the scheme and lead to another host; so would tabs, which browsers take out.
  if (/^\/[/\\]|\s/.test(rest)) return location
  return rest.startsWith('/') ? rest : `/${rest}`
}
