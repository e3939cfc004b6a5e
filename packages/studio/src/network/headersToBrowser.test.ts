import { describe, expect, it } from 'vitest'
import { headersToBrowser } from './headersToBrowser.js'
import { sessionCookie } from './sessionCookie.js'

const host = 'alice.studio.localhost:8443'
const added = ['Referrer-Policy', 'no-referrer', 'X-Content-Type-Options', 'nosniff']
const one = (name: string, value: string) => headersToBrowser([name, value], host).slice(0, -added.length)

describe("what of an app's answer goes to the browser", () => {
  it.each([
    'Connection',
    'Keep-Alive',
    'Transfer-Encoding',
    'Trailer',
    'Upgrade',
    'Proxy-Authenticate',
    'Access-Control-Allow-Origin',
    'access-control-allow-credentials',
    'Clear-Site-Data',
    'Strict-Transport-Security',
    'Alt-Svc',
    'Report-To',
    'NEL',
    'X-Accel-Redirect',
    'X-Sendfile',
    'Referrer-Policy',
    'X-Content-Type-Options',
  ])('not %s', (name) => {
    expect(one(name, '*')).toEqual([])
  })

  it('the rest, and no referrer, no guessed types', () => {
    const headers = [
      'Content-Type',
      'text/html',
      'ETag',
      '"a"',
      'Set-Cookie',
      'a=1',
      'Set-Cookie',
      'b=2; Path=/',
    ]
    expect(headersToBrowser(headers, host)).toEqual([...headers, ...added])
    expect(
      headersToBrowser(['Connection', 'x-hop', 'X-Hop', '1', 'Referrer-Policy', 'unsafe-url'], host),
    ).toEqual(added)
  })

  it.each([
    [`${sessionCookie}=fixed; Path=/; Secure`],
    [`${sessionCookie.toLowerCase()}=fixed`],
    [`__HOST-FOURTHRIGHT=fixed`],
    [`__Secure-fourthright=fixed; Secure`],
    [` ${sessionCookie} =fixed`],
    [`=${sessionCookie}=fixed`],
    [`${sessionCookie}-other=1`],
    ['a=1; Domain=studio.localhost'],
    ['a=1; path=/;DOMAIN = .localhost'],
    ['a=1; domain'],
  ])('not the cookie %j', (cookie) => {
    expect(one('set-cookie', cookie)).toEqual([])
  })

  it.each([
    ['a=1; Path=/lab; HttpOnly; SameSite=Lax'],
    ['domain=1'],
    ['__Host-theirs=1; Secure; Path=/'],
    ['a=Domain=x'],
  ])('but the cookie %j', (cookie) => {
    expect(one('Set-Cookie', cookie)).toEqual(['Set-Cookie', cookie])
  })

  it.each([
    ['/lab', '/lab'],
    ['lab?x#y', 'lab?x#y'],
    [`http://${host}/lab?x=1`, '/lab?x=1'],
    [`https://${host.toUpperCase()}/lab`, '/lab'],
    [`//${host}/lab`, '/lab'],
    [`http://${host}`, '/'],
    [`http://${host}?x`, '/?x'],
    // Relative, these would lead elsewhere.
    [`http://${host}//evil.example/`, `http://${host}//evil.example/`],
    [`http://${host}/\\evil.example/`, `http://${host}/\\evil.example/`],
    [`http://${host}/\t/evil.example/`, `http://${host}/\t/evil.example/`],
    // Others are the browser's to follow, as they are.
    ['https://elsewhere.example/x', 'https://elsewhere.example/x'],
    [`http://${host}.evil.example/`, `http://${host}.evil.example/`],
    [`http://user@${host}/`, `http://user@${host}/`],
    ['http://169.254.169.254/latest/meta-data', 'http://169.254.169.254/latest/meta-data'],
  ])('the Location %s as %s', (given, kept) => {
    expect(one('Location', given)).toEqual(['Location', kept])
  })
})
