import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import type { Jwks } from 'aws-jwt-verify/jwk'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TestClock } from '../../clock/clock.fixture.js'
import { Refusal } from '../../errors/studioError.js'
import type { Database } from '../../store/database.js'
import { testDatabase } from '../../store/testDatabase.fixture.js'
import { stolenKeyOf, testPool, tokensOf } from '../pool/pool.fixture.js'
import type { UserPool } from '../pool/userPool.js'
import {
  by,
  bySecret,
  type Claims,
  claimsOf,
  forge,
  publicPemOf,
  RawJson,
  unsigned,
} from './forge.fixture.js'
import { poolVerifier } from './poolVerifier.js'

let database: Database
let pool: UserPool
let sibling: UserPool
let clock: TestClock
let good: { accessToken: string; idToken: string }
/** What everybody can know, and the pool's own key for tokens that no pool would sign. */
let known: {
  header: Claims
  claims: Claims
  id: Claims
  own: KeyObject
  next: string
  publicPem: string
  foreign: { token: string; key: KeyObject }
}
const attacker = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

beforeAll(async () => {
  database = await testDatabase()
  const first = await testPool(database)
  ;({ pool, clock } = first)
  const second = await testPool(database, { clock })
  sibling = second.pool
  good = await tokensOf(pool)
  const { kid } = await pool.keys.current()
  const [, next] = (await pool.keys.jwks()).keys
  const verifying = await pool.keys.verifying(kid)
  if (verifying === undefined || next?.kid === undefined) throw new Error('no keys')
  known = {
    header: { kid, alg: 'RS256' },
    claims: claimsOf(good.accessToken),
    id: claimsOf(good.idToken),
    own: await stolenKeyOf(first.settings),
    next: next.kid,
    publicPem: await publicPemOf(verifying),
    foreign: {
      token: (await tokensOf(sibling)).accessToken,
      key: await stolenKeyOf(second.settings),
    },
  }
})
afterAll(() => database.close())

// The second opinion reads the machine's clock.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: clock.now() }))
afterEach(() => vi.useRealTimers())

async function cognitoVerifier(tokenUse: 'access' | 'id') {
  const verifier = CognitoJwtVerifier.create({
    userPoolId: pool.poolId,
    tokenUse,
    clientId: pool.clientId,
    graceSeconds: 5,
  })
  verifier.cacheJwks((await pool.keys.jwks()) as unknown as Jwks)
  return verifier
}

/** Signed by the pool's own key: only the claims are wrong. */
const claiming = (claims: Claims) => () => forge(known.header, { ...known.claims, ...claims }, by(known.own))
const heading = (header: Claims) => () => forge({ ...known.header, ...header }, known.claims, by(known.own))
const lacking = (claim: string) => () => {
  const { [claim]: _, ...rest } = known.claims
  return forge(known.header, rest, by(known.own))
}
const at = () => Math.floor(clock.now() / 1000)
/** A claim that stands there as this JSON text. */
const writing = (claim: string, json: string) => () => {
  const text = JSON.stringify({ ...known.claims, [claim]: '@' }).replace('"@"', json)
  return forge(known.header, new RawJson(text), by(known.own))
}

interface Attack {
  readonly name: string
  readonly token: () => string
  readonly code: string
  /** Cognito's verifier lets it pass; ours is stricter. */
  readonly onlyOurs?: true
}

