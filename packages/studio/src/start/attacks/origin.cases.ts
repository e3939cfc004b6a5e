import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { talkRaw } from '../../network/rawTalk.fixture.js'
import { talk } from '../talk.fixture.js'
import type { AttackedStudio } from './attacked.fixture.js'

export function originAttacks(theStudio: () => AttackedStudio): void {
  let studio: AttackedStudio
  let entered: { url: string; cookie: string }
  let token: string
  beforeAll(async () => {
    studio = theStudio()
    entered = await studio.enter('alice')
    token = await studio.signIn('alice')
  })

  const reached = () => studio.app.requests.length
  /** Says it in bytes, with alice's session. */
  const sayRaw = (text: string, to = entered.url) =>
    talkRaw(text.replaceAll('$HOST', new URL(to).host).replaceAll('$COOKIE', `Cookie: ${entered.cookie}`), {
      port: Number(new URL(to).port),
      patience: 300,
    })

  const spoofs = [
    ['X-Forwarded-For', '10.16.0.5'],
    ['X_Forwarded_For', '10.16.0.5'],
    ['x-FORWARDED-for', '127.0.0.1, 10.16.0.5'],
    ['Forwarded', 'for=10.16.0.5;host=alice;proto=https'],
    ['X-Real-IP', '10.16.0.5'],
    ['X_Real_IP', '10.16.0.5'],
    ['True-Client-IP', '10.16.0.5'],
    ['X-Amzn-Vpce-Id', '$VPCE'],
    ['X-Amzn-Source-Vpc', '$VPC'],
    ['X-Amzn-Source-Vpce', '$VPCE'],
    ['X_Amzn_Vpce_Id', '$VPCE'],
    ['X-Original-URL', '/'],
    ['X-Rewrite-URL', '/'],
    ['X-Forwarded-Host', '$HOST'],
    ['X-Forwarded-Proto', 'https'],
    ['X-HTTP-Method-Override', 'GET'],
    ['X-Remote-User', 'alice'],
    ['Via', '1.1 $VPCE'],
  ] as const

  describe('attack group 12: headers that say where somebody comes from', () => {
    const filled = ([name, value]: readonly [string, string]) => {
      const { vpce, vpc } = studio.studio.ready.entryPoints[0]!
      const host = new URL(entered.url).host
      return {
        [name]: value
          .replace('$VPCE', vpce ?? '')
          .replace('$VPC', vpc ?? '')
          .replace('$HOST', host),
      }
    }

    it.each(spoofs)('%s: %s opens no way that is closed, and does not reach the app', async (...spoof) => {
      const headers = filled(spoof)
      const { ready } = studio.studio
      const api = studio.at(`${ready.api.url}/${ready.api.stage}/alice`, 'api-public')
      const bearer = { authorization: `Bearer ${token}` }
      expect((await talk(api, { headers: { ...bearer, ...headers } })).status).toBe(403)
      const before = reached()
      const url = new URL('/auth?token=none', entered.url).href
      for (const way of ['studio-public', 'studio-other']) {
        const at = studio.at(entered.url, way)
        expect((await talk(at, { headers: { cookie: entered.cookie, ...headers } })).status).toBe(403)
        expect([403, 410]).toContain((await talk(studio.at(url, way), { headers, from: '127.0.3.1' })).status)
      }
      expect(reached()).toBe(before)
      // At the way that is open they change nothing, and the app never sees them.
      const said = await talk(entered.url, { headers: { cookie: entered.cookie, ...headers } })
      expect(said.status).toBe(200)
      const seen = studio.app.requests.at(-1)?.rawHeaders.map((text) => text.toLowerCase()) ?? []
      const [[name = '']] = Object.entries(headers) as [[string, string]]
      expect(seen).not.toContain(name.toLowerCase())
    })

    it('does not open a URL from outside either, with all of them at once', async () => {
      const url = await studio.mint('alice')
      const headers = Object.assign({}, ...spoofs.map(filled))
      for (const way of ['studio-public', 'studio-other']) {
        expect((await talk(studio.at(url, way), { headers })).status).toBe(403)
      }
      expect((await talk(url, { headers })).status).toBe(302)
    })

    it.each(['studio-public', 'studio-endpoint'])('a PROXY line at %s is no HTTP', async (way) => {
      const to = studio.at(entered.url, way)
      const before = reached()
      const { statuses, ended } = await sayRaw(
        'PROXY TCP4 10.16.0.5 127.0.0.1 443 80\r\nGET / HTTP/1.1\r\nHost: $HOST\r\n$COOKIE\r\n\r\n',
        to,
      )
      expect([statuses, ended, reached()]).toEqual([[400], true, before])
    })
  })

  describe('attack group 13: addresses in other spellings', () => {
    it.each([
      '127.0.0.1:80',
      '::ffff:10.16.0.5',
      '0x0a.16.0.5',
      '012.16.0.5',
      '10.16.5',
      'fe80::1%eth0',
      '10.16.0.0/16',
    ])('%s is no address that the policy could be asked about', async (address) => {
      const said = studio.admin('testAccess', { user: 'alice', entryPoint: 'studio-public', address })
      const answer = await said.catch((error) => error.code)
      if (address.startsWith('::ffff:')) expect(answer).toMatchObject({ decision: 'implicitDeny' })
      else expect(answer).toBe('admin/input')
    })
  })

  describe('attack group 17: sending the studio somewhere', () => {
    it('the app’s redirect goes to the browser as it is, and the studio goes nowhere', async () => {
      let connections = 0
      const trap = createServer((socket) => {
        connections += 1
        socket.destroy()
      })
      await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
      const { port } = trap.address() as AddressInfo
      for (const location of [`http://127.0.0.1:${port}/`, 'http://169.254.169.254/latest/meta-data']) {
        studio.app.redirectTo = location
        const said = await talk(new URL('/redirect', entered.url).href, {
          headers: { cookie: entered.cookie },
        })
        expect([said.status, said.headers.location]).toEqual([302, location])
      }
      expect(connections).toBe(0)
      await new Promise((resolve) => trap.close(resolve))
    })

    it.each([
      ['a query', '/?app=bob&socket=/run/bob.sock', {}],
      ['a path', '/../bob/', {}],
      ['an address as path', '/http://169.254.169.254/latest', {}],
      ['a proxy’s path', '/proxy/8888/', {}],
      ['a UNIX path', '/unix:/run/docker.sock:/info', {}],
      ['a header', '/', { 'x-app': 'bob', 'x-profile': 'bob', 'x-upstream': 'http://169.254.169.254' }],
      ['a cookie', '/', { cookie: 'app=bob; profile=bob' }],
    ])('%s chooses no other app', async (_what, path, headers: Record<string, string>) => {
      const cookie = [entered.cookie, headers.cookie].filter(Boolean).join('; ')
      const said = await talk(entered.url, { path, headers: { ...headers, cookie } })
      expect(said.status).toBe(200)
      const home = (await talk(entered.url, { headers: { cookie: entered.cookie } })).json?.home
      expect([said.json?.home, said.json?.url]).toEqual([home, path])
    })

    it.each(['//evil.example/', '/\t/evil.example', '*'])('%s is not asked of the app', async (path) => {
      const before = reached()
      const { statuses } = await sayRaw(
        `GET ${path} HTTP/1.1\r\nHost: $HOST\r\n$COOKIE\r\nConnection: close\r\n\r\n`,
      )
      expect([statuses, reached()]).toEqual([[400], before])
    })
  })
}
