import { beforeAll, describe, expect, it } from 'vitest'
import { talk } from '../talk.fixture.js'
import { type AttackedStudio, post } from './attacked.fixture.js'

export function pageAttacks(theStudio: () => AttackedStudio): void {
  let studio: AttackedStudio
  let tokens: { alice: string; bob: string }
  beforeAll(async () => {
    studio = theStudio()
    tokens = { alice: await studio.signIn('alice'), bob: await studio.signIn('bob') }
  })

  const reached = () => studio.app.requests.length

  describe('attack group 20: a page of app A asks app B', () => {
    const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    const asks: [string, string, Record<string, string>][] = [
      [
        'a script',
        'GET',
        { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
      ],
      ['a script without CORS', 'GET', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
      ['a script tag', 'GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script' }],
      ['a picture', 'GET', { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'image' }],
      ['a frame', 'GET', { ...navigation, 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'iframe' }],
      ['an embed', 'GET', { ...navigation, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'embed' }],
      ['a form', 'POST', { ...navigation, 'sec-fetch-site': 'same-site' }],
      ['a form in an old browser', 'POST', { origin: '$BOB' }],
      ['a sandboxed frame', 'POST', { origin: 'null' }],
      ['a method of its own', 'DELETE', { origin: 'http://evil.example' }],
      ['a question before asking', 'OPTIONS', { origin: '$BOB', 'access-control-request-method': 'PUT' }],
      ['two sites', 'GET', { 'sec-fetch-site': 'same-origin, cross-site' }],
    ]

    it.each(asks)('with %s: 403, and app B hears nothing', async (_what, method, headers) => {
      const [alice, bob] = [await studio.enter('alice'), await studio.enter('bob')]
      const filled = Object.fromEntries(
        Object.entries(headers).map(([key, value]) => [key, value.replace('$BOB', new URL(bob.url).origin)]),
      )
      const before = reached()
      const said = await talk(alice.url, { method, headers: { ...filled, cookie: alice.cookie } })
      expect([said.status, reached()]).toEqual([403, before])
      expect(corsOf(said.headers)).toEqual([])
    })

    it('an app lets no other origin read: its CORS headers do not go out', async () => {
      const { url, cookie } = await studio.enter('alice')
      const own = { cookie, origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' }
      const said = await talk(new URL('/toss', url).href, { headers: own })
      expect([said.status, corsOf(said.headers)]).toEqual([200, []])
    })

    it.each(['sign-in', 'api-endpoint', 'sagemaker-api-endpoint'] as const)(
      '%s lets no page read',
      async (way) => {
        const { ready } = studio.studio
        const origin = new URL((await studio.enter('bob')).url).origin
        const paths = { 'sign-in': '/sign-in', 'api-endpoint': '/dev/alice', 'sagemaker-api-endpoint': '/' }
        const url = `${studio.origins[way]}${paths[way]}`
        const asked = {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        }
        const before = await talk(url, { method: 'OPTIONS', headers: asked })
        expect([before.status, corsOf(before.headers)]).toEqual([404, []])
        const headers = { origin, authorization: `Bearer ${tokens.bob}` }
        const said = await talk(url, { headers })
        expect([said.status === 200, corsOf(said.headers)]).toEqual([false, []])
        expect(corsOf((await talk(`${ready.api.url}/dev/bob`, { headers })).headers)).toEqual([])
      },
    )

    it('a form of a foreign page signs nobody in', async () => {
      const { ready } = studio.studio
      const [{ password = '' } = {}] = ready.users
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=a',
      ]) {
        const headers = { 'content-type': type }
        const said = await post(ready.signIn.url, { username: 'alice', password }, { headers })
        expect([said.status, said.text.includes('accessToken')]).toEqual([415, false])
      }
    })
  })

  describe('attack group 21: what gets out', () => {
    it('neither token nor cookie nor Authorization reaches the app', async () => {
      const url = await studio.mint('alice')
      const cookie = (await talk(url)).headers['set-cookie']?.[0]?.split(';')[0] ?? ''
      const bearer = tokens.alice
      const said = await talk(new URL('/', url).href, {
        headers: {
          cookie: `theme=dark; ${cookie}; lang=en`,
          authorization: `Bearer ${bearer}`,
          referer: url,
          'proxy-authorization': 'Basic YTpi',
        },
      })
      expect(said.status).toBe(200)
      const got = JSON.stringify(studio.app.requests.at(-1))
      expect(got).toContain('theme=dark; lang=en')
      for (const secret of [cookie.split('=')[1], new URL(url).searchParams.get('token'), bearer, 'YTpi']) {
        expect(got).not.toContain(secret)
      }
    })

    it('the token leaves the address bar with the first answer, which nobody keeps or refers to', async () => {
      const url = await studio.mint('alice')
      const said = await talk(url)
      expect([said.status, said.headers.location, said.text]).toEqual([302, '/', ''])
      expect(said.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
      const page = await talk(new URL('/', url).href, {
        headers: { cookie: said.headers['set-cookie']?.[0]?.split(';')[0] },
      })
      expect(page.headers['referrer-policy']).toBe('no-referrer')
    })

    it('a refusal says nothing of what is inside, nor back what was asked', async () => {
      const url = await studio.mint('alice')
      const bearer = tokens.bob
      const { cookie } = await studio.enter('bob')
      const refusals = [
        await talk(studio.at(url, 'studio-public')),
        await talk(studio.at(url, 'studio-other'), { headers: { accept: 'text/html' } }),
        await talk(new URL('/secret?x=<script>', url).href, { headers: { cookie, accept: 'text/html' } }),
        await studio.ask(bearer, 'alice'),
        await studio.ask(bearer, 'bob', 'api-public'),
        await studio.ask(`${bearer}x`, 'bob'),
      ]
      for (const { status, text, headers } of refusals) {
        expect([401, 403]).toContain(status)
        const all = text + JSON.stringify(headers)
        expect(all).not.toMatch(/vpce|vpc-|arn:|Sid|Endpoint|NoOtherWayIn|<script>|node_modules|fourthright/i)
        for (const secret of [bearer, cookie.split('=')[1], new URL(url).searchParams.get('token')]) {
          expect(all).not.toContain(secret)
        }
      }
    })
  })
}

function corsOf(headers: object): string[] {
  return Object.keys(headers).filter(
    (header) => header.startsWith('access-control-') || header === 'timing-allow-origin',
  )
}