const attacks: readonly Attack[] = [
  // 1 algorithms
  ...['none', 'None', 'nOnE', 'HS256', 'RS512', 'PS256', ''].map((alg) => ({
    name: `alg ${alg} without a signature`,
    token: () => forge({ ...known.header, alg }, known.claims, unsigned),
    code: 'form',
  })),
  ...['none', 'None', ''].map((alg) => ({
    name: `alg ${alg} under the old signature`,
    token: () => forge({ ...known.header, alg }, known.claims, by(known.own)),
    code: 'header',
  })),
  {
    name: 'HS256 with the public key as the secret',
    token: () => forge({ ...known.header, alg: 'HS256' }, known.claims, bySecret(known.publicPem)),
    code: 'header',
  },
  {
    name: 'RS256 signed by HMAC with the public key',
    token: () => forge(known.header, known.claims, bySecret(known.publicPem)),
    code: 'signature',
  },
  {
    name: 'RS256 with an EC key',
    token: () => forge(known.header, known.claims, by(curve)),
    code: 'signature',
  },
  {
    name: 'ES256',
    token: () => forge({ ...known.header, alg: 'ES256' }, known.claims, by(curve)),
    code: 'header',
  },
  {
    name: "an attacker's key",
    token: () => forge(known.header, known.claims, by(attacker)),
    code: 'signature',
  },
  {
    name: 'RS512',
    token: () => forge({ ...known.header, alg: 'RS512' }, known.claims, by(known.own, 'sha512')),
    code: 'header',
  },
  {
    name: 'another claim under the old signature',
    token: () => swapped({ username: 'bob' }),
    code: 'signature',
  },
  // 2 keys
  { name: 'an unknown kid', token: heading({ kid: 'unknown' }), code: 'key' },
  {
    name: 'the next key, which has signed nothing',
    token: () => heading({ kid: known.next })(),
    code: 'signature',
  },
  { name: 'a kid that is a path', token: heading({ kid: '../../../dev/null' }), code: 'key' },
  { name: 'a kid that is SQL', token: heading({ kid: "' or '1'='1" }), code: 'key' },
  { name: 'a kid that is no text', token: heading({ kid: 7 }), code: 'header' },
  { name: 'a kid of a kilobyte', token: heading({ kid: 'k'.repeat(1024) }), code: 'header' },
  ...['jku', 'x5u', 'jwk', 'x5c', 'zip', 'enc'].map((name) => ({
    name: `${name} of an attacker`,
    token: heading({ [name]: name === 'jwk' ? { kty: 'RSA' } : 'http://127.0.0.1:1/keys' }),
    code: 'header',
    onlyOurs: true as const,
  })),
  { name: 'an unknown crit', token: heading({ crit: ['own'], own: true }), code: 'header', onlyOurs: true },
  {
    name: 'an unencoded payload',
    token: heading({ crit: ['b64'], b64: false }),
    code: 'header',
    onlyOurs: true,
  },
  { name: 'a type of another token', token: heading({ typ: 'dpop+jwt' }), code: 'header', onlyOurs: true },
  // 3 issuer, client, use
  { name: 'a wrong issuer', token: claiming({ iss: 'https://evil.example' }), code: 'issuer' },
  {
    name: 'an issuer with a slash more',
    token: () => claiming({ iss: `${pool.issuer}/` })(),
    code: 'issuer',
  },
  { name: 'no issuer', token: lacking('iss'), code: 'issuer' },
  { name: "a sibling pool's token", token: () => known.foreign.token, code: 'key' },
  {
    name: "a sibling pool's key with our kid",
    token: () => forge(known.header, known.claims, by(known.foreign.key)),
    code: 'signature',
  },
  { name: 'a wrong client', token: claiming({ client_id: 'other' }), code: 'client' },
  { name: 'no client', token: lacking('client_id'), code: 'client' },
  {
    name: 'aud in the place of the client',
    token: () => claiming({ client_id: undefined, aud: pool.clientId })(),
    code: 'client',
  },
  { name: 'a list of clients', token: () => claiming({ client_id: [pool.clientId] })(), code: 'client' },
  {
    name: 'aud beside the client',
    token: () => claiming({ aud: ['x', pool.clientId] })(),
    code: 'client',
    onlyOurs: true,
  },
  { name: 'an id token', token: () => good.idToken, code: 'use' },
  {
    name: 'an id token that says access',
    token: () => forge(known.header, { ...known.id, token_use: 'access' }, by(known.own)),
    code: 'client',
  },
  { name: 'no use', token: lacking('token_use'), code: 'use' },
  // 4 times
  { name: 'a token that has ended', token: () => claiming({ exp: at() - 6 })(), code: 'time' },
  { name: 'a token that ends', token: () => claiming({ exp: at() - 5 })(), code: 'time', onlyOurs: true },
  { name: 'no end', token: lacking('exp'), code: 'time', onlyOurs: true },
  { name: 'no beginning', token: lacking('iat'), code: 'time', onlyOurs: true },
  {
    name: 'a beginning in the future',
    token: () => claiming({ iat: at() + 6 })(),
    code: 'time',
    onlyOurs: true,
  },
  { name: 'nbf in the future', token: () => claiming({ nbf: at() + 6 })(), code: 'time' },
  { name: 'nbf that is a text', token: () => claiming({ nbf: String(at()) })(), code: 'time' },
  { name: 'exp that is a text', token: () => claiming({ exp: String(at() + 60) })(), code: 'time' },
  { name: 'exp 1e308', token: writing('exp', '1e308'), code: 'time', onlyOurs: true },
  { name: 'exp 1e400, which is infinite', token: writing('exp', '1e400'), code: 'time', onlyOurs: true },
  { name: 'exp negative', token: writing('exp', '-1'), code: 'time' },
  { name: 'exp in halves', token: () => claiming({ exp: at() + 60.5 })(), code: 'time', onlyOurs: true },
  { name: 'exp null', token: writing('exp', 'null'), code: 'time' },
  { name: 'iat negative', token: writing('iat', '-1'), code: 'time', onlyOurs: true },
  {
    name: 'a life of a year',
    token: () => claiming({ exp: at() + 365 * 86_400 })(),
    code: 'time',
    onlyOurs: true,
  },
  // 6 names
  ...['', 'alice\0', 'a b', 'a'.repeat(129), 'alice\n'].map((username) => ({
    name: `the name ${JSON.stringify(username.slice(0, 9))}`,
    token: claiming({ username }),
    code: 'claims',
    onlyOurs: true as const,
  })),
  { name: 'another name', token: claiming({ username: 'bob' }), code: 'ended', onlyOurs: true },
  { name: 'a list of names', token: claiming({ username: ['alice'] }), code: 'claims', onlyOurs: true },
  { name: 'no name', token: lacking('username'), code: 'claims', onlyOurs: true },
  { name: 'no sign-in', token: lacking('origin_jti'), code: 'claims', onlyOurs: true },
  {
    name: 'a sign-in that never was',
    token: claiming({ origin_jti: '00000000-0000-4000-8000-000000000000' }),
    code: 'ended',
    onlyOurs: true,
  },
  {
    name: 'a sign-in that is SQL',
    token: claiming({ origin_jti: "' or 1=1" }),
    code: 'claims',
    onlyOurs: true,
  },
  // the form
  { name: 'nothing', token: () => '', code: 'form' },
  { name: 'two parts', token: () => good.accessToken.split('.').slice(0, 2).join('.'), code: 'form' },
  { name: 'five parts', token: () => `${good.accessToken}.a.b`, code: 'form' },
  { name: 'a space before it', token: () => ` ${good.accessToken}`, code: 'form' },
  { name: 'a line after it', token: () => `${good.accessToken}\n`, code: 'form' },
  { name: 'padding', token: () => `${good.accessToken}=`, code: 'form', onlyOurs: true },
  {
    name: 'claims that are a list',
    token: () => forge(known.header, [known.claims], by(known.own)),
    code: 'form',
  },
  {
    name: 'claims that are no JSON',
    token: () => forge(known.header, new RawJson('{'), by(known.own)),
    code: 'form',
  },
  {
    name: 'a megabyte',
    token: () => claiming({ more: 'x'.repeat(2 ** 20) })(),
    code: 'form',
    onlyOurs: true,
  },
]

