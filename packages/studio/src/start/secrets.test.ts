import { createPrivateKey } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endStudio, startedStudio } from '../../../../test/support/startedStudio.js'
import { askAdmin } from '../admin/askAdmin.js'
import { newSecret } from '../presign/secret.js'
import { filesIn, SecretHunt } from './secretHunt.fixture.js'
import { testSettings } from './studio.fixture.js'
import { endOf, openSocket, talk } from './talk.fixture.js'

const hunt = new SecretHunt()
const { left } = hunt
const keep = hunt.keep.bind(hunt)
const refused = hunt.refused.bind(hunt)
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ft-secrets-'))
  const directory = join(folder, 's')
  mkdirSync(directory)
  writeFileSync(join(directory, 'settings.json'), JSON.stringify(testSettings()))
  const studio = await startedStudio(['--dir', directory])
  try {
    await liveThrough(studio.ready, directory)
    const { lines } = await askAdmin<'tailAudit', { lines: object[] }>(directory, 'tailAudit', {
      limit: 1000,
    })
    left.set('the audit', JSON.stringify(lines))
  } finally {
    await endStudio(studio)
  }
  const { stdout, stderr } = studio.printed()
  left.set('standard output behind the first line', stdout.slice(stdout.indexOf('\n') + 1))
  left.set('standard error', stderr)
  // The database's own files too: it holds hashes and what is sealed.
  for (const path of filesIn(directory)) {
    const name = relative(directory, path)
    if (!name.startsWith('keys/')) left.set(name, readFileSync(path, 'latin1'))
  }
  const databasePassword = keep('the password of the database', newSecret())
  const away = { DATABASE_URL: `postgres://studio:${databasePassword}@127.0.0.1:1/studio` }
  const said = await startedStudio(['--dir', join(folder, 'away')], away).catch(String)
  left.set('a start without its database', String(said))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// biome-ignore lint/suspicious/noExplicitAny: the line as a program reads it
