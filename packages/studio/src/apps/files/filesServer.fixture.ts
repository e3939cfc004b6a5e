import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Files, openFiles } from './filesServer.js'
import { openHome } from './home/home.js'
import { type Limits, usualLimits } from './limits.js'
import { readPage } from './pageFiles.js'

export interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  readonly json: { code?: string; [key: string]: unknown }
}

export interface Ask {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | string
}

/** Files over a fresh home, on a socket. */
export interface FilesUnderTest {
  readonly home: string
  readonly socketPath: string
  /** Sends a request target as it is, unnormalised. */
  ask(target: string, ask?: Ask): Promise<Answer>
  /** Sends a JSON wish. */
  wish(what: string, body: unknown): Promise<Answer>
  close(): Promise<void>
}

export async function openFilesUnderTest(limits: Partial<Limits> = {}): Promise<FilesUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'ft-files-'))
  const home = join(folder, 'homes/alice')
  mkdirSync(home, { recursive: true })
  const files: Files = openFiles({
    home: await openHome(home),
    page: readPage(),
    limits: { ...usualLimits, ...limits },
  })
  const socketPath = join(folder, 's')
  files.server.listen(socketPath)
  await once(files.server, 'listening')

  async function ask(target: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
    const asked = request({
      socketPath,
      path: target,
      method,
      headers: { host: 'alice.localhost', ...headers },
    })
    asked.end(body)
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    const bytes = await buffer(response)
    const isJson = response.headers['content-type']?.startsWith('application/json')
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: bytes,
      json: isJson ? JSON.parse(bytes.toString()) : {},
    }
  }

  return {
    home,
    socketPath,
    ask,
    wish: (what, body) =>
      ask(`/api/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async close() {
      await files.close()
      rmSync(folder, { recursive: true })
    },
  }
}
