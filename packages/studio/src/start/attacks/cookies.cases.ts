import { beforeAll, describe, expect, it } from 'vitest'
import { newSecret } from '../../presign/secret.js'
import { talk } from '../talk.fixture.js'
import type { AttackedStudio } from './attacked.fixture.js'

export function cookieAttacks(theStudio: () => AttackedStudio): void {
  let studio: AttackedStudio
  beforeAll(async () => {
    studio = theStudio()
  })

  const name = '__Host-fourthright'
  const status = async (url: string, headers: Record<string, string | string[]>) =>
    (await talk(url, { headers })).status

  describe('attack group 19: cookies', () => {
    it('one that was there before is never taken over: redemption gives another and ends it', async () => {
      const planted = `${name}=${newSecret()}`
      const url = await studio.mint('alice')
      const said = await talk(url, { headers: { cookie: planted } })
      const [given] = said.headers['set-cookie'] ?? []
      expect(given).toMatch(
        /^__Host-fourthright=[\w-]{43}; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/,
      )
      expect(given?.split(';')[0]).not.toBe(planted)
      expect(await status(new URL('/', url).href, { cookie: planted })).toBe(403)
    })

    it('the attacker’s own session in the victim’s browser ends when the victim comes', async () => {
      const bob = await studio.enter('bob')
      expect(await status(bob.url, { cookie: bob.cookie })).toBe(200)
      await talk(await studio.mint('alice'), { headers: { cookie: bob.cookie } })
      expect(await status(bob.url, { cookie: bob.cookie })).toBe(403)
    })

    it('each redemption gives another', async () => {
      const cookies = [await studio.enter('alice'), await studio.enter('alice')].map(({ cookie }) => cookie)
      expect(new Set(cookies).size).toBe(2)
    })

    it('a second one, tossed by a sibling: 403, in either order', async () => {
      const { url, cookie } = await studio.enter('alice')
      const { cookie: bobs } = await studio.enter('bob')
      for (const tossed of [
        `${cookie}; ${bobs}`,
        `${bobs}; ${cookie}`,
        `${cookie}; ${name}=`,
        `${name}=x; ${cookie}`,
      ]) {
        expect(await status(url, { cookie: tossed })).toBe(403)
      }
      expect(await status(url, { cookie: [cookie, bobs] })).toBe(403)
      expect(await status(url, { cookie })).toBe(200)
    })

    it.each(['fourthright', '__Secure-fourthright', '__host-Fourthright2', ` ${name}2`])(
      'one of a name that only looks like it, %s: 403',
      async (other) => {
        const { url, cookie } = await studio.enter('alice')
        expect(await status(url, { cookie: cookie.replace(name, other) })).toBe(403)
      },
    )

    it('stolen, and used at another entry point: 403, even where the policy lets that in', async () => {
      const { url, cookie } = await studio.enter('alice')
      await studio.withRolePolicy(
        ({ Statement }) => {
          const open = structuredClone(Statement.at(-1)) as { Sid: string; Condition: object }
          Statement.push({
            ...open,
            Sid: 'OtherToo',
            Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-other' } },
          })
        },
        async () => {
          const other = await talk(studio.at(await studio.mint('alice'), 'studio-other'))
          expect(other.status).toBe(302)
          expect(await status(studio.at(url, 'studio-other'), { cookie })).toBe(403)
          expect(await status(studio.at(url, 'studio-public'), { cookie })).toBe(403)
          const theirs = other.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
          expect(await status(studio.at(url, 'studio-other'), { cookie: theirs })).toBe(200)
          expect(await status(url, { cookie: theirs })).toBe(403)
        },
      )
    })

    it('an app sets none for its siblings, and none of the studio’s name', async () => {
      const { url, cookie } = await studio.enter('alice')
      const said = await talk(new URL('/toss', url).href, { headers: { cookie } })
      expect(said.headers['set-cookie']).toEqual(['own=1'])
    })
  })
}
