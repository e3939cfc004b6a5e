import { generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { KeptAudit } from '../../audit/keptAudit.fixture.js'
import { TestClock } from '../../clock/clock.fixture.js'
import type { Database } from '../../store/database.js'
import { testDatabase } from '../../store/testDatabase.fixture.js'
import { serve } from '../door/doorServer.fixture.js'
import { signInDoor } from '../door/signInDoor.js'
import { office, permanent, testPool } from '../pool/pool.fixture.js'
import type { UserPool } from '../pool/userPool.js'
import { by, forge, RawJson, unsigned } from '../tokens/forge.fixture.js'
import { poolVerifier } from '../tokens/poolVerifier.js'
import { Browser } from './browser.fixture.js'
import { CorporateProvider } from './corporateProvider.fixture.js'
import { openFederation } from './federation.js'
import type { ProviderSettings } from './provider.js'

let database: Database
let corporate: CorporateProvider
let server: Awaited<ReturnType<typeof serve>>
let pool: UserPool
let audit: KeptAudit
let clock: TestClock

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  corporate = new CorporateProvider()
  corporate.accounts['account-1'] = {
    preferred_username: 'ann',
    email: 'ann@corp.example',
    email_verified: true,
    groups: ['analysts', 'all'],
  }
  clock = new TestClock(Date.now())
  server = await serve(async (url) => {
    await corporate.open([`${url}/federate/corp/callback`, `${url}/federate/second/callback`])
    const opened = await testPool(database, { clock })
    pool = opened.pool
    audit = opened.audit
    const corp: ProviderSettings = {
      name: 'corp',
      issuer: corporate.issuer,
      clientId: 'pool',
      clientSecret: 'secret-of-the-pool-at-the-provider',
      usernameClaim: 'preferred_username',
      admit: [{ claim: 'groups', oneOf: ['analysts'] }],
    }
    const federation = openFederation({
      pool,
      database,
      vault: opened.settings.vault,
      clock,
      publicUrl: url,
      providers: [corp, { ...corp, name: 'second' }],
    })
    return signInDoor({ pool, federation, report: (error) => expect(error).toBeUndefined() })
  })
})
afterEach(async () => {
  await server.close()
  await corporate.close()
})

const callback = (name = 'corp') => `${server.url}/federate/${name}/callback`

/** Signs in at the provider; the address that it sends the browser back to. */
const away = (browser: Browser, login = 'account-1', name = 'corp') =>
  browser.signInAt(`${server.url}/federate/${name}`, login, callback(name))

async function signIn(login = 'account-1') {
  const browser = new Browser()
  const response = await browser.get(await away(browser, login))
  return { status: response.status, body: await response.json() }
}

