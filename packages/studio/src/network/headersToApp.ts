import { hopByHop, namedByConnection } from './hopByHop.js'
import { sessionCookie } from './sessionCookie.js'

/**
 * Headers by which somebody before the app could say who or where the caller is or what was asked, or that hold what is
 * not the app's. A method is the request's: by it the studio tells reading from changing.
 */
const notForTheApp = new Set([
  'authorization',
  'cdn-loop',
  'client-ip',
  'expect',
  'fastly-client-ip',
  'fly-client-ip',
  'forwarded',
  'proxy',
  'remote-user',
  'true-client-ip',
  'via',
  'wl-proxy-client-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-forwarded',
  'x-host',
  'x-http-host-override',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'x-real-ip',
  'x-remote-addr',
  'x-remote-ip',
  'x-remote-user',
  'x-rewrite-url',
  'x-rstudio-root-path',
  'x-rstudio-username',
])

const notForTheAppAtFront =
  /^(?:x-forwarded-|x-original-|x-amz-|x-amzn-|x-envoy-|x-appengine-|x-azure-|cf-|proxy-)/

/** Names that another server could take for a different one (`X_Forwarded_For`, `X.Real.IP`) are no names here. */
const plainName = /^[a-z0-9-]+$/

/**
 * What of a request's headers goes on to an app: nothing hop-by-hop, nothing that claims to know the caller, neither
 * `Authorization` nor the studio's own cookie. How the body is framed is left out too: whoever sends it on says so.
 *
 * @param rawHeaders names and values in turn, as node:http gives them
 * @returns the same form, names as they were written, in their order
 */
export function headersToApp(rawHeaders: readonly string[]): string[] {
  const named = namedByConnection(rawHeaders)
  const kept: string[] = []
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const written = rawHeaders[n] as string
    const name = written.toLowerCase()
    if (!plainName.test(name) || hopByHop.has(name) || named.has(name) || isNotForTheApp(name)) continue
    const value = valueToApp(name, rawHeaders[n + 1] as string)
    if (value !== undefined) kept.push(written, value)
  }
  return kept
}

function isNotForTheApp(name: string): boolean {
  return name === 'content-length' || notForTheApp.has(name) || notForTheAppAtFront.test(name)
}

function valueToApp(name: string, value: string): string | undefined {
  if (name === 'cookie') return otherCookies(value)
  if (name === 'referer') return withoutQuery(value)
  return value
}

/** The cookies but the studio's, byte for byte; undefined where none is left. */
function otherCookies(value: string): string | undefined {
  if (!value.toLowerCase().includes(ourCookie)) return value
  const others = value
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => !isOurs(pair))
  return others.length === 0 ? undefined : others.join('; ')
}

const ourCookie = sessionCookie.toLowerCase()

/** A nameless cookie is sent as its bare value, so `=__Host-…` may be ours as well. */
function isOurs(pair: string): boolean {
  const [name = ''] = pair.replace(/^=+/, '').split('=', 1)
  return name.trim().toLowerCase() === ourCookie
}

/** The query is cut off: it may be that of an opened URL, with its token. */
function withoutQuery(referer: string): string | undefined {
  const url = URL.canParse(referer) ? new URL(referer) : undefined
  return url === undefined || url.origin === 'null' ? undefined : `${url.origin}${url.pathname}`
}
