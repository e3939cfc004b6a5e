import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { eventually } from '../../eventually.fixture.js'
import { type FilesUnderTest, openFilesUnderTest } from '../filesServer.fixture.js'

let files: FilesUnderTest
const opened: WebSocket[] = []
beforeEach(async () => {
  files = await openFilesUnderTest({ followers: 3 })
})
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.terminate()
  await files.close()
})

interface Follower {
  readonly socket: WebSocket
  readonly news: { type: string; path?: string; listing?: { path: string; entries: { name: string }[] } }[]
  /** What it was told last: names of entries, or `gone`. */
  last(): string[] | string | undefined
  code(): number | undefined
}

function follow(folder: unknown, origin?: string): Follower {
  const socket = new WebSocket(`ws+unix:${files.socketPath}:/live`, {
    headers: { host: 'alice.localhost' },
    ...(origin === undefined ? {} : { origin }),
  })
  opened.push(socket)
  const news: Follower['news'] = []
  let code: number | undefined
  socket.on('error', () => {})
  socket.on('open', () =>
    socket.send(typeof folder === 'string' ? JSON.stringify({ folder }) : String(folder)),
  )
  socket.on('message', (message) => news.push(JSON.parse(String(message))))
  socket.on('close', (closed) => {
    code = closed
  })
  return {
    socket,
    news,
    last: () => news.at(-1)?.listing?.entries.map(({ name }) => name) ?? news.at(-1)?.type,
    code: () => code,
  }
}

describe('a follower of a folder', () => {
  it('is told what is in it, and every change, whoever makes it', async () => {
    const one = follow('')
    const other = follow('')
    await eventually(one.last).toEqual([])
    writeFileSync(join(files.home, 'a'), '1')
    await eventually(one.last).toEqual(['a'])
    await files.wish('rename', { path: 'a', name: 'b' })
    await eventually(one.last).toEqual(['b'])
    await eventually(other.last).toEqual(['b'])
  })

  it('is told of the folder that it looks at now, and of no other', async () => {
    mkdirSync(join(files.home, 'plots'))
    const one = follow('plots')
    await eventually(one.last).toEqual([])
    one.socket.send('{"folder":""}')
    await eventually(one.last).toEqual(['plots'])
    writeFileSync(join(files.home, 'plots/x'), '')
    writeFileSync(join(files.home, 'y'), '')
    await eventually(one.last).toEqual(['plots', 'y'])
    expect(one.news.at(-1)?.listing?.path).toBe('')
  })

  it('is told when the folder goes, or one above it moves', async () => {
    mkdirSync(join(files.home, 'a/b'), { recursive: true })
    const one = follow('a/b')
    const other = follow('a')
    await eventually(one.last).toEqual([])
    renameSync(join(files.home, 'a'), join(files.home, 'c'))
    await eventually(one.last).toBe('gone')
    await eventually(other.last).toBe('gone')
    rmSync(join(files.home, 'c'), { recursive: true })
  })

  it.each(['../bob', '/etc', 'missing', '.fourthright'])('is told nothing of %s', async (folder) => {
    const one = follow(folder)
    await eventually(one.last).toBe('gone')
  })

  it.each(['{', '{"folder":1}', '{"folder":"","more":1}', '[]'])(
    'is closed when it says %s',
    async (text) => {
      const one = follow(Buffer.from(text))
      await eventually(one.code).toBe(1007)
    },
  )

  it('is closed when it says too much', async () => {
    const one = follow('x'.repeat(9_000))
    await eventually(one.code).not.toBeUndefined()
  })

  it.each(['https://evil.example', 'http://bob.localhost', 'null'])(
    'of the origin %s is refused',
    async (origin) => {
      const one = follow('', origin)
      await eventually(one.code).toBe(1006)
      expect(one.news).toEqual([])
    },
  )

  it('is one of a few', async () => {
    const followers = ['', '', '', ''].map((folder) => follow(folder))
    await eventually(() => followers.filter(({ code }) => code() === 1013)).toHaveLength(1)
  })
})