describe('a sign-in at a corporate provider', () => {
  it('gives the pool’s own tokens to who is admitted, and makes the user', async () => {
    const browser = new Browser()
    const back = await away(browser)
    expect(browser.cookie(server.url, '__Host-federate')).toMatch(/^[\w-]{43}$/)
    const response = await browser.get(back)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(browser.cookie(server.url, '__Host-federate')).toBeUndefined()
    const tokens = await response.json()
    expect(Object.keys(tokens).sort()).toEqual(['accessToken', 'expiresIn', 'idToken', 'refreshToken'])
    expect(await poolVerifier(pool).verify(tokens.accessToken)).toMatchObject({
      username: 'ann',
      issuer: pool.issuer,
    })
    expect(await pool.user('ann')).toMatchObject({ status: 'EXTERNAL_PROVIDER', enabled: true })
    expect(audit.events.at(-1)).toEqual({
      who: 'ann',
      what: 'signIn',
      on: 'ann',
      from: { entryPoint: 'sign-in', address: '10.16.0.5' },
      verdict: 'allow',
      why: 'The provider corp vouches for the user.',
    })
    for (const secret of [...Object.values(tokens), new URL(back).searchParams.get('code')])
      if (typeof secret === 'string') expect(JSON.stringify(audit.events)).not.toContain(secret)
  })

  it('sets out with a code, PKCE by S256, state and nonce, and keeps none of them readable', async () => {
    const browser = new Browser()
    const response = await browser.get(`${server.url}/federate/corp`)
    expect(response.status).toBe(302)
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-federate=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/,
    )
    const asked = new URL(response.headers.get('location') ?? '').searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'pool',
      redirect_uri: callback(),
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
    const [{ rows } = { rows: '' }] = await database.query<{ rows: string }>(
      "select string_agg(t::text, ',') as rows from pool_pending_login t",
    )
    for (const secret of [
      asked.get('state'),
      asked.get('nonce'),
      browser.cookie(server.url, '__Host-federate'),
    ])
      expect(rows).not.toContain(secret)
  })

  it('is the same user the next time, also under another name, and takes no other’s', async () => {
    const first = await signIn()
    corporate.accounts['account-1'] = { preferred_username: 'alice', groups: ['analysts'] }
    const second = await signIn()
    const bearers = await Promise.all(
      [first, second].map(({ body }) => poolVerifier(pool).verify(body.accessToken)),
    )
    expect(bearers[1]?.subject).toBe(bearers[0]?.subject)
    expect(bearers[1]?.username).toBe('ann')
    // Alice is there before, with a password. The name at the provider does not make somebody her.
    corporate.accounts['account-2'] = { preferred_username: 'alice', groups: ['analysts'] }
    expect(await signIn('account-2')).toEqual({ status: 403, body: { message: 'Forbidden' } })
    // Nor does Ann's.
    corporate.accounts['account-3'] = { preferred_username: 'ann', groups: ['analysts'] }
    expect((await signIn('account-3')).status).toBe(403)
    expect((await pool.users()).map(({ name }) => name)).toEqual(['alice', 'ann'])
    const own = await pool.signIn({ username: 'alice', password: permanent, from: office })
    expect(own.challenge).toBeNull()
  })

  it('knows an account by provider and subject: the same subject elsewhere is somebody else', async () => {
    await signIn()
    const browser = new Browser()
    const response = await browser.get(await away(browser, 'account-1', 'second'))
    expect(response.status).toBe(403)
    expect(audit.events.at(-1)?.why).toBe('The name belongs to a user whom the provider does not know.')
  })

  it.each<[string, Record<string, unknown>]>([
    ['in no group', { preferred_username: 'ann' }],
    ['in other groups', { preferred_username: 'ann', groups: ['analyst', 'Analysts'] }],
    ['without a name', { groups: ['analysts'] }],
    ['with a list of names', { preferred_username: ['ann'], groups: ['analysts'] }],
    ['with a name that no pool takes', { preferred_username: 'ann smith', groups: ['analysts'] }],
  ])('lets nobody in who is %s', async (_, account) => {
    corporate.accounts['account-1'] = account
    expect(await signIn()).toEqual({ status: 403, body: { message: 'Forbidden' } })
    expect(await pool.user('ann')).toBeUndefined()
    expect(audit.events.at(-1)).toMatchObject({ who: null, verdict: 'deny' })
  })

  it('lets nobody in who is disabled, nor refresh', async () => {
    const { body } = await signIn()
    await pool.adminDisableUser('ann')
    expect((await signIn()).status).toBe(403)
    const refresh = pool.refresh({ refreshToken: body.refreshToken, from: office })
    await expect(refresh).rejects.toMatchObject({ status: 401 })
    await expect(poolVerifier(pool).verify(body.accessToken)).rejects.toMatchObject({ status: 401 })
  })

  it('is good for half a day, since the provider may have ended it meanwhile', async () => {
    let { refreshToken } = (await signIn()).body
    clock.pass(11 * 3_600_000)
    ;({ refreshToken } = await pool.refresh({ refreshToken, from: office }))
    clock.pass(3_600_000)
    await expect(pool.refresh({ refreshToken, from: office })).rejects.toMatchObject({ status: 401 })
  })

  it('gives its user no password', async () => {
    await signIn()
    await expect(pool.adminSetUserPassword('ann', permanent, { permanent: true })).rejects.toMatchObject({
      code: 'identity/no-user',
    })
  })

  it('makes one user where it comes twice at once', async () => {
    const vouch = async () => ({ provider: 'corp', subject: 'account-9', name: 'zoe' })
    await Promise.all([pool.signInLinked(office, vouch), pool.signInLinked(office, vouch)])
    expect((await pool.users()).map(({ name }) => name)).toEqual(['alice', 'zoe'])
  })
})

interface TokenAnswer {
  readonly id_token?: string
}

const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

/** The same claims under another signature. */
function resigned(token: string | undefined, signWith: (signed: string) => Buffer, alg?: string): string {
  const [header = '', claims = ''] = (token ?? '')
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString())
  return forge({ ...JSON.parse(header), ...(alg ? { alg } : {}) }, new RawJson(claims), signWith)
}

