import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * One answer to one request; the last of a list answers all further ones.
 * `hold` says after which byte of the file the connection is to break.
 */
export type Answer = (request: IncomingMessage, response: ServerResponse, hold: (at: number) => void) => void

export interface ReleaseServer {
  readonly url: string
  /** What was asked for so far: `path` or `path bytes=100-`. */
  readonly asked: string[]
  answer(path: string, ...answers: readonly Answer[]): void
  /** Told by the client how far it is: a connection breaks when its last byte is safe, not a while after it was sent. */
  arrived(bytes: number): void
  close(): Promise<void>
}

/** A server of releases on 127.0.0.1 whose answers a test scripts, path by path; 404 elsewhere. */
export async function startReleases(): Promise<ReleaseServer> {
  const script = new Map<string, Answer[]>()
  const asked: string[] = []
  let heldAt = Number.POSITIVE_INFINITY
  const hold = (at: number) => {
    heldAt = at
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push([path, request.headers.range].filter(Boolean).join(' '))
    const answers = script.get(path) ?? []
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    if (answer) answer(request, response, hold)
    else response.writeHead(404).end('Not Found')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (path, ...answers) => script.set(path, [...answers]),
    arrived(bytes) {
      if (bytes < heldAt) return
      heldAt = Number.POSITIVE_INFINITY
      server.closeAllConnections()
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

interface Serving {
  readonly etag?: string
  /** Breaks the connection after so many bytes of this answer. */
  readonly cutAfter?: number
  /** Falls silent after so many bytes of this answer. */
  readonly stallAfter?: number
  /** The Content-Length that is claimed. */
  readonly claim?: number
  readonly ignoreRange?: boolean
  /** Answers a range although If-Range names another version. */
  readonly ignoreIfRange?: boolean
}

/** Serves bytes as a good server does, save for the fault asked for. */
export function serve(bytes: Uint8Array, { etag = '"one"', ...fault }: Serving = {}): Answer {
  return (request, response, hold) => {
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
    const start = startOf(request, etag, fault)
    if (start > 0 && start >= bytes.length) return void response.writeHead(416).end()
    const body = bytes.subarray(start)
    response.writeHead(start > 0 ? 206 : 200, {
      etag,
      'content-length': fault.claim ?? body.length,
      ...(start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
    })
    const stop = fault.cutAfter ?? fault.stallAfter
    if (stop === undefined) {
      response.write(body)
      // Ending a body that is shorter than was claimed breaks the connection, as a broken proxy would.
      if (fault.claim === undefined || fault.claim <= body.length) response.end()
      else setTimeout(() => response.destroy(), 50)
      return
    }
    response.write(body.subarray(0, stop))
    if (fault.cutAfter !== undefined) hold(Math.min(start + fault.cutAfter, bytes.length))
  }
}

function startOf(request: IncomingMessage, etag: string, { ignoreRange, ignoreIfRange }: Serving): number {
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')
  if (!range || ignoreRange) return 0
  const isSame = request.headers['if-range'] === etag || ignoreIfRange
  return isSame ? Number(range[1]) : 0
}

export const answerStatus =
  (status: number): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>')
  }

/** What a hotel's network says to everything: 200 and a page. */
export const answerPage: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>')
}
