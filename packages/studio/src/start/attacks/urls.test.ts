import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestClock } from '../../clock/clock.fixture.js'
import { newSecret } from '../../presign/secret.js'
import { talk } from '../talk.fixture.js'
import { type AttackedStudio, faceOf, openAttackedStudio, until } from './attacked.fixture.js'

const clock = new TestClock()
let studio: AttackedStudio
let token: string
beforeAll(async () => {
  studio = await openAttackedStudio({ clock, settings: { bindToRequester: true } })
  token = await studio.signIn('alice')
})
afterAll(() => studio.close())

const redeemLines = async () => (await studio.auditLines()).filter(({ what }) => what === 'redeem')
const allowed = async () => (await redeemLines()).filter(({ verdict }) => verdict === 'allow').length
const openSessions = async (user: string) => {
  const { grants } = await studio.admin<{ grants: { user: string; openSessions: number }[] }>('listGrants')
  return Number(grants.find((grant) => grant.user === user)?.openSessions)
}

describe('attack group 9: replay', () => {
  it('of a URL that was opened: 410, and no second session', async () => {
    const url = await studio.mint('alice')
    expect((await talk(url)).status).toBe(302)
    const before = await openSessions('alice')
    for (let n = 0; n < 3; n++) expect((await talk(url)).status).toBe(410)
    expect(await openSessions('alice')).toBe(before)
  })

  it('by fifty at once: one gets in, with one session and one allow in the audit', async () => {
    const url = await studio.mint('bob')
    const [sessions, allows] = [await openSessions('bob'), await allowed()]
    const answers = await Promise.all(Array.from({ length: 50 }, () => talk(url)))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([302, ...Array(49).fill(410)])
    expect(answers.filter(({ headers }) => headers['set-cookie'] !== undefined)).toHaveLength(1)
    expect([(await openSessions('bob')) - sessions, (await allowed()) - allows]).toEqual([1, 1])
  })

  it.each(['HEAD', 'POST', 'PUT', 'OPTIONS'])('%s opens nothing and spends nothing', async (method) => {
    const url = await studio.mint('alice')
    const asked = await talk(url, { method, from: '127.0.2.1' })
    expect([asked.status, asked.headers['set-cookie']]).toEqual([400, undefined])
    expect((await talk(url)).status).toBe(302)
  })
})

describe('attack group 11: a URL in other hands', () => {
  it.each(['studio-public', 'studio-other'])(
    'at %s: 403, in the audit, and still the owner’s',
    async (way) => {
      const url = await studio.mint('alice')
      const said = await talk(studio.at(url, way))
      expect([said.status, said.headers['set-cookie']]).toEqual([403, undefined])
      expect((await redeemLines()).at(-1)).toMatchObject({ verdict: 'deny', who: 'alice' })
      expect((await talk(url)).status).toBe(302)
    },
  )

  it('from another address than asked for it: 403, where URLs are bound', async () => {
    const url = await studio.mint('alice')
    expect((await talk(url, { from: '127.0.2.2' })).status).toBe(403)
    expect((await redeemLines()).at(-1)?.why).toContain('another address')
    expect((await talk(url)).status).toBe(302)
  })

  it('at another profile’s host: 403', async () => {
    const [alices, bobs] = [new URL(await studio.mint('alice')), new URL(await studio.mint('bob'))]
    for (const host of [bobs.host, alices.host.replace(/^[^.]+\./, '')]) {
      expect((await talk(alices.href, { host })).status).toBe(403)
    }
    expect((await talk(alices.href)).status).toBe(302)
  })

  it('a session of bob’s at alice’s host: 403, and nothing reaches her app', async () => {
    const [alices, bobs] = [await studio.enter('alice'), await studio.enter('bob')]
    const before = studio.app.requests.length
    const said = await talk(alices.url, { headers: { cookie: bobs.cookie } })
    expect([said.status, studio.app.requests.length - before]).toEqual([403, 0])
  })

  it('minted before the grant was taken and given anew: 410', async () => {
    const url = await studio.mint('bob')
    await studio.admin('revokeGrant', { user: 'bob' })
    await studio.admin('giveGrant', { user: 'bob' })
    expect((await talk(url)).status).toBe(410)
  })
})

describe('attack group 16: where a URL leads', () => {
  it.each(['LandingUri', 'landing', 'redirect', 'next'])('%s at the API is no such route', async (name) => {
    for (const place of [
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '%0d%0aSet-Cookie:a=b',
    ]) {
      expect((await studio.ask(token, `alice?${name}=${place}`)).status).toBe(404)
    }
  })

  it.each([
    '&LandingUri=//evil.example',
    '&next=https:evil.example',
    '#//evil.example',
    '%0d%0aLocation:%20//evil.example',
    '&token=again',
    ';x',
    '/',
    '=',
  ])('%s behind the token is no URL, and spends none', async (more) => {
    const url = await studio.mint('alice')
    const { pathname, search } = new URL(url)
    const said = await talk(url, { path: `${pathname}${search}${more}` })
    expect([400, 410]).toContain(said.status)
    expect(said.headers.location).toBeUndefined()
    expect((await talk(url)).headers.location).toBe('/')
  })
})

describe('attack group 22: what an answer tells about a token', () => {
  it('nothing: unknown, used, expired, withdrawn and misshapen ones are all alike', async () => {
    const [used, late, withdrawn] = await Promise.all(
      ['alice', 'alice', 'bob'].map((user) => studio.mint(user)),
    )
    const fresh = `${new URL('/auth', used).href}?token=`
    await talk(String(used))
    await studio.admin('revokeGrant', { user: 'bob' })
    const unlike = [
      `${fresh}${newSecret()}`,
      used,
      withdrawn,
      `${fresh}short`,
      `${fresh}`,
      fresh.slice(0, -7),
    ]
    const answers = await Promise.all(unlike.map((url) => talk(String(url))))
    clock.setBy(60_000)
    answers.push(await talk(String(late)))
    await studio.admin('giveGrant', { user: 'bob' })
    for (const answer of answers) expect(faceOf(answer)).toEqual(faceOf(answers[0]!))
    expect(answers[0]?.status).toBe(410)
  })
})

describe('attack group 10: time', () => {
  it('a URL opens up to its last moment and not at it', async () => {
    const [early, late] = [await studio.mint('alice'), await studio.mint('alice')]
    clock.setBy(59_999)
    expect((await talk(early)).status).toBe(302)
    clock.setBy(1)
    expect((await talk(late)).status).toBe(410)
  })

  it('a clock that is set back brings no URL back, and withdraws those that wait', async () => {
    const [expired, waiting] = [await studio.mint('alice'), await studio.mint('alice')]
    clock.setBy(60_000)
    expect((await talk(expired)).status).toBe(410)
    clock.setBy(-120_000)
    expect((await talk(expired)).status).toBe(410)
    await until(async () => (await studio.auditLines()).some(({ what }) => what === 'clock'))
    expect((await talk(waiting)).status).toBe(410)
    expect(studio.faults).toEqual([])
  })
})
