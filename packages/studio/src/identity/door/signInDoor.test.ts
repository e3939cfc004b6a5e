import { JwtVerifier } from 'aws-jwt-verify'
import { SimpleFetcher } from 'aws-jwt-verify/https'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { KeptAudit } from '../../audit/keptAudit.fixture.js'
import { machineClock } from '../../clock/clock.js'
import { StudioStateError } from '../../errors/studioError.js'
import type { Database } from '../../store/database.js'
import { testDatabase } from '../../store/testDatabase.fixture.js'
import { permanent, temporary, testPool } from '../pool/pool.fixture.js'
import type { UserPool } from '../pool/userPool.js'
import { serve } from './doorServer.fixture.js'
import { signInDoor } from './signInDoor.js'

let database: Database
let pool: UserPool
let audit: KeptAudit
let server: Awaited<ReturnType<typeof serve>>
const faults = vi.fn()

beforeAll(async () => {
  database = await testDatabase()
  server = await serve(async (url) => {
    const opened = await testPool(database, {
      clock: machineClock,
      issuer: `${url}/eu_Door`,
      poolId: 'eu_Door',
      limits: { peer: { failures: 10_000, seconds: 60 } },
    })
    pool = opened.pool
    audit = opened.audit
    return signInDoor({ pool, report: faults })
  })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

const alice = { username: 'alice', password: permanent }

describe('the sign-in over HTTP', () => {
  it('answers with the contract’s four fields, after the audit has its line', async () => {
    const { status, body, headers } = await post('/sign-in', alice)
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['accessToken', 'expiresIn', 'idToken', 'refreshToken'])
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(audit.events.at(-1)).toMatchObject({
      who: 'alice',
      what: 'signIn',
      from: { entryPoint: 'sign-in', address: '10.16.0.5' },
      verdict: 'allow',
    })
  })

  it('refreshes and signs out', async () => {
    const first = (await post('/sign-in', alice)).body
    const second = await post('/refresh', { refreshToken: first.refreshToken })
    expect(second.status).toBe(200)
    const { refreshToken } = second.body
    expect(await post('/sign-out', { refreshToken })).toMatchObject({ status: 200, body: {} })
    expect((await post('/refresh', { refreshToken })).status).toBe(401)
    expect(await post('/sign-out', { refreshToken: 'unknown' })).toMatchObject({ status: 200, body: {} })
  })

  it('asks for another password, says what is wrong with it, and takes it once', async () => {
    await pool.adminCreateUser('bob', temporary)
    const asked = await post('/sign-in', { username: 'bob', password: temporary })
    expect(asked).toMatchObject({ status: 200, body: { challenge: 'NEW_PASSWORD_REQUIRED' } })
    expect(Object.keys(asked.body).sort()).toEqual(['challenge', 'session'])
    const { session } = asked.body
    expect(await post('/sign-in/new-password', { session, newPassword: 'short' })).toMatchObject({
      status: 400,
      body: { code: 'identity/password-length' },
    })
    const answer = { session, newPassword: permanent }
    expect((await post('/sign-in/new-password', answer)).body).toHaveProperty('accessToken')
    expect((await post('/sign-in/new-password', answer)).status).toBe(401)
  })

  it('says one thing to all who may not in', async () => {
    await pool.adminCreateUser('carol', temporary)
    await pool.adminDisableUser('carol')
    const answers = await Promise.all([
      post('/sign-in', { username: 'nobody', password: permanent }),
      post('/sign-in', { username: 'alice', password: 'wrong' }),
      post('/sign-in', { username: 'carol', password: temporary }),
    ])
    const shown = answers.map(({ status, body, headers }) => {
      const names = [...headers].filter(([name]) => name !== 'date')
      return JSON.stringify({ status, body, names })
    })
    expect(new Set(shown).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 401, body: { message: 'Unauthorized' } })
  })

  it('says the same to names that are somebody’s and names that are not, up to 429', async () => {
    const statuses = async (username: string) => {
      const seen = []
      for (let attempt = 0; attempt < 7; attempt += 1)
        seen.push((await post('/sign-in', { username, password: 'wrong' })).status)
      return seen
    }
    await pool.adminCreateUser('dave', temporary)
    const expected = [401, 401, 401, 401, 401, 429, 429]
    expect(await statuses('dave')).toEqual(expected)
    expect(await statuses('dora')).toEqual(expected)
  })

  it.each<[string, string, unknown, Record<string, string>, number]>([
    ['no JSON', '/sign-in', '{', {}, 400],
    ['a list', '/sign-in', [alice], {}, 400],
    ['null', '/sign-in', 'null', {}, 400],
    ['nothing', '/sign-in', '', {}, 400],
    ['a field more', '/sign-in', { ...alice, admin: true }, {}, 400],
    ['a prototype', '/sign-in', '{"username":"alice","password":"x","__proto__":{}}', {}, 400],
    ['a field less', '/sign-in', { username: 'alice' }, {}, 400],
    ['a name that is a list', '/sign-in', { ...alice, username: ['alice'] }, {}, 400],
    ['a name that is an operator', '/sign-in', { ...alice, username: { $ne: '' } }, {}, 400],
    ['a form', '/sign-in', 'username=alice', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', '/sign-in', JSON.stringify(alice), { 'content-type': 'text/plain' }, 415],
    ['a megabyte', '/sign-in', { ...alice, password: 'x'.repeat(2 ** 20) }, {}, 413],
    ['a name of 129 characters', '/sign-in', { ...alice, username: 'a'.repeat(129) }, {}, 400],
    ['a query too', '/sign-in?username=alice', alice, {}, 400],
    ['a password in the query', `/sign-in?password=${permanent}`, { username: 'alice' }, {}, 400],
    ['a token in the query', '/refresh?refreshToken=x', {}, {}, 400],
    [
      'a session that is SQL',
      '/sign-in/new-password',
      { session: "' or 1=1", newPassword: permanent },
      {},
      401,
    ],
    ['a refresh token of 2 kB', '/refresh', { refreshToken: 'x'.repeat(2048) }, {}, 400],
    ['no such address', '/sign-up', alice, {}, 404],
  ])('refuses %s', async (_, path, body, headers, status) => {
    const answer = await post(path, body, headers)
    expect(answer.status).toBe(status)
    expect(Object.keys(answer.body)).toEqual(['message'])
    expect(faults).not.toHaveBeenCalled()
  })

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])('knows no %s', async (method) => {
    expect((await fetch(`${server.url}/sign-in`, { method })).status).toBe(404)
  })

  it('opens nothing while the store is away', async () => {
    const away = vi
      .spyOn(audit, 'record')
      .mockRejectedValue(new StudioStateError('store/away', { message: 'The store is away.' }))
    const { status, body } = await post('/sign-in', alice)
    away.mockRestore()
    expect({ status, body }).toEqual({ status: 503, body: { message: 'Service Unavailable' } })
  })
})

