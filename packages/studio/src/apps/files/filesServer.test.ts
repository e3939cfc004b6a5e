import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FilesUnderTest, openFilesUnderTest } from './filesServer.fixture.js'

let files: FilesUnderTest
beforeEach(async () => {
  files = await openFilesUnderTest({ uploadBytes: 100_000, listedEntries: 50 })
})
afterEach(() => files.close())

const at = (path: string) => `/api/file?${new URLSearchParams({ path })}`
const put = (path: string, body: Buffer | string, headers = {}) =>
  files.ask(at(path), { method: 'PUT', body, headers })

describe('what lies in the home', () => {
  it('comes back byte for byte as it went up', async () => {
    const bytes = randomBytes(70_000)
    expect((await put('plot.png', bytes)).status).toBe(204)
    const { status, body, headers } = await files.ask(at('plot.png'))
    expect([status, body.equals(bytes), headers['content-length']]).toEqual([200, true, '70000'])
  })

  it('is listed with sizes, and without the app’s own folder', async () => {
    mkdirSync(join(files.home, 'models'))
    writeFileSync(join(files.home, 'x.csv'), 'a,b\n')
    const { json } = await files.ask('/api/listing?path=')
    expect(json).toMatchObject({
      path: '',
      count: 2,
      entries: [
        { name: 'models', kind: 'folder', size: null },
        { name: 'x.csv', kind: 'file', size: 4 },
      ],
    })
  })

  it('is listed up to the limit, and the rest is counted', async () => {
    for (let number = 0; number < 60; number++) writeFileSync(join(files.home, `f${number}`), '')
    const { json } = await files.ask('/api/listing?path=')
    expect([(json.entries as unknown[]).length, json.count]).toEqual([50, 60])
  })

  it('is made, renamed and deleted, folders with all that is in them', async () => {
    expect((await files.wish('makeFolder', { path: 'plots' })).status).toBe(204)
    await put('plots/a.png', 'a')
    expect((await files.wish('rename', { path: 'plots', name: 'pictures' })).status).toBe(204)
    expect((await files.wish('rename', { path: 'pictures/a.png', name: 'b.png' })).status).toBe(204)
    expect(readFileSync(join(files.home, 'pictures/b.png'), 'utf8')).toBe('a')
    expect((await files.wish('delete', { path: 'pictures' })).status).toBe(204)
    expect(existsSync(join(files.home, 'pictures'))).toBe(false)
  })

  it('is not replaced by a new folder or a new name', async () => {
    await put('a', '1')
    await put('b', '2')
    mkdirSync(join(files.home, 'one'))
    mkdirSync(join(files.home, 'two'))
    for (const [what, body] of [
      ['rename', { path: 'a', name: 'b' }],
      ['rename', { path: 'one', name: 'two' }],
      ['rename', { path: 'one', name: 'a' }],
      ['makeFolder', { path: 'a' }],
    ] as const) {
      const { status, json } = await files.wish(what, body)
      expect([status, json.code]).toEqual([409, 'files/exists'])
    }
    expect(readFileSync(join(files.home, 'b'), 'utf8')).toBe('2')
  })

  it('is its owner’s alone', async () => {
    const usual = process.umask(0o022)
    await put('secret', 'x')
    await files.wish('makeFolder', { path: 'own' })
    process.umask(usual)
    expect(lstatSync(join(files.home, 'secret')).mode & 0o777).toBe(0o600)
    expect(lstatSync(join(files.home, 'own')).mode & 0o777).toBe(0o700)
  })
})

describe('the page', () => {
  it('asks nobody else for anything', async () => {
    const { headers, body } = await files.ask('/')
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'/,
    )
    const addresses = [...body.toString().matchAll(/(?:src|href)="([^"#]+)/g)].map(
      ([, address = '']) => address,
    )
    for (const address of addresses) expect((await files.ask(address)).status).toBe(200)
  })

  it('is read and not written', async () => {
    expect((await files.ask('/', { method: 'POST' })).status).toBe(405)
  })
})

describe('a request that changes something', () => {
  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another profile', { origin: 'http://bob.localhost' }],
    ['another port', { origin: 'http://alice.localhost:81' }],
    ['nowhere', { origin: 'null' }],
    ['a sibling, as the browser says', { 'sec-fetch-site': 'same-site' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ])('from %s is refused', async (_, headers) => {
    const { status, json } = await put('a', 'x', headers)
    expect([status, json.code, existsSync(join(files.home, 'a'))]).toEqual([403, 'files/origin', false])
  })

  it('from the page itself passes', async () => {
    const headers = { origin: 'http://alice.localhost', 'sec-fetch-site': 'same-origin' }
    expect((await put('a', 'x', headers)).status).toBe(204)
  })

  it.each([
    ['no JSON', '{', 400],
    ['an unknown field', '{"path":"a","force":true}', 400],
    ['no path', '{}', 400],
    ['another type', '{"path":["a"]}', 400],
    ['too much', JSON.stringify({ path: 'a', name: 'x'.repeat(20_000) }), 413],
  ])('with %s is refused', async (_, body, status) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await files.ask('/api/delete', { method: 'POST', headers, body })
    expect([answer.status, answer.json.code]).toEqual([status, 'files/body'])
  })

  it('is refused as a form, which another page could send', async () => {
    const headers = { 'content-type': 'text/plain' }
    const answer = await files.ask('/api/delete', { method: 'POST', headers, body: '{"path":"a"}' })
    expect(answer.status).toBe(415)
  })
})

it('ends a connection whose caller is gone', async () => {
  const socket = connect(files.socketPath)
  socket.write('GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n')
  await once(socket.resume(), 'close')
})
