import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Browser } from '../identity/federation/browser.fixture.js'
import { CorporateProvider } from '../identity/federation/corporateProvider.fixture.js'
import { CorporateIssuer } from '../identity/tokens/corporateIssuer.fixture.js'
import { openTestStudio, type TestStudio } from './studio.fixture.js'
import { talk } from './talk.fixture.js'

// Where browsers reach the sign-in: its port is known before the listener has one.
const signInUrl = 'http://sign-in.localhost:4999'
const callback = `${signInUrl}/federate/corp/callback`

let studio: TestStudio
const folder = mkdtempSync(join(tmpdir(), 'ft-corporate-'))
const provider = new CorporateProvider()
const issuer = new CorporateIssuer()

beforeAll(async () => {
  await provider.open([callback])
  await issuer.open()
  const clientSecretFile = join(folder, 'client-secret')
  writeFileSync(clientSecretFile, 'secret-of-the-pool-at-the-provider\n')
  const usernameClaim = 'preferred_username'
  studio = await openTestStudio({
    settings: {
      signInUrl,
      issuers: [
        {
          name: 'corp',
          mode: 'federate',
          issuer: provider.issuer,
          clientId: 'pool',
          clientSecretFile,
          usernameClaim,
          admit: [{ claim: 'groups', oneOf: ['analysts'] }],
        },
        {
          name: 'direct',
          mode: 'accept',
          issuer: issuer.issuer,
          clientId: 'studio-api',
          usernameClaim,
          admit: [],
        },
      ],
    },
  })
})
afterAll(async () => {
  await studio.close()
  await Promise.all([provider.close(), issuer.close()])
  rmSync(folder, { recursive: true })
})

/** Walks a person through the provider's pages, and back to the studio. */
async function signInAtProvider(login: string) {
  const here = (url: string) => studio.at(url, 'sign-in')
  const away = await talk(here(`${signInUrl}/federate/corp`))
  const cookie = away.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const back = await new Browser().signInAt(String(away.headers.location), login, callback)
  return talk(here(back), { headers: { cookie } })
}

describe('a corporate provider', () => {
  it('signs its people in to the pool, whose own token then opens the profile of the same name', async () => {
    provider.accounts['account-1'] = { preferred_username: 'dora', groups: ['analysts'] }
    const said = await signInAtProvider('account-1')
    expect(said.status).toBe(200)
    const token = String(said.json?.accessToken)
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      iss: `${signInUrl}/${studio.studio.ready.userPoolId}`,
      username: 'dora',
    })
    // Signed in is not let in: that takes a grant.
    expect((await studio.ask(token, 'dora')).status).toBe(403)
    await studio.admin('createProfile', { name: 'dora' })
    await studio.admin('giveGrant', { user: 'dora' })
    const link = await studio.ask(token, 'dora')
    expect((await talk(String(link.json?.AuthorizedUrl))).status).toBe(302)
    expect((await studio.ask(token, 'alice')).status).toBe(403)
  })

  it('gets nobody in whom no rule admits, and nobody into a name that is taken', async () => {
    provider.accounts['account-2'] = { preferred_username: 'eve', groups: ['visitors'] }
    provider.accounts['account-3'] = { preferred_username: 'alice', groups: ['analysts'] }
    expect((await signInAtProvider('account-2')).status).toBe(403)
    expect((await signInAtProvider('account-3')).status).toBeGreaterThanOrEqual(401)
  })
})

describe('a corporate issuer whose tokens are taken', () => {
  it('opens the own profile, and only that', async () => {
    const token = issuer.token(Date.now(), { preferred_username: 'bob' })
    expect((await studio.ask(token, 'bob')).status).toBe(200)
    expect((await studio.ask(token, 'alice')).status).toBe(403)
  })

  it('is not believed about another client, nor by an id token', async () => {
    expect((await studio.ask(issuer.token(Date.now(), { aud: 'other' }), 'alice')).status).toBe(401)
    expect((await studio.ask(issuer.token(Date.now(), { nonce: 'n' }), 'alice')).status).toBe(401)
  })
})
