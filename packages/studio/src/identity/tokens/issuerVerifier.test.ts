import { generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TestClock } from '../../clock/clock.fixture.js'
import { StudioInputError } from '../../errors/studioError.js'
import type { Database } from '../../store/database.js'
import { testDatabase } from '../../store/testDatabase.fixture.js'
import { testPool, tokensOf } from '../pool/pool.fixture.js'
import { anyVerifier } from './anyVerifier.js'
import { CorporateIssuer } from './corporateIssuer.fixture.js'
import { by, type Claims, forge } from './forge.fixture.js'
import { type IssuerVerifier, openIssuerVerifier } from './issuerVerifier.js'
import { poolVerifier } from './poolVerifier.js'

let corporate: CorporateIssuer
let clock: TestClock
let verifier: IssuerVerifier

beforeEach(async () => {
  corporate = new CorporateIssuer()
  await corporate.open()
  clock = new TestClock()
  verifier = openIssuerVerifier({
    issuer: corporate.issuer,
    clientId: 'studio-api',
    usernameClaim: 'preferred_username',
    clock,
  })
})
afterEach(() => corporate.close())

const minute = 60_000
const token = (claims: Claims = {}, header: Claims = {}) => corporate.token(clock.now(), claims, header)

describe('a corporate access token', () => {
  it('is good by the issuer’s JWKS', async () => {
    expect(await verifier.verify(token())).toEqual({
      username: 'alice',
      subject: 'account-7',
      issuer: corporate.issuer,
      clientId: 'studio-api',
      expiresAt: clock.now() + 10 * minute,
    })
    expect(corporate.asked).toEqual(['/corp/.well-known/jwks.json'])
  })

  it.each<[string, Claims, Claims, string]>([
    ['for another client', { aud: 'other' }, {}, 'client'],
    ['for a list of clients', { aud: ['studio-api'] }, {}, 'client'],
    ['for several clients', { aud: ['studio-api', 'other'] }, {}, 'client'],
    ['for nobody', { aud: undefined }, {}, 'client'],
    [
      'with the client where this issuer does not say it',
      { aud: undefined, client_id: 'studio-api' },
      {},
      'client',
    ],
    ['an id token by its nonce', { nonce: 'n' }, {}, 'use'],
    ['an id token by at_hash', { at_hash: 'h' }, {}, 'use'],
    ['an id token by its use', { token_use: 'id' }, {}, 'use'],
    ['without a name', { preferred_username: undefined }, {}, 'claims'],
    ['with a list of names', { preferred_username: ['alice'] }, {}, 'claims'],
    ['with a NUL in the name', { preferred_username: 'alice\0' }, {}, 'claims'],
    ['without a subject', { sub: undefined }, {}, 'claims'],
    ['of another issuer', { iss: 'http://127.0.0.1:1/corp' }, {}, 'issuer'],
    ['that has ended', { exp: 1 }, {}, 'time'],
    ['of an unknown key', {}, { kid: 'corp-2' }, 'key'],
    ['of no key', {}, { kid: undefined }, 'header'],
    ['with a jku', {}, { jku: 'http://127.0.0.1:1/' }, 'header'],
    ['with alg none', {}, { alg: 'none' }, 'header'],
  ])('is not one %s', async (_, claims, header, code) => {
    await expect(verifier.verify(token(claims, header))).rejects.toMatchObject({
      status: 401,
      code: `identity/token-${code}`,
    })
    expect(corporate.asked.length).toBeLessThanOrEqual(1)
  })

  it('is not one that an attacker signs', async () => {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const forged = forge({ alg: 'RS256', kid: 'corp-1' }, { iss: corporate.issuer }, by(key))
    await expect(verifier.verify(forged)).rejects.toMatchObject({ code: 'identity/token-signature' })
  })

  it('names its client as Cognito does where it is told so', async () => {
    const cognito = openIssuerVerifier({
      issuer: corporate.issuer,
      clientId: 'studio-api',
      clientClaim: 'client_id',
      usernameClaim: 'username',
      clock,
    })
    const claims = { aud: undefined, client_id: 'studio-api', username: 'bob', token_use: 'access' }
    expect((await cognito.verify(token(claims))).username).toBe('bob')
    await expect(cognito.verify(token({ username: 'bob' }))).rejects.toMatchObject({
      code: 'identity/token-client',
    })
  })
})