async function liveThrough(ready: any, directory: string): Promise<void> {
  const way = (url: string, name: string) => url.replace(/:\d+/, `:${ready.ways[name]}`)
  const post = (path: string, body: object) => ({ method: 'POST', body: JSON.stringify(body), path }) as const
  const origin = new URL(ready.signIn.url).origin

  // 1 two users, one with a password of her own choice
  const password = keep('a password', newSecret())
  for (const name of ['alice', 'bob']) {
    const { temporaryPassword } = await askAdmin(directory, 'createUser', { name })
    keep(`${name}'s temporary password`, temporaryPassword)
    await askAdmin(directory, 'createProfile', { name })
    await askAdmin(directory, 'giveGrant', { user: name })
    const temporary = { username: name, password: String(temporaryPassword) }
    const challenge = (await talk(origin, post('/sign-in', temporary))).json
    const session = keep(`${name}'s challenge`, challenge?.session)
    await refused(
      origin,
      post('/sign-in/new-password', { session, newPassword: keep('a weak password', 'alicealice') }),
    )
    await talk(origin, post('/sign-in/new-password', { session, newPassword: password }))
    await refused(origin, post('/sign-in/new-password', { session, newPassword: password }))
  }

  // 2 signing in, right and wrong
  const wrong = keep('a wrong password', newSecret())
  await refused(origin, post('/sign-in', { username: 'alice', password: wrong }))
  await refused(
    origin,
    post('/sign-in', { username: keep('a password typed as a name', newSecret()), password: wrong }),
  )
  await refused(origin, { ...post('/sign-in', {}), body: `{"username":"alice","password":"${wrong}` })
  await refused(origin, post(`/sign-in?password=${wrong}`, {}))
  const tokens = (await talk(origin, post('/sign-in', { username: 'alice', password }))).json ?? {}
  for (const name of ['accessToken', 'idToken', 'refreshToken']) keep(name, tokens[name])
  const { refreshToken } = tokens
  const refreshed = (await talk(origin, post('/refresh', { refreshToken }))).json ?? {}
  for (const name of ['accessToken', 'idToken', 'refreshToken']) keep(`refreshed ${name}`, refreshed[name])
  const bearer = { authorization: `Bearer ${refreshed.accessToken}` }
  const api = `${ready.api.url}/dev`

  // 3 links and refusals
  await refused(`${api}/bob`, { headers: bearer })
  await refused(way(`${api}/alice`, 'api-public'), { headers: bearer })
  await refused(`${api}/alice?token=${refreshed.accessToken}`, { headers: bearer })
  await refused(`${api}/alice`, { headers: { authorization: `Bearer ${tokens.idToken}` } })
  await refused(`${api}/alice`, { headers: { authorization: `Basic ${refreshed.accessToken}` } })
  const mint = async () => {
    const url = String((await talk(`${api}/alice`, { headers: bearer })).json?.AuthorizedUrl)
    keep(`a link's token`, new URL(url).searchParams.get('token'))
    return url
  }
  const url = await mint()
  await refused(way(url, 'studio-public'))
  await refused(`${url}x`)
  const cookie = (await talk(url)).headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  keep('a cookie', cookie.split('=')[1])
  await refused(url)
  await refused(`${new URL('/auth', url).href}?token=${keep('an unknown token', newSecret())}`)

  // 4 the app, a socket, a fault
  const page = new URL('/', url).href
  expect((await talk(page, { headers: { cookie, ...bearer, referer: url } })).status).toBe(200)
  await refused(way(page, 'studio-other'), { headers: { cookie, accept: 'text/html' } })
  await refused(page, { headers: { cookie: `${cookie}; ${cookie}` } })
  const { pathname, search } = new URL(url)
  await refused(page, { headers: { cookie, origin: 'null' }, method: 'POST', path: pathname + search })
  const socket = openSocket(new URL('/live', url).href, cookie)
  await new Promise((resolve) => socket.once('open', resolve))
  expect(await endOf(openSocket(new URL(`/nowhere${search}`, url).href, cookie))).toEqual({ status: 502 })
  await refused(origin, post('/refresh', { refreshToken }))

  // 5 the end of it
  const ended = endOf(socket)
  await askAdmin(directory, 'revokeGrant', { user: 'alice' })
  expect(await ended).toEqual({ code: 1008 })
  await refused(page, { headers: { cookie } })
  await askAdmin(directory, 'rotateKeys', {})

  const keys = join(directory, 'keys')
  hunt.keepBytes('the key of the vault', readFileSync(join(keys, 'vault.key')))
  const auditKey = readFileSync(join(keys, 'audit.key'), 'utf8')
  keep('the key of the audit', auditKey.split('\n')[1])
  const { d = '' } = createPrivateKey(auditKey).export({ format: 'jwk' })
  hunt.keepBytes('the key of the audit', Buffer.from(String(d), 'base64url'))
}

describe('a run with sign-ins, links, sockets, refusals and a fault', () => {
  it('left much behind, and a line for its fault', () => {
    expect(hunt.secrets.size).toBeGreaterThan(30)
    expect(hunt.refusals).toBeGreaterThan(20)
    expect(left.get('the audit')).toContain('The grant was revoked.')
    expect(left.get('standard error')).toContain('"level":"error"')
    expect(left.get('a start without its database')).toMatch(/store\/|ended with/)
    expect([...left.keys()].some((name) => name.includes('pg_wal'))).toBe(true)
  })

  it('left no secret in anything that it printed, wrote or answered', () => {
    expect(hunt.leaks()).toEqual([])
  })

  it('and a secret that is there is found', () => {
    const planted = new Map([...left, ['a log', `user=alice cookie=${hunt.secrets.get('a cookie')};`]])
    expect(hunt.leaks(planted)).toEqual(['a cookie in a log'])
  })
})
