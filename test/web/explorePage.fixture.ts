import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { LiveEvent } from '@fourthright/plays'
import type { SeasonTables } from '../../packages/web/src/season/season.fixture.js'

export const builtPage = fileURLToPath(new URL('../../packages/web/dist/page/', import.meta.url))
const card = new URL('../../models/experiment.card.json', import.meta.url)

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** The built page with a season's tables and a live game's events, as the server would serve them. */
export interface ServedPage {
  readonly address: string
  /** What `Last-Event-ID` each listener of the live events brought; null for a first one. */
  readonly listeners: (string | null)[]
  /** Tells an event to all who listen, and to whoever comes back later. */
  tell(event: LiveEvent): void
  /** Breaks all live connections off, as a restart does. */
  hangUp(): void
  close(): Promise<void>
}

/**
 * Serves the page on a port of its own.
 *
 * @param tables made-up ones, those that ship with the page, or none
 * @param live false for a place without live games: `/v1/live` is not there
 */
export async function servePage({
  tables,
  live = true,
}: {
  tables: SeasonTables | 'shipped' | 'none'
  live?: boolean
}): Promise<ServedPage> {
  const told: LiveEvent[] = []
  const open = new Set<ServerResponse>()
  const listeners: (string | null)[] = []
  const say = (response: ServerResponse, id: number) => {
    const event = told[id - 1] as LiveEvent
    response.write(`id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  }
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page')
    if (live && pathname === '/v1/live') {
      const last = request.headers['last-event-id']
      listeners.push(typeof last === 'string' ? last : null)
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write('retry: 50\n\n')
      for (let id = Number(last ?? 0) + 1; id <= told.length; id++) say(response, id)
      open.add(response)
      response.on('close', () => open.delete(response))
      return
    }
    const table = /^\/tables\/2020\/(\w+)\.json\.gz$/.exec(pathname)?.[1]
    if (typeof tables === 'object' && table && table in tables) {
      response.writeHead(200, { 'content-type': 'application/gzip' })
      response.end(gzipSync(JSON.stringify(tables[table as keyof SeasonTables])))
      return
    }
    const isView = ['/', '/season', '/live', '/models'].includes(pathname)
    const asked = isView ? 'index.html' : normalize(pathname).slice(1)
    const file = asked === 'models/card.json' ? card : join(builtPage, asked)
    const isWithheld = pathname.startsWith('/tables/') && tables !== 'shipped'
    if (isWithheld || !existsSync(file)) {
      response.writeHead(404, { 'content-type': 'application/problem+json' })
      response.end('{"status":404}')
      return
    }
    response.writeHead(200, { 'content-type': kinds[extname(asked)] ?? 'application/octet-stream' })
    response.end(readFileSync(file))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    listeners,
    tell(event) {
      told.push(event)
      for (const response of open) say(response, told.length)
    },
    hangUp() {
      for (const response of open) response.destroy()
    },
    close() {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}