describe('the issuer’s keys', () => {
  it('are asked for once a minute, however many unknown keys are named', async () => {
    const flood = () =>
      Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          expect(verifier.verify(token({}, { kid: `x${index}` }))).rejects.toMatchObject({
            code: 'identity/token-key',
          }),
        ),
      )
    await verifier.verify(token())
    await flood()
    clock.pass(minute - 1)
    await flood()
    clock.setBy(60 * minute)
    await flood()
    clock.setBy(-60 * minute)
    expect(corporate.asked).toHaveLength(1)
    clock.pass(1)
    await flood()
    await flood()
    expect(corporate.asked).toHaveLength(2)
  })

  it('are asked for once a minute too where the issuer is broken', async () => {
    corporate.instead = (_request, response) => response.writeHead(500).end()
    for (let attempt = 0; attempt < 10; attempt += 1)
      await expect(verifier.verify(token())).rejects.toMatchObject({ code: 'identity/token-keys-away' })
    expect(corporate.asked).toHaveLength(1)
    corporate.instead = undefined
    clock.pass(minute)
    expect((await verifier.verify(token())).username).toBe('alice')
  })

  it('are read again when a new one is named, and old ones are forgotten', async () => {
    const next = generateKeyPairSync('rsa', { modulusLength: 2048 })
    await verifier.verify(token())
    corporate.keys = [{ kid: 'corp-2', key: next.publicKey }]
    clock.pass(minute)
    const claims = JSON.parse(Buffer.from(token().split('.')[1] ?? '', 'base64url').toString())
    const renewed = forge({ alg: 'RS256', kid: 'corp-2' }, claims, by(next.privateKey))
    expect((await verifier.verify(renewed)).username).toBe('alice')
    await expect(verifier.verify(token())).rejects.toMatchObject({ code: 'identity/token-key' })
  })

  it('that were withdrawn are believed for ten minutes, and such as cannot be read again for an hour', async () => {
    await verifier.verify(token())
    corporate.instead = (_request, response) => response.destroy()
    clock.pass(59 * minute)
    expect((await verifier.verify(token())).username).toBe('alice')
    clock.pass(minute)
    await expect(verifier.verify(token())).rejects.toMatchObject({ code: 'identity/token-keys-away' })

    corporate.instead = undefined
    clock.pass(minute)
    await verifier.verify(token())
    corporate.keys = []
    clock.pass(10 * minute)
    await expect(verifier.verify(token())).rejects.toMatchObject({ code: 'identity/token-key' })
  })

  it.each<[string, CorporateIssuer['instead']]>([
    ['no JSON', (_request, response) => response.end('<html>')],
    ['no keys', (_request, response) => response.end('{"keys":7}')],
    ['a redirect', (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end()],
    ['two megabytes', (_request, response) => response.end(`{"keys":[],"x":"${'x'.repeat(2 ** 21)}"}`)],
    ['a 203', (_request, response) => response.writeHead(203).end('{"keys":[]}')],
  ])('open nothing where the answer is %s', async (_, instead) => {
    corporate.instead = instead
    await expect(verifier.verify(token())).rejects.toMatchObject({ status: 401 })
    expect(corporate.asked).toEqual(['/corp/.well-known/jwks.json'])
  })

  it.each([
    ['http elsewhere', 'http://idp.example'],
    ['http on a name that only looks local', 'http://localhost.example'],
    ['a user in it', 'https://user@idp.example'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'idp.example'],
  ])('are not looked for at an address that is %s', (_, issuer) => {
    expect(() => openIssuerVerifier({ issuer, clientId: 'x', usernameClaim: 'sub', clock })).toThrow(
      StudioInputError,
    )
  })
})

describe('several issuers', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  it('are each asked for their own tokens only', async () => {
    const { pool } = await testPool(database, { clock })
    const { accessToken } = await tokensOf(pool)
    const any = anyVerifier([poolVerifier(pool), verifier])
    expect((await any.verify(accessToken)).issuer).toBe(pool.issuer)
    expect(corporate.asked).toHaveLength(0)
    expect((await any.verify(token())).issuer).toBe(corporate.issuer)
    // The corporate key signs nothing for the pool.
    await expect(any.verify(token({ iss: pool.issuer }))).rejects.toMatchObject({
      code: 'identity/token-key',
    })
    for (const iss of [undefined, 'http://127.0.0.1:1', 7, '__proto__', [corporate.issuer]])
      await expect(any.verify(token({ iss }))).rejects.toMatchObject({ code: 'identity/token-issuer' })
    for (const text of ['', 'a.b.c', 'x'.repeat(1e6)])
      await expect(any.verify(text)).rejects.toMatchObject({ code: 'identity/token-form' })
  })

  it('are each there once', () => {
    expect(() => anyVerifier([verifier, verifier])).toThrow(StudioInputError)
  })
})
