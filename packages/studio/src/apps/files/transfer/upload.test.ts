import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../../eventually.fixture.js'
import { type FilesUnderTest, openFilesUnderTest } from '../filesServer.fixture.js'

let files: FilesUnderTest
beforeEach(async () => {
  files = await openFilesUnderTest({ uploadBytes: 100_000 })
})
afterEach(() => files.close())

const at = (path: string) => `/api/file?${new URLSearchParams({ path })}`
const put = (path: string, body: Buffer | string, headers = {}) =>
  files.ask(at(path), { method: 'PUT', body, headers })

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
