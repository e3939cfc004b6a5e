import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headersToApp } from './headersToApp.js'
import { sessionCookie } from './sessionCookie.js'

const one = (name: string, value: string) => headersToApp([name, value])

describe('what of a request goes to the app (attack groups 12 and 21)', () => {
  it.each([
    'Authorization',
    'Proxy-Authorization',
    'X-Forwarded-For',
    'x-forwarded-host',
    'X_Forwarded_For',
    'X_FORWARDED-proto',
    'X.Forwarded.For',
    'Forwarded',
    'X-Real-IP',
    'x_real_ip',
    'X-Client-IP',
    'True-Client-IP',
    'CF-Connecting-IP',
    'CF_Connecting_IP',
    'X-Amzn-Trace-Id',
    'X-Amzn-Vpce-Id',
    'X-Amz-Security-Token',
    'Via',
    'Proxy',
    'Proxy-Connection',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-HTTP-Method-Override',
    'X-HTTP-Method',
    'X-Method-Override',
    'Remote-User',
    'X-RStudio-Username',
    'Connection',
    'Keep-Alive',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'HTTP2-Settings',
    'Expect',
    'Content-Length',
    'any_header',
  ])('not %s', (name) => {
    expect(one(name, '10.16.0.5')).toEqual([])
  })

  it('everything else, as it was written and in its order', () => {
    const headers = [
      'HOST',
      'a.studio.localhost:1',
      'accept',
      '*/*',
      'Origin',
      'http://a',
      'accept',
      'b',
      'X-XSRF',
      'c',
    ]
    expect(headersToApp(headers)).toEqual(headers)
  })

  it('not what Connection names', () => {
    const headers = [
      'Connection',
      'close, X-Secret-Hop',
      'x-secret-hop',
      '1',
      'connection',
      ' other ',
      'Other',
      '2',
      'Host',
      'a',
    ]
    expect(headersToApp(headers)).toEqual(['Host', 'a'])
  })

  it.each([
    [`${sessionCookie}=s3cret`, undefined],
    [`a=1; ${sessionCookie}=s3cret; b=2`, 'a=1; b=2'],
    [`a=1;${sessionCookie}=s3cret`, 'a=1'],
    [`a=1; ${sessionCookie.toUpperCase()}=s3cret`, 'a=1'],
    [`a=1; ${sessionCookie} =s3cret`, 'a=1'],
    [`a=1; =${sessionCookie}=s3cret`, 'a=1'],
    [`${sessionCookie}=s3cret; ${sessionCookie}=s3cret; a=1`, 'a=1'],
    [`a=1; ${sessionCookie}`, 'a=1'],
    [
      `${sessionCookie}x=theirs; x${sessionCookie}=theirs`,
      `${sessionCookie}x=theirs; x${sessionCookie}=theirs`,
    ],
    ['a=1;b="x y";;c', 'a=1;b="x y";;c'],
  ])('cookies but ours: %s', (given, kept) => {
    expect(one('Cookie', given)).toEqual(kept === undefined ? [] : ['Cookie', kept])
  })

  it('never our cookie, wherever it stands among others', () => {
    const cookie = fc.tuple(fc.stringMatching(/^[a-z_-]{1,8}$/), fc.stringMatching(/^[a-zA-Z0-9=]{0,8}$/))
    fc.assert(
      fc.property(fc.array(cookie), fc.nat(9), (others, place) => {
        const pairs = others.map(([name, value]) => `${name}=${value}`)
        const kept = one('cookie', pairs.toSpliced(place, 0, `${sessionCookie}=s3cret`).join('; '))
        expect(kept[1] ?? '').toBe(pairs.join('; '))
      }),
    )
  })

  it.each([
    ['https://a.studio.example/auth?token=t', 'https://a.studio.example/auth'],
    ['https://a.studio.example/x#token=t', 'https://a.studio.example/x'],
    ['https://user:pass@a.studio.example/x', 'https://a.studio.example/x'],
    ['/auth?token=t', undefined],
    ['about:blank?token=t', undefined],
  ])('a Referer without query: %s', (given, kept) => {
    expect(one('Referer', given)).toEqual(kept === undefined ? [] : ['Referer', kept])
  })
})
