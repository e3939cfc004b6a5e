import { beforeAll, describe, expect, it } from 'vitest'
import { newSecret } from '../../presign/secret.js'
import { talk } from '../talk.fixture.js'
import { type AttackedStudio, faceOf, post } from './attacked.fixture.js'

export function guessAttacks(theStudio: () => AttackedStudio): void {
  let studio: AttackedStudio
  let signInUrl: string
  let alices: string
  beforeAll(async () => {
    studio = theStudio()
    signInUrl = studio.studio.ready.signIn.url
    alices = studio.studio.ready.users[0]?.password ?? ''
  })

  const signIn = (username: string, password: string, from: string) =>
    post(signInUrl, { username, password }, { from })
  const wrong = 'not-the-right-password'
  const times = <Result>(count: number, work: (n: number) => Promise<Result>): Promise<Result[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => work(n)))

  describe('attack group 22: what a sign-in tells about a name', () => {
    it('nothing: unknown, disabled and wrong are alike in status, body and headers', async () => {
      await studio.userNamed('carol')
      await studio.admin('disableUser', { name: 'carol' })
      const answers = [
        await signIn('alice', wrong, '127.0.4.1'),
        await signIn('nobody', wrong, '127.0.4.2'),
        await signIn('carol', 'fourth-and-a-quarter', '127.0.4.3'),
      ]
      for (const answer of answers) expect(faceOf(answer)).toEqual(faceOf(answers[0]!))
      expect(answers[0]).toMatchObject({ status: 401 })
    })

    it('nor does the limit: it comes as soon for a name that is nobody’s', async () => {
      const run = async (name: string, from: string) => {
        const statuses: number[] = []
        for (let n = 0; n < 7; n++) statuses.push((await signIn(name, wrong, from)).status)
        return statuses
      }
      const known = await run('bob', '127.0.4.4')
      expect(await run('nobody', '127.0.4.5')).toEqual(known)
      expect(known.at(-1)).toBe(429)
    })
  })

  describe('attack group 23: guessing', () => {
    it('a password: 429 for that address, right password or not, and not for another', async () => {
      for (let n = 0; n < 5; n++) await signIn('alice', wrong, '127.0.4.6')
      expect((await signIn('alice', alices, '127.0.4.6')).status).toBe(429)
      expect((await signIn('alice', alices, '127.0.4.7')).status).toBe(200)
    })

    it('one password with many names: 429 for that address', async () => {
      const statuses: number[] = []
      // Names that can be none cost no hash, and count the same.
      for (let n = 0; n < 101; n++) statuses.push((await signIn(`user ${n}`, wrong, '127.0.4.8')).status)
      expect(statuses.at(0)).toBe(400)
      expect(statuses.at(-1)).toBe(429)
      expect((await signIn('alice', alices, '127.0.4.8')).status).toBe(429)
      expect((await signIn('alice', alices, '127.0.4.9')).status).toBe(200)
    })

    it('a refresh token: 429 for that address', async () => {
      const { origin } = new URL(signInUrl)
      const refresh = (from: string) => post(`${origin}/refresh`, { refreshToken: newSecret() }, { from })
      await times(100, () => refresh('127.0.4.10'))
      expect((await refresh('127.0.4.10')).status).toBe(429)
      expect((await refresh('127.0.4.11')).status).toBe(401)
    })

    it('a URL’s token: 429 for that address, the right one or not, and not for another', async () => {
      const url = await studio.mint('alice')
      const guess = () => talk(`${new URL('/auth', url).href}?token=${newSecret()}`, { from: '127.0.4.12' })
      const guesses = await times(100, guess)
      expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([410]))
      expect((await guess()).status).toBe(429)
      expect((await talk(url, { from: '127.0.4.12' })).status).toBe(429)
      expect((await talk(url, { from: '127.0.4.13' })).status).toBe(302)
    })

    it.each([
      ['a cookie', '127.0.4.14', () => ({ cookie: `__Host-fourthright=${newSecret()}` })],
      ['a cookie of no form', '127.0.4.24', () => ({ cookie: '__Host-fourthright=1' })],
      ['an app’s address without cookie', '127.0.4.34', () => ({})],
    ])('%s: 429 for that address, and not for another', async (_what, from, headersOf) => {
      const { url, cookie } = await studio.enter('alice')
      const guess = () => talk(url, { headers: headersOf(), from })
      const guesses = await times(100, guess)
      expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([403]))
      expect((await guess()).status).toBe(429)
      expect((await talk(url, { headers: { cookie }, from: '127.0.4.15' })).status).toBe(200)
    })

    it('a flood of links: 429 for that user there, and for nobody else', async () => {
      const [alice, bob] = [await studio.signIn('alice'), await studio.signIn('bob')]
      const { ready } = studio.studio
      const ask = (user: string, token: string, from: string) =>
        talk(`${ready.api.url}/dev/${user}`, { headers: { authorization: `Bearer ${token}` }, from })
      const answers = await times(65, () => ask('alice', alice, '127.0.4.16'))
      const count = (status: number) => answers.filter((answer) => answer.status === status).length
      expect([count(200), count(429)]).toEqual([60, 5])
      expect((await ask('bob', bob, '127.0.4.16')).status).toBe(200)
      expect((await ask('alice', alice, '127.0.4.17')).status).toBe(200)
    })

    it('a long name stays short in the audit', async () => {
      await signIn('a'.repeat(60_000), wrong, '127.0.4.18')
      const lines = await studio.auditLines()
      expect(Math.max(...lines.map((line) => JSON.stringify(line).length))).toBeLessThan(1000)
    })
  })
}
