import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** What every answer of the listener itself carries; the connection ends with it. */
const headers: readonly (readonly [string, string])[] = [
  ['Content-Type', 'application/json; charset=utf-8'],
  ['Cache-Control', 'no-store'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Connection', 'close'],
]

function bodyOf(status: number): string {
  return JSON.stringify({ message: STATUS_CODES[status] ?? 'Error' })
}

/** Answers with a status and nothing of what is inside; a response that has begun is cut off instead. */
export function answerPlainly(response: ServerResponse, status: number): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const body = bodyOf(status)
  // What the handler may have set already belongs to an answer that is not given.
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  response.writeHead(status, [...headers, ['Content-Length', String(body.length)]].flat())
  response.end(body)
}

/** The same on a socket that is no longer HTTP's; the socket ends. */
export function answerOnSocket(socket: Duplex, status: number): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const body = bodyOf(status)
  const lines = [...headers, ['Content-Length', String(body.length)]].map((header) => header.join(': '))
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}`, ...lines].join('\r\n')
  socket.end(`${head}\r\n\r\n${body}`, () => socket.destroy())
}
