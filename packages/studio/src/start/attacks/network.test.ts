import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { talkRaw } from '../../network/rawTalk.fixture.js'
import { talk } from '../talk.fixture.js'
import { type AttackedStudio, openAttackedStudio } from './attacked.fixture.js'

let studio: AttackedStudio
let entered: { url: string; cookie: string }
let token: string
beforeAll(async () => {
  studio = await openAttackedStudio()
  entered = await studio.enter('alice')
  token = await studio.signIn('alice')
})
afterAll(() => studio.close())

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

describe('attack group 14: another host', () => {
  const ways = [
    'sign-in',
    'api-endpoint',
    'sagemaker-api-endpoint',
    'studio-endpoint',
    'studio-public',
  ] as const
  const origin = (way: (typeof ways)[number]) =>
    way.startsWith('studio-') ? studio.at(entered.url, way) : String(studio.origins[way as 'sign-in'])

  it.each(ways)('at %s', async (way) => {
    const { host, hostname, port } = new URL(origin(way))
    const before = reached()
    const heads: [string, number][] = [
      [`Host: evil.example`, 421],
      [`Host: evil.example:${port}`, 421],
      [`Host: 127.0.0.1:${port}`, 421],
      [`Host: localhost:${port}`, 421],
      [`Host: ${hostname}`, 421],
      [`Host: ${hostname}:1`, 421],
      [`Host: ${host}.evil.example`, 400],
      [`Host: evil.example#${host}`, 400],
      [`Host: alice@${host}`, 400],
      [`Host: ${hostname}.:${port}`, 421],
      [`Host: evil.${hostname}.rebind.example:${port}`, 421],
      [`Host: ${host}, evil.example`, 400],
      [`Host: ${host}\r\nHost: evil.example`, 400],
      [`Host: ${host}\r\nhost: ${host}`, 400],
      [`X-Host: ${host}`, 400],
      [`Host:`, 400],
    ]
    for (const [head, status] of heads) {
      const text = `GET / HTTP/1.1\r\n${head}\r\n$COOKIE\r\nConnection: close\r\n\r\n`
      expect((await sayRaw(text, origin(way))).statuses, head).toEqual([status])
    }
    const absolute = `GET http://${host}/ HTTP/1.1\r\nHost: ${host}\r\n$COOKIE\r\nConnection: close\r\n\r\n`
    expect((await sayRaw(absolute, origin(way))).statuses).toEqual([400])
    const authority = `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    expect((await sayRaw(authority, origin(way))).statuses).toEqual([400])
    expect(reached()).toBe(before)
  })
})

describe('attack group 15: a second request inside the first', () => {
  const hidden = 'GET /hidden HTTP/1.1\r\nHost: $HOST\r\n$COOKIE\r\n\r\n'
  const hiddenAtApp = () => studio.app.requests.filter(({ line }) => line.includes('hidden'))
  const head = 'POST / HTTP/1.1\r\nHost: $HOST\r\n$COOKIE\r\n'

  it.each([
    ['length and chunks', `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['two lengths', `${head}Content-Length: 0\r\nContent-Length: 90\r\n\r\n${hidden}`],
    ['a list of lengths', `${head}Content-Length: 0, 90\r\n\r\n${hidden}`],
    ['a signed length', `${head}Content-Length: +0\r\n\r\n${hidden}`],
    ['a hexadecimal length', `${head}Content-Length: 0x0\r\n\r\n${hidden}`],
    [
      'two codings',
      `${head}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`,
    ],
    ['a coding before chunks', `${head}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['a coding that is none', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['a space before the colon', `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['a tab in the coding', `${head}Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['a folded header', `${head}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['a folded line', `${head}X-A: a\r\n b\r\nContent-Length: 0\r\n\r\n${hidden}`],
    ['a bare line feed', `${head}X-A: a\nContent-Length: 0\r\n\r\n${hidden}`],
    ['a bare carriage return', `${head}X-A: a\rX-B: b\r\nContent-Length: 0\r\n\r\n${hidden}`],
    ['a NUL', `${head}X-A: a\0b\r\nContent-Length: 0\r\n\r\n${hidden}`],
    [
      'chunks in HTTP/1.0',
      `${head.replace('1.1', '1.0')}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
    ],
    ['a break in the path', `GET /a\r\nX: b HTTP/1.1\r\nHost: $HOST\r\n$COOKIE\r\n\r\n${hidden}`],
    [
      'a body behind an upgrade',
      `${head.replace('POST', 'GET')}Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 90\r\n\r\n${hidden}`,
    ],
    [
      'an upgrade to HTTP/2',
      `${head.replace('POST', 'GET')}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n${hidden}`,
    ],
  ])('%s: 400, the end of the connection, and nothing at the app', async (_what, text) => {
    const before = reached()
    const { statuses, ended } = await sayRaw(text)
    expect([statuses, ended]).toEqual([[400], true])
    expect(reached()).toBe(before)
  })

  it('a chunk that lies about its length ends the connection before anything behind it is read', async () => {
    const lie = `${head}Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n${hidden}`
    const { ended } = await sayRaw(lie)
    expect(ended).toBe(true)
    expect(hiddenAtApp()).toEqual([])
  })

  it('a refused body is never read as the next request', async () => {
    const body = hidden
      .replaceAll('$HOST', new URL(entered.url).host)
      .replaceAll('$COOKIE', `Cookie: ${entered.cookie}`)
    const text = `POST / HTTP/1.1\r\nHost: $HOST\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    const { statuses, ended } = await sayRaw(text)
    expect([statuses, ended]).toEqual([[403], true])
    expect(hiddenAtApp()).toEqual([])
  })

  it('and honest requests pass one after another, so that the refusals above mean something', async () => {
    const honest = `${head}Content-Length: 5\r\n\r\nhello`
    expect((await sayRaw(honest + honest)).statuses).toEqual([200, 200])
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
      const said = await talk(new URL('/redirect', entered.url).href, { headers: { cookie: entered.cookie } })
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

describe('attack group 32: a way in for machines', () => {
  const paths =
    '/health /healthz /ready /livez /ping /metrics /status /admin /api/health /debug/pprof /_status /server-status /.env /actuator /version /stop /tailAudit'
  const agents = [
    'kube-probe/1.30',
    'GoogleHC/1.0',
    'ELB-HealthChecker/2.0',
    'Prometheus/2.50',
    'UptimeRobot/2.0',
  ]

  it.each(['sign-in', 'api-endpoint', 'sagemaker-api-endpoint', 'studio-endpoint', 'studio-public'])(
    'there is none at %s',
    async (way) => {
      const before = reached()
      const base = way.startsWith('studio-') ? studio.at(entered.url, way) : studio.origins[way as 'sign-in']
      for (const [n, path] of paths.split(' ').entries()) {
        const agent = agents[n % agents.length]
        for (const method of ['GET', 'POST']) {
          const said = await talk(base, { path, method, headers: { 'user-agent': agent }, from: '127.0.3.2' })
          expect([400, 403, 404, 429], `${method} ${path}`).toContain(said.status)
        }
      }
      expect(reached()).toBe(before)
    },
  )

  it('a probe’s name is no key to anything else', async () => {
    const { ready } = studio.studio
    for (const agent of agents) {
      const headers = { 'user-agent': agent }
      expect((await talk(`${ready.api.url}/dev/alice`, { headers })).status).toBe(401)
      expect((await talk(entered.url, { headers, from: '127.0.3.3' })).status).toBe(403)
    }
    expect(studio.faults).toEqual([])
  })
})
