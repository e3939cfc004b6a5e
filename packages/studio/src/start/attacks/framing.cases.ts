import { beforeAll, describe, expect, it } from 'vitest'
import { talkRaw } from '../../network/rawTalk.fixture.js'
import type { AttackedStudio } from './attacked.fixture.js'

export function framingAttacks(theStudio: () => AttackedStudio): void {
  let studio: AttackedStudio
  let entered: { url: string; cookie: string }
  beforeAll(async () => {
    studio = theStudio()
    entered = await studio.enter('alice')
  })

  const reached = () => studio.app.requests.length
  /** Says it in bytes, with alice's session. */
  const sayRaw = (text: string, to = entered.url) =>
    talkRaw(text.replaceAll('$HOST', new URL(to).host).replaceAll('$COOKIE', `Cookie: ${entered.cookie}`), {
      port: Number(new URL(to).port),
      patience: 300,
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
      [
        'length and chunks',
        `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
      ],
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
}