describe('coming back from a provider', () => {
  const refused = async (browser: Browser, url: string, why: string, status = 401) => {
    const response = await browser.get(url)
    expect(response.status).toBe(status)
    expect(Object.keys(await response.json())).toEqual(['message'])
    expect(audit.events.at(-1)).toMatchObject({ what: 'signIn', verdict: 'deny', why })
  }
  const unknown = 'No login has that state.'

  it('works once', async () => {
    const browser = new Browser()
    const back = await away(browser)
    expect((await browser.get(back)).status).toBe(200)
    await refused(browser, back, unknown)
  })

  it('works in the browser that set out alone, and then not at all', async () => {
    const [victim, attacker] = [new Browser(), new Browser()]
    const back = await away(attacker)
    await victim.get(`${server.url}/federate/corp`)
    await refused(victim, back, 'The login was begun in another browser.')
    await refused(attacker, back, unknown)
  })

  it('does not work without a cookie, nor with two', async () => {
    const back = await away(new Browser())
    await refused(new Browser(), back, 'The login was begun in another browser.')
    const browser = new Browser()
    const second = await away(browser)
    const cookie = browser.cookie(server.url, '__Host-federate')
    const response = await fetch(second, {
      headers: { cookie: `__Host-federate=${cookie}; __Host-federate=${cookie}` },
    })
    expect(response.status).toBe(401)
  })

  it('does not work ten minutes later', async () => {
    const browser = new Browser()
    const back = await away(browser)
    clock.pass(10 * 60_000)
    await refused(browser, back, 'The login took too long.')
  })

  it('does not work at another provider’s address', async () => {
    const browser = new Browser()
    const back = await away(browser)
    await refused(browser, back.replace('/corp/', '/second/'), unknown)
  })

  it.each<[string, (url: URL) => void]>([
    ['no state', (url) => url.searchParams.delete('state')],
    ['two states', (url) => url.searchParams.append('state', url.searchParams.get('state') ?? '')],
    ['another state', (url) => url.searchParams.set('state', 'A'.repeat(43))],
    ['a state that is SQL', (url) => url.searchParams.set('state', "' or '1'='1")],
  ])('does not work with %s', async (_, change) => {
    const browser = new Browser()
    const back = new URL(await away(browser))
    change(back)
    await refused(browser, back.href, unknown)
  })

  it.each<[string, (url: URL) => void, RegExp]>([
    ['another code', (url) => url.searchParams.set('code', 'A'.repeat(43)), /invalid_grant/],
    ['no code', (url) => url.searchParams.delete('code'), /not taken/],
    ['two codes', (url) => url.searchParams.append('code', 'x'), /not taken/],
    ['another issuer', (url) => url.searchParams.set('iss', 'http://127.0.0.1:1'), /not taken/],
    ['a no', (url) => url.searchParams.set('error', 'access_denied'), /access_denied/],
    ['a no with a story', (url) => url.searchParams.set('error', '<script>'), /unknown/],
  ])('does not work with %s', async (_, change, why) => {
    const browser = new Browser()
    const back = new URL(await away(browser))
    change(back)
    await refused(browser, back.href, expect.stringMatching(why) as unknown as string)
  })

  it('does not work with the code of another login: PKCE and nonce are of one', async () => {
    const [mine, stolen] = [new Browser(), new Browser()]
    const code = new URL(await away(stolen)).searchParams.get('code') ?? ''
    const back = new URL(await away(mine))
    back.searchParams.set('code', code)
    await refused(mine, back.href, expect.stringMatching(/invalid_grant/) as unknown as string)
  })

  it.each<[string, (answer: TokenAnswer) => TokenAnswer]>([
    [
      'is signed by somebody else',
      (answer) => ({ ...answer, id_token: resigned(answer.id_token, by(foreign)) }),
    ],
    ['is not signed', (answer) => ({ ...answer, id_token: resigned(answer.id_token, unsigned, 'none') })],
    ['is left out', ({ id_token: _, ...answer }) => answer],
  ])('does not work where the provider’s id token %s', async (_, tamper) => {
    const browser = new Browser()
    const back = await away(browser)
    corporate.tamper = (text) => JSON.stringify(tamper(JSON.parse(text)))
    await refused(browser, back, expect.stringMatching(/not taken/) as unknown as string)
  })

  it('finds no provider that is not there', async () => {
    for (const name of ['other', '..%2fcorp', '__proto__', 'Corp'])
      expect((await fetch(`${server.url}/federate/${name}`)).status).toBe(404)
  })

  it('answers 503 while the provider is away, and works again with it', async () => {
    corporate.isAway = true
    const { status } = await fetch(`${server.url}/federate/corp`)
    expect(status).toBe(503)
    corporate.isAway = false
    expect((await signIn()).status).toBe(200)
  })
})
