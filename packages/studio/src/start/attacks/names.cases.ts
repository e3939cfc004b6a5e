import { beforeAll, describe, expect, it } from 'vitest'
import { requestText, talkRaw } from '../../network/rawTalk.fixture.js'
import { type AttackedStudio, post } from './attacked.fixture.js'

export function nameAttacks(theStudio: () => AttackedStudio): void {
  let studio: AttackedStudio
  let alice: string
  beforeAll(async () => {
    studio = theStudio()
    alice = await studio.signIn('alice')
  })

  /** What comes back for a request line, as it is, with a user's token. */
  const askRaw = async (line: string, token: string, ...headers: string[]) => {
    const { host, port } = new URL(studio.studio.ready.api.url)
    const all = [`Host: ${host}`, `Authorization: Bearer ${token}`, 'Connection: close', ...headers]
    const { statuses, text } = await talkRaw(requestText(line, all), { port: Number(port), patience: 2000 })
    return { status: statuses[0], opened: text.includes('AuthorizedUrl') || text.includes('/auth?token=') }
  }

  describe('attack groups 6 and 7: a user whose name is a pattern, a path, or looks like another', () => {
    it.each([
      ['a star', '*'],
      ['a question mark', '?'],
      ['a slash', 'al/ice'],
      ['dots', '..'],
      ['a path to it', 'bob/../alice'],
      ['a policy variable', '${aws:username}'],
      ['a percent escape', '%61lice'],
      ['a capital', 'Alice'],
      ['full width', '\uff41lice'],
      ['Cyrillic', '\u0430lice'],
      ['a combining mark', 'alice\u0301'],
      ['a wildcard at the end', 'ali*'],
    ])('%s never opens alice’s', async (_what, name) => {
      const token = await studio.userNamed(name)
      expect(token.split('.')).toHaveLength(3)
      const answer = await askRaw('GET /dev/alice HTTP/1.1', token)
      expect(answer).toEqual({ status: 403, opened: false })
      // Nor does its own spelling lead there, however the path is written.
      for (const path of [name, encodeURIComponent(name)].filter((path) => /^[\x21-\x7e]+$/.test(path))) {
        expect((await askRaw(`GET /dev/${path} HTTP/1.1`, token)).opened).toBe(false)
      }
    })

    it.each([
      ['NUL', 'al\0ice'],
      ['129 letters', 'a'.repeat(129)],
      ['a space behind', 'alice '],
      ['a zero-width space', 'al\u200bice'],
      ['a line break', 'alice\nbob'],
      ['nothing', ''],
    ])('%s is no name, at the pool and at the sign-in', async (_what, name) => {
      await expect(studio.admin('createUser', { name })).rejects.toMatchObject({ code: 'identity/user-name' })
      const body = { username: name, password: 'fourth-and-a-quarter' }
      const said = await post(studio.studio.ready.signIn.url, body, { from: '127.0.1.250' })
      expect(said.status).toBe(400)
    })

    it('can hold no profile but one of exactly its bytes', async () => {
      for (const user of ['*', 'al/ice', '\uff41lice']) {
        await expect(studio.admin('giveGrant', { user })).rejects.toMatchObject({ code: 'profile/name' })
      }
      await expect(studio.admin('giveGrant', { user: 'Alice' })).rejects.toMatchObject({
        code: 'profile/unknown',
      })
      await studio.admin('createProfile', { name: 'Alice' })
      await studio.admin('giveGrant', { user: 'Alice' })
      const said = await post(studio.studio.ready.signIn.url, {
        username: 'Alice',
        password: 'fourth-and-a-quarter',
      })
      const token = String(said.json?.accessToken)
      const own = await studio.ask(token, 'Alice')
      expect(own.status).toBe(200)
      expect((await studio.ask(token, 'alice')).status).toBe(403)
      // Two profiles whose names DNS would take for one have two origins.
      const origin = (url: unknown) => new URL(String(url)).host
      expect(origin(own.json?.AuthorizedUrl)).not.toBe(origin(await studio.mint('alice')))
    })
  })

  describe('attack group 8: another path to the same name', () => {
    it.each([
      '//dev/alice',
      '/dev//alice',
      '/dev/alice/',
      '/dev/%61lice',
      '/dev/alice%2f..%2fbob',
      '/dev/bob/../alice',
      '/dev/./alice',
      '/dev/alice;x',
      '/dev/alice?user=bob',
      '/dev/alice?',
      '/dev/alice%00',
      '/dev/alice%0d%0a',
      '/DEV/alice',
      '/%64ev/alice',
      '/other/alice',
      '/alice',
      '\\dev\\alice',
      '/dev\\alice',
      '/dev/*',
      '/dev/',
      '*',
    ])('%s is none', async (path) => {
      const { status, opened } = await askRaw(`GET ${path} HTTP/1.1`, alice)
      expect([400, 404]).toContain(status)
      expect(opened).toBe(false)
    })

    it('a fragment and an absolute address are no paths', async () => {
      const { host } = new URL(studio.studio.ready.api.url)
      for (const path of [
        '/dev/alice#',
        '/dev/bob#/dev/alice',
        `http://${host}/dev/alice`,
        '//evil/dev/alice',
      ]) {
        const { status, opened } = await askRaw(`GET ${path} HTTP/1.1`, alice)
        expect([400, 404], path).toContain(status)
        expect(opened).toBe(false)
      }
    })

    it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'get', 'TRACE'])(
      '%s is no call',
      async (method) => {
        const { status, opened } = await askRaw(`${method} /dev/alice HTTP/1.1`, alice, 'Content-Length: 0')
        expect([400, 404]).toContain(status)
        expect(opened).toBe(false)
      },
    )

    it.each([
      ['POST', 'X-HTTP-Method-Override: GET'],
      ['POST', 'X-HTTP-Method: GET'],
      ['POST', 'X-Method-Override: GET'],
    ])('%s with %s is still no call', async (method, header) => {
      const answer = await askRaw(`${method} /dev/alice HTTP/1.1`, alice, 'Content-Length: 0', header)
      expect(answer).toEqual({ status: 404, opened: false })
    })

    it.each(['X-Original-URL: /dev/alice', 'X-Rewrite-URL: /dev/alice', 'X-Forwarded-Path: /dev/alice'])(
      '%s makes bob’s path no other',
      async (header) => {
        expect(await askRaw('GET /dev/bob HTTP/1.1', alice, header)).toEqual({ status: 403, opened: false })
      },
    )
  })

  describe('attack group 30: names in the audit', () => {
    it('stay one line each, and the audit verifies after all of the above', async () => {
      const from = '127.0.1.251'
      const forged = '"}\n{"who":"administrator","what":"giveGrant","verdict":"allow"}'
      await post(studio.studio.ready.signIn.url, { username: forged, password: 'x'.repeat(20) }, { from })
      const { host, port } = new URL(studio.studio.ready.api.url)
      const agent = 'User-Agent: a\r\n {"verdict":"allow"}'
      await talkRaw(requestText('GET /dev/alice HTTP/1.1', [`Host: ${host}`, agent]), { port: Number(port) })
      const lines = await studio.auditLines()
      expect(lines.some(({ who, what }) => who === 'administrator' && what === 'giveGrant')).toBe(false)
      expect(await studio.admin('verifyAudit')).toMatchObject({ whole: true })
    })
  })
}
