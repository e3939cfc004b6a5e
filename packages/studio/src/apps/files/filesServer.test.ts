import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../eventually.fixture.js'
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

describe('nothing leaves the home', () => {
  beforeEach(() => {
    mkdirSync(join(files.home, '../bob'))
    writeFileSync(join(files.home, '../bob/secret'), 'bob’s')
    symlinkSync('../bob', join(files.home, 'bob'))
    symlinkSync('../bob/secret', join(files.home, 'stolen'))
    symlinkSync('/etc/passwd', join(files.home, 'passwd'))
    symlinkSync('../nobody', join(files.home, 'dangling'))
    symlinkSync('.fourthright', join(files.home, 'own'))
    mkdirSync(join(files.home, 'plots'))
    writeFileSync(join(files.home, 'plots/a'), 'inside')
    symlinkSync('plots', join(files.home, 'inside'))
  })

  it.each(['stolen', 'bob/secret', 'passwd', 'dangling', 'own', 'bob', 'own/uploads'])(
    'through the link %s, and nobody learns whether something is there',
    async (path) => {
      for (const answer of [
        await files.ask(at(path)),
        await files.ask(`/api/listing?${new URLSearchParams({ path })}`),
        await put(`${path}/planted`, 'x'),
        await files.wish('makeFolder', { path: `${path}/planted` }),
        await files.wish('delete', { path: `${path}/secret` }),
        await files.wish('rename', { path: `${path}/secret`, name: 'x' }),
      ]) {
        expect([answer.status, answer.json.code]).toEqual([404, 'files/not-found'])
      }
      expect(readdirSync(join(files.home, '../bob'))).toEqual(['secret'])
    },
  )

  it.each([
    '/api/file?path=../bob/secret',
    '/api/file?path=%2e%2e/bob/secret',
    '/api/file?path=..%2fbob%2fsecret',
    '/api/file?path=/etc/passwd',
    '/api/file?path=plots/%00/a',
    '/api/file?path=plots/../../bob/secret',
    '/api/file?path=a&path=../bob/secret',
    '/api/file',
  ])('through %s', async (target) => {
    const { status, json } = await files.ask(target)
    expect([status, json.code]).toEqual([400, 'files/path'])
  })

  it.each([
    '/api/../../bob/secret',
    '/page/../../../package.json',
    '/page/..%2f..%2ffilesServer.ts',
    '//evil/api/file?path=plots/a',
    'http://evil/api/file?path=plots/a',
    '/page/page.test.ts',
    '/page/',
    '/api/file/',
  ])('through the request target %s', async (target) => {
    expect((await files.ask(target)).status).toBe(404)
  })

  it('but a link within it is followed', async () => {
    expect((await files.ask(at('inside/a'))).body.toString()).toBe('inside')
  })

  it('deletes a link and not what it leads to', async () => {
    for (const path of ['bob', 'stolen', 'inside']) {
      expect((await files.wish('delete', { path })).status).toBe(204)
    }
    mkdirSync(join(files.home, 'deep'))
    symlinkSync('../../bob', join(files.home, 'deep/bob'))
    expect((await files.wish('delete', { path: 'deep' })).status).toBe(204)
    expect(readFileSync(join(files.home, '../bob/secret'), 'utf8')).toBe('bob’s')
    expect(readFileSync(join(files.home, 'plots/a'), 'utf8')).toBe('inside')
  })

  it('puts an upload in the place of a link and not where it leads to', async () => {
    expect((await put('stolen', 'mine')).status).toBe(204)
    expect(readFileSync(join(files.home, '../bob/secret'), 'utf8')).toBe('bob’s')
    expect(lstatSync(join(files.home, 'stolen')).isFile()).toBe(true)
  })

  it('tells nothing of a link that leads out, not even a size', async () => {
    const { json } = await files.ask('/api/listing?path=')
    const kinds = Object.fromEntries(
      (json.entries as { name: string; kind: string; size: number | null }[]).map(({ name, kind, size }) => [
        name,
        [kind, size],
      ]),
    )
    expect(kinds).toMatchObject({
      bob: ['other', null],
      passwd: ['other', null],
      dangling: ['other', null],
      inside: ['folder', null],
    })
  })

  it('does not wait for the other end of a pipe', async () => {
    execFileSync('mkfifo', [join(files.home, 'pipe')])
    const { status, json } = await files.ask(at('pipe'))
    expect([status, json.code]).toEqual([409, 'files/not-a-file'])
  })
})

