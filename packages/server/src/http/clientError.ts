import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { problemOf, problemType } from './problem.js'
import { Refusal } from './refusal.js'
import { requestId } from './requestId.js'

/** Answers what is no HTTP, or came too slowly, before any route could see it. */
export function sendClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) socket.write(answerTo(refusalOf(error.code)))
  socket.destroySoon()
}

function refusalOf(code: string | undefined): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Refusal(408, 'request/timeout', { message: 'The request did not come to its end in time.' })
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Refusal(431, 'request/headers', {
      field: 'headers',
      valid: 'at most 16 kB',
      message: 'The headers, the address included, are too long; send a long situation by POST.',
    })
  }
  return new Refusal(400, 'request/http', { message: 'The request is no HTTP/1.1.' })
}

function answerTo(refusal: Refusal): string {
  const id = requestId({ headers: {} } as Parameters<typeof requestId>[0])
  const body = JSON.stringify(problemOf(refusal, id))
  return [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${id}`,
    'connection: close',
    '',
    body,
  ].join('\r\n')
}
