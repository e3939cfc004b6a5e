import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FilesUnderTest, openFilesUnderTest } from '../filesServer.fixture.js'

let files: FilesUnderTest
beforeEach(async () => {
  files = await openFilesUnderTest()
})
afterEach(() => files.close())

const at = (path: string) => `/api/file?${new URLSearchParams({ path })}`
const put = (path: string, body: Buffer | string, headers = {}) =>
  files.ask(at(path), { method: 'PUT', body, headers })

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