describe('an upload', () => {
  const drafts = () => readdirSync(join(files.home, '.fourthright/uploads'))

  it('replaces nothing where it is told so, and replaces where it is not', async () => {
    await put('a', 'old')
    const { status, json } = await put('a', 'new', { 'if-none-match': '*' })
    expect([status, json.code, readFileSync(join(files.home, 'a'), 'utf8')]).toEqual([
      409,
      'files/exists',
      'old',
    ])
    expect((await put('a', 'new')).status).toBe(204)
    expect(readFileSync(join(files.home, 'a'), 'utf8')).toBe('new')
  })

  it.each([
    ['that says its length', {}],
    ['that does not', { 'transfer-encoding': 'chunked' }],
  ])('%s is refused when it is too large, and leaves nothing', async (_, headers) => {
    await put('big', 'old')
    const { status, json } = await put('big', Buffer.alloc(100_001), headers)
    expect([status, json.code]).toEqual([413, 'files/too-large'])
    expect(readFileSync(join(files.home, 'big'), 'utf8')).toBe('old')
    expect(drafts()).toEqual([])
  })

  it('that breaks off leaves what was there, and nothing of itself', async () => {
    await put('a', 'old')
    const socket = connect(files.socketPath)
    socket.write('PUT /api/file?path=a HTTP/1.1\r\nhost: x\r\ncontent-length: 50000\r\n\r\nhalf of')
    await eventually(drafts).toHaveLength(1)
    socket.destroy()
    await eventually(drafts).toEqual([])
    expect(readFileSync(join(files.home, 'a'), 'utf8')).toBe('old')
  })

  it.each(['', 'a\nb', 'missing/a', 'models'])('does not go to %j', async (path) => {
    mkdirSync(join(files.home, 'models'))
    expect((await put(path, 'x')).status).toBeGreaterThanOrEqual(400)
    expect(drafts()).toEqual([])
  })

  it('is one of a few at the same time', async () => {
    const sockets = Array.from({ length: 8 }, (_, number) => {
      const socket = connect(files.socketPath)
      socket.write(`PUT /api/file?path=f${number} HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n`)
      return socket
    })
    await eventually(drafts).toHaveLength(8)
    const { status, json } = await put('one-more', 'x')
    expect([status, json.code]).toEqual([503, 'files/busy'])
    for (const socket of sockets) socket.destroy()
    await eventually(async () => (await put('one-more', 'x')).status).toBe(204)
  })

  it('of two at once under a new name keeps one, whole', async () => {
    const bodies = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(50_000))
    const answers = await Promise.all(bodies.map((body) => put('x', body, { 'if-none-match': '*' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409])
    expect(bodies).toContain(readFileSync(join(files.home, 'x'), 'utf8'))
  })
})

describe('a download', () => {
  it.each([
    ['bytes=2-4', 206, 'cde', 'bytes 2-4/10'],
    ['bytes=-2', 206, 'ij', 'bytes 8-9/10'],
    ['bytes=0-1,4-5', 200, 'abcdefghij', undefined],
  ])('answers the range %s with %d', async (range, status, text, contentRange) => {
    await put('a', 'abcdefghij')
    const answer = await files.ask(at('a'), { headers: { range } })
    expect([answer.status, answer.body.toString(), answer.headers['content-range']]).toEqual([
      status,
      text,
      contentRange,
    ])
  })

  it('refuses a range behind the end, and says where that is', async () => {
    await put('a', 'abc')
    const { status, headers, json } = await files.ask(at('a'), { headers: { range: 'bytes=9-' } })
    expect([status, headers['content-range'], json.code]).toEqual([416, 'bytes */3', 'files/range'])
  })

  it('is not sent again where it is known, and is whole where the file is another by now', async () => {
    await put('a', 'abc')
    const etag = String((await files.ask(at('a'))).headers.etag)
    expect((await files.ask(at('a'), { headers: { 'if-none-match': `"x", W/${etag}` } })).status).toBe(304)
    await put('a', 'xyz')
    const later = await files.ask(at('a'), { headers: { range: 'bytes=0-0', 'if-range': etag } })
    expect([later.status, later.body.toString()]).toEqual([200, 'xyz'])
  })

  it('can be asked for by its head alone, and be empty', async () => {
    await put('a', 'abc')
    const head = await files.ask(at('a'), { method: 'HEAD' })
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '3', 0])
    await put('none', '')
    expect((await files.ask(at('none'))).headers['content-length']).toBe('0')
  })

  it.each([
    ['page.html', 'application/octet-stream'],
    ['code.js', 'application/octet-stream'],
    ['style.css', 'application/octet-stream'],
    ['plot.svg', 'image/svg+xml'],
    ['plot.PNG', 'image/png'],
  ])('of %s is never a page, a script or a style of the origin', async (name, type) => {
    await put(name, '<script>alert(1)</script>')
    const { headers } = await files.ask(at(name))
    expect(headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  it('breaks off when the file gets shorter meanwhile, and the next one is answered', async () => {
    writeFileSync(join(files.home, 'log'), Buffer.alloc(30 * 2 ** 20))
    const asked = request({ socketPath: files.socketPath, path: at('log') }).end()
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    writeFileSync(join(files.home, 'log'), 'short')
    await expect(buffer(response)).rejects.toThrow('aborted')
    expect((await files.ask(at('log'))).body.toString()).toBe('short')
  })

  it('keeps any name within its header', async () => {
    writeFileSync(join(files.home, 'a"\r\nset-cookie: x=1; ünï.txt'), '')
    const { headers } = await files.ask(at('a"\r\nset-cookie: x=1; ünï.txt'))
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['content-disposition']).toBe(
      `attachment; filename="a___set-cookie_ x_1_ _n_.txt"; filename*=UTF-8''a%22%0D%0Aset-cookie%3A%20x%3D1%3B%20%C3%BCn%C3%AF.txt`,
    )
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