function swapped(claims: Claims): string {
  const [header, , signature] = good.accessToken.split('.')
  const body = Buffer.from(JSON.stringify({ ...known.claims, ...claims })).toString('base64url')
  return `${header}.${body}.${signature}`
}

describe('an access token of the pool', () => {
  it('is good, and its bearer is who signed in', async () => {
    expect(await poolVerifier(pool).verify(good.accessToken)).toEqual({
      username: 'alice',
      subject: (await pool.user('alice'))?.sub,
      issuer: pool.issuer,
      clientId: pool.clientId,
      expiresAt: clock.now() + 3_600_000,
    })
  })

  it('has Cognito’s claims, and no other', () => {
    expect(Object.keys(known.claims).sort()).toEqual(
      'sub iss client_id origin_jti event_id token_use scope auth_time exp iat jti username'
        .split(' ')
        .sort(),
    )
    expect(Object.keys(known.id).sort()).toEqual(
      'sub iss aud origin_jti event_id token_use auth_time exp iat jti cognito:username'.split(' ').sort(),
    )
    expect(known.claims).toMatchObject({ scope: 'aws.cognito.signin.user.admin', token_use: 'access' })
  })

  it('and its id token are good for Cognito’s own verifier', async () => {
    expect((await (await cognitoVerifier('access')).verify(good.accessToken)).username).toBe('alice')
    expect((await (await cognitoVerifier('id')).verify(good.idToken))['cognito:username']).toBe('alice')
  })

  it.each(attacks.map((attack) => [attack.name, attack] as const))('is not %s', async (_, attack) => {
    const { token, code, onlyOurs } = attack
    const refusal = await poolVerifier(pool)
      .verify(token())
      .catch((reason: unknown) => reason)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ status: 401, code: expect.stringMatching(/^identity\/token-/) })
    expect((refusal as Refusal).code).toBe(`identity/token-${code}`)
    if (onlyOurs === undefined)
      await expect((await cognitoVerifier('access')).verify(token())).rejects.toThrow()
  })

  it('is refused without a word of it, and without a look at any address', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    for (const { token } of attacks) {
      const refusal = await poolVerifier(pool)
        .verify(token())
        .catch((reason: unknown) => reason)
      const text = JSON.stringify(refusal)
      for (const part of token()
        .split('.')
        .filter((one) => one.length > 20))
        expect(text).not.toContain(part)
    }
    expect(fetched).not.toHaveBeenCalled()
    fetched.mockRestore()
  })

  it.each([
    [-3_600_000 - 6_000, false],
    [-6_000, false],
    [-5_000, true],
    [0, true],
    [3_600_000, true],
    [3_604_999, true],
    [3_605_000, false],
    [86_400_000, false],
  ])('with the clock %i ms from its making is good: %s', async (milliseconds, isGood) => {
    clock.setBy(milliseconds)
    try {
      const verified = poolVerifier(pool).verify(good.accessToken)
      if (isGood) expect((await verified).username).toBe('alice')
      else await expect(verified).rejects.toMatchObject({ code: 'identity/token-time' })
    } finally {
      clock.setBy(-milliseconds)
    }
  })

  it('is a Refusal whatever text it is', async () => {
    const segment = fc.oneof(
      fc.string(),
      fc.base64String(),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
      fc.constantFrom(...good.accessToken.split('.')),
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(segment, { minLength: 1, maxLength: 6 }).map((segments) => segments.join('.')),
      fc
        .tuple(fc.nat(good.accessToken.length - 1), fc.string({ minLength: 1, maxLength: 1 }))
        .map(
          ([place, letter]) => good.accessToken.slice(0, place) + letter + good.accessToken.slice(place + 1),
        ),
    )
    await fc.assert(
      fc.asyncProperty(text, async (token) => {
        fc.pre(token !== good.accessToken && !isSameToken(token))
        await expect(poolVerifier(pool).verify(token)).rejects.toBeInstanceOf(Refusal)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is a Refusal whatever it claims', async () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.integer(),
      fc.double(),
      fc.constantFrom(...Object.values(known.claims)),
    )
    const claims = fc.dictionary(
      fc.constantFrom(...Object.keys(known.claims), 'nbf', 'aud', '__proto__'),
      value,
    )
    await fc.assert(
      fc.asyncProperty(claims, async (others) => {
        const token = forge(known.header, { ...known.claims, ...others }, by(known.own))
        const verdict = await poolVerifier(pool)
          .verify(token)
          .catch((reason: unknown) => reason)
        if (verdict instanceof Refusal) return
        expect(verdict).toMatchObject({ username: 'alice', subject: known.claims.sub })
      }),
      { numRuns: 500 },
    )
  })
})

/** The last letter of a signature has bits that mean nothing. */
function isSameToken(token: string): boolean {
  const [header, claims, signature = ''] = token.split('.')
  const [goodHeader, goodClaims, goodSignature = ''] = good.accessToken.split('.')
  const bytes = (text: string) => Buffer.from(text, 'base64url')
  return header === goodHeader && claims === goodClaims && bytes(signature).equals(bytes(goodSignature))
}

describe('the pool’s keys', () => {
  it('are two, of which one has signed', async () => {
    const { keys } = await sibling.keys.jwks()
    expect(keys).toHaveLength(2)
    for (const key of keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
      expect(key).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' })
    }
    expect((await sibling.keys.current()).kid).toBe(keys[0]?.kid)
  })
})