describe('what everybody may know of the pool', () => {
  it('is enough for somebody else to verify its tokens', async () => {
    const discovery = await (await fetch(`${server.url}/eu_Door/.well-known/openid-configuration`)).json()
    expect(discovery).toMatchObject({ issuer: `${server.url}/eu_Door` })
    const answer = await (await fetch(discovery.jwks_uri)).text()
    expect(answer).not.toMatch(/"(d|p|q|dp|dq|qi)"/)
    const verifier = JwtVerifier.create(
      { issuer: discovery.issuer, audience: null, jwksUri: discovery.jwks_uri },
      { jwksCache: new SimpleJwksCache({ fetcher: new PlainFetcher() }) },
    )
    const { accessToken, idToken } = (await post('/sign-in', alice)).body
    expect((await verifier.verify(accessToken)).username).toBe('alice')
    expect((await verifier.verify(idToken, { audience: pool.clientId })).token_use).toBe('id')
  })

  it('stands below the pool’s own id only', async () => {
    expect((await fetch(`${server.url}/eu_Other/.well-known/jwks.json`)).status).toBe(404)
    expect((await fetch(`${server.url}/.well-known/jwks.json`)).status).toBe(404)
  })
})

/** aws-jwt-verify fetches over https alone. */
class PlainFetcher extends SimpleFetcher {
  override async fetch(uri: string): Promise<ArrayBuffer> {
    return (await fetch(uri)).arrayBuffer()
  }
}
