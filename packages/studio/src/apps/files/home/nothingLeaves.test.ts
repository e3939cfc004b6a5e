import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
