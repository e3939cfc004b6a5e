import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { FilesError, filesErrorOf, notFound } from './filesError.js'
import { isForeign } from './foreignOrigin.js'
import { commonHeaders, homeHeaders, pageHeaders } from './headers.js'
import type { Home } from './home/home.js'
import type { Limits } from './limits.js'
import { openLiveFolders } from './live/liveFolders.js'
import type { PageFile } from './pageFiles.js'
import { type Answer, requestsOf, sendJson } from './requests.js'

export interface FilesOptions {
  readonly home: Home
  readonly page: ReadonlyMap<string, PageFile>
  readonly limits: Limits
}

export interface Files {
  /** Listens nowhere yet. */
  readonly server: Server
  close(): Promise<void>
}

/** A caller that sends or takes nothing for so long is gone; a slow upload of hours is not. */
const idleMilliseconds = 60_000
const mostThrownAway = 64 * 2 ** 20

/** The page, what it asks for, and the live listings, as one HTTP server. */
export function openFiles({ home, page, limits }: FilesOptions): Files {
  const requests = requestsOf(home, limits)
  const live = openLiveFolders(home, limits)
  const server = createServer({ requestTimeout: 0, headersTimeout: 20_000 }, (request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s)
    const answer = answerOf(requests, page, request, path)
    answer({ request, response, query: new URLSearchParams(query) }).catch((error: unknown) => {
      sayNo(request, response, filesErrorOf(error, new URLSearchParams(query).get('path') ?? ''))
    })
  })
  server.setTimeout(idleMilliseconds)
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (request.url !== '/live') refuseUpgrade(socket, '404 Not Found')
    else if (isForeign(request)) refuseUpgrade(socket, '403 Forbidden')
    else live.upgrade(request, socket, head)
  })
  return {
    server,
    async close() {
      live.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function answerOf(
  requests: ReadonlyMap<string, Answer>,
  page: ReadonlyMap<string, PageFile>,
  request: IncomingMessage,
  path: string,
): Answer {
  const { method = '' } = request
  return async (asked) => {
    const isRead = method === 'GET' || method === 'HEAD'
    const file = page.get(path)
    setHeaders(asked.response, file === undefined ? homeHeaders : pageHeaders)
    if (!isRead && isForeign(request)) throw foreign()
    const answer = requests.get(`${method} ${path}`)
    if (answer !== undefined) return answer(asked)
    if (file === undefined) throw notFound(path)
    if (!isRead) throw notThisWay(method)
    sendPage(request, asked.response, file)
  }
}

function sendPage(request: IncomingMessage, response: ServerResponse, { type, tag, bytes }: PageFile): void {
  response.setHeader('etag', tag)
  if (request.headers['if-none-match'] === tag) response.writeHead(304).end()
  else response.writeHead(200, { 'content-type': type, 'content-length': bytes.length }).end(bytes)
}

function sayNo(request: IncomingMessage, response: ServerResponse, error: FilesError): void {
  // Bytes are on their way: the end of the connection says that they are not all.
  if (response.headersSent) {
    response.destroy()
    return
  }
  sendJson(response, error.status, error)
  if (!request.complete) readOn(request)
}

/** A browser reads the answer when its body is sent: a little more of a refused one is taken and thrown away. */
function readOn(request: IncomingMessage): void {
  let thrownAway = 0
  request.on('error', () => {})
  request.on('data', (chunk: Buffer) => {
    thrownAway += chunk.length
    if (thrownAway > mostThrownAway) request.destroy()
  })
  request.resume()
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries({ ...commonHeaders, ...headers }))
    response.setHeader(name, value)
}

function refuseUpgrade(socket: NodeJS.WritableStream, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

function foreign(): FilesError {
  return new FilesError('files/origin', 403, { message: 'Only the page of Files may change something.' })
}

function notThisWay(method: string): FilesError {
  return new FilesError('files/method', 405, { value: method, valid: 'GET', message: 'The page is read.' })
}
