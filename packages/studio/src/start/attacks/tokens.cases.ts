import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  by,
  bySecret,
  type Claims,
  claimsOf,
  forge,
  RawJson,
  unsigned,
} from '../../identity/tokens/forge.fixture.js'
import { requestText, talkRaw } from '../../network/rawTalk.fixture.js'
import { talk } from '../talk.fixture.js'
import { type AttackedStudio, post } from './attacked.fixture.js'

export function tokenAttacks(theStudio: () => AttackedStudio): void {
  const attacker = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' })

  let studio: AttackedStudio
  let url: string
  let good: { accessToken: string; idToken: string; refreshToken: string }
  let header: Claims
  let claims: Claims
  let publicPem: string
  /** A server of the attacker's, where a token says that its keys are. */
  const lure = createServer((_request, response) => {
    lured += 1
    response.end(JSON.stringify({ keys: [{ ...attacker.publicKey.export({ format: 'jwk' }), kid: 'lure' }] }))
  })
  let lured = 0
  let lureUrl: string

  beforeAll(async () => {
    studio = theStudio()
    const { ready } = studio.studio
    url = `${ready.api.url}/${ready.api.stage}/alice`
    const password = ready.users[0]?.password ?? ''
    good = (await post(ready.signIn.url, { username: 'alice', password })).json as typeof good
    header = JSON.parse(Buffer.from(good.accessToken.split('.')[0] ?? '', 'base64url').toString())
    claims = claimsOf(good.accessToken)
    const jwks = await talk(`${studio.origins['sign-in']}/${ready.userPoolId}/.well-known/jwks.json`)
    const keys = jwks.json?.keys as (JsonWebKey & { kid: string })[]
    const key = keys.find(({ kid }) => kid === header.kid) as JsonWebKey
    publicPem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString()
    await new Promise<void>((resolve) => lure.listen(0, '127.0.0.1', resolve))
    lureUrl = `http://127.0.0.1:${(lure.address() as AddressInfo).port}/jwks.json`
  })
  afterAll(() => new Promise((resolve) => lure.close(resolve)))

  const mine = by(attacker.privateKey)
  const rsa = (more: Claims, changed: Claims = {}) =>
    forge({ ...header, ...more }, { ...claims, ...changed }, mine)
  const refused = { status: 401, text: '{"message":"Unauthorized"}' }

  describe.each<[group: string, attacks: Record<string, () => string>]>([
    [
      'attack group 1: another algorithm or another key',
      {
        'alg none': () => forge({ ...header, alg: 'none' }, claims, unsigned),
        'alg None': () => forge({ ...header, alg: 'None' }, claims, unsigned),
        'alg nOnE': () => forge({ ...header, alg: 'nOnE' }, claims, unsigned),
        'no alg': () => forge({ kid: header.kid }, claims, unsigned),
        'HS256 by the public key': () => forge({ ...header, alg: 'HS256' }, claims, bySecret(publicPem)),
        'HS256 by the public key, trimmed': () =>
          forge({ ...header, alg: 'HS256' }, claims, bySecret(publicPem.trim())),
        'RS256 by an elliptic key': () => forge(header, claims, by(curve.privateKey)),
        'ES256 by an elliptic key': () => forge({ ...header, alg: 'ES256' }, claims, by(curve.privateKey)),
        "RS256 by the attacker's key": () => rsa({}),
        'the good signature under other claims': () =>
          `${forge(header, { ...claims, username: 'bob' }, unsigned)}${good.accessToken.split('.')[2]}`,
        'no signature': () => good.accessToken.replace(/[^.]+$/, ''),
      },
    ],
    [
      'attack group 2: a key of the attacker’s choice',
      {
        'a kid that nobody has': () => rsa({ kid: 'nobody' }),
        'a kid that is a path': () => rsa({ kid: '../../../../dev/null' }),
        'a kid that is SQL': () => rsa({ kid: "' or '1'='1" }),
        'no kid': () => rsa({ kid: undefined }),
        jku: () => rsa({ kid: 'lure', jku: lureUrl }),
        x5u: () => rsa({ kid: 'lure', x5u: lureUrl }),
        jwk: () => rsa({ jwk: attacker.publicKey.export({ format: 'jwk' }) }),
        'an unknown crit': () => rsa({ crit: ['down'], down: 4 }),
      },
    ],
    [
      'attack group 3: a token for something else',
      {
        'an id token': () => good.idToken,
        'a refresh token': () => good.refreshToken,
        'another issuer': () => rsa({}, { iss: lureUrl }),
        'a sibling pool': () => rsa({}, { iss: `${claims.iss}`.replace(/_\w+$/, '_sibling00') }),
        'another client': () => rsa({}, { client_id: 'other' }),
        'an audience alone': () => rsa({}, { client_id: undefined, aud: claims.client_id }),
        'a list of audiences': () => rsa({}, { aud: [claims.client_id, 'other'] }),
      },
    ],
    [
      'attack group 4: another time',
      {
        'exp past': () => rsa({}, { exp: 1 }),
        'nbf in the future': () => rsa({}, { nbf: 99_999_999_999 }),
        'iat in the future': () => rsa({}, { iat: 99_999_999_999 }),
        'no exp': () => rsa({}, { exp: undefined }),
        'exp as text': () => rsa({}, { exp: '99999999999' }),
        'exp 1e308': () =>
          forge(header, new RawJson(JSON.stringify(claims).replace(/"exp":\d+/, '"exp":1e308')), mine),
        'exp negative': () => rsa({}, { exp: -1 }),
      },
    ],
  ])('%s', (_group, attacks) => {
    it.each(Object.keys(attacks))('%s: 401 and one body', async (name) => {
      const token = attacks[name]?.() ?? ''
      const { status, text } = await studio.ask(token, 'alice')
      expect({ status, text }).toEqual(refused)
    })
  })

  describe('attack group 2', () => {
    it('asks no address that a token names', () => {
      expect(lured).toBe(0)
    })
  })

  describe('attack group 5: the token in another place', () => {
    const port = () => Number(new URL(url).port)
    const ask = (...headers: string[]) =>
      talkRaw(requestText('GET /dev/alice HTTP/1.1', [`Host: ${new URL(url).host}`, ...headers], ''), {
        port: port(),
        patience: 1000,
      })

    it.each<[string, () => string[]]>([
      [
        'twice',
        () => [`Authorization: Bearer ${good.accessToken}`, `Authorization: Bearer ${good.accessToken}`],
      ],
      [
        'twice, once wrong',
        () => [`Authorization: Bearer ${good.accessToken}`, 'authorization: Bearer a.b.c'],
      ],
      ['lower-case bearer', () => [`Authorization: bearer ${good.accessToken}`]],
      ['more spaces', () => [`Authorization: Bearer  ${good.accessToken}`]],
      ['a list', () => [`Authorization: Bearer ${good.accessToken}, Bearer ${good.accessToken}`]],
      ['no scheme', () => [`Authorization: ${good.accessToken}`]],
      [
        'Basic',
        () => [`Authorization: Basic ${Buffer.from(`alice:${good.accessToken}`).toString('base64')}`],
      ],
      ['a look-alike header', () => [`X-Authorization: Bearer ${good.accessToken}`]],
      ['Proxy-Authorization', () => [`Proxy-Authorization: Bearer ${good.accessToken}`]],
      [
        'a cookie',
        () => [`Cookie: Authorization=Bearer ${good.accessToken}; access_token=${good.accessToken}`],
      ],
    ])('%s: 401', async (_where, headers) => {
      const { statuses, text } = await ask(...headers(), 'Connection: close')
      expect(statuses).toEqual([401])
      expect(text).not.toContain(good.accessToken)
    })

    it.each(['access_token', 'token', 'Authorization'])('in the query as %s: no such route', async (name) => {
      expect((await talk(`${url}?${name}=${good.accessToken}`)).status).toBe(404)
    })

    it('is good in its own place, so that the refusals above mean something', async () => {
      expect((await ask(`Authorization: Bearer ${good.accessToken}`, 'Connection: close')).statuses).toEqual([
        200,
      ])
      expect((await studio.ask(good.accessToken, 'alice')).status).toBe(200)
    })
  })
}
