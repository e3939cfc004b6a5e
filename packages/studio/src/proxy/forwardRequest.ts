import { type Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { headersToApp } from '../network/headersToApp.js'
import { headersToBrowser } from '../network/headersToBrowser.js'
import { answerPlainly } from '../network/plainAnswer.js'
import type { Onward } from './forward.js'
import type { ForwardBounds } from './forwardBounds.js'

export interface RequestForwarding {
  readonly agent: Agent
  readonly bounds: ForwardBounds
  readonly fault: (error: unknown, socketPath: string) => void
}

/**
 * Forwards one request, and the app's answer back: both bodies stream, the slower side slows the faster one, and the
 * end of one side ends the other. How bodies are framed is made anew on both sides; trailers, interim answers (1xx)
 * and reason phrases are not passed on.
 */
export function forwardRequest(
  request: IncomingMessage,
  response: ServerResponse,
  onward: Onward,
  forwarding: RequestForwarding,
): void {
  const body = bodyOf(request)
  send(request, response, onward, body, forwarding, !body.is && isRepeatable(request))
}

interface Body {
  readonly is: boolean
  /** How its end is told to the app: headers, in turn. */
  readonly framing: readonly string[]
}

/** The length where the request has one; else chunks, said aloud: for a GET node would write them without. */
function bodyOf({ headers, method }: IncomingMessage): Body {
  const length = headers['content-length']
  if (length !== undefined) return { is: length !== '0', framing: ['Content-Length', length] }
  if (headers['transfer-encoding'] !== undefined)
    return { is: true, framing: ['Transfer-Encoding', 'chunked'] }
  const wantsLength = method === 'POST' || method === 'PUT' || method === 'PATCH'
  return { is: false, framing: wantsLength ? ['Content-Length', '0'] : [] }
}

function isRepeatable({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  onward: Onward,
  body: Body,
  forwarding: RequestForwarding,
  mayRepeat: boolean,
): void {
  const { agent, bounds, fault } = forwarding
  let answer: IncomingMessage | undefined
  let wasSilent = false
  const outgoing = ask({
    agent,
    socketPath: onward.socketPath,
    path: onward.path,
    method: request.method,
    headers: [...headersToApp(request.rawHeaders), ...body.framing],
  })

  const leave = () => {
    if (!response.writableFinished) outgoing.destroy()
  }
  response.on('close', leave)

  outgoing.setTimeout(bounds.millisecondsToAnswer, () => {
    wasSilent = true
    outgoing.destroy(new Error('The app was silent for too long.'))
  })

  outgoing.on('response', (arrived) => {
    answer = arrived
    outgoing.setTimeout(0)
    giveBack(arrived, request, response, onward, fault)
  })

  let hasFailed = false
  const fail = (error: Error) => {
    if (hasFailed) return
    hasFailed = true
    request.unpipe(outgoing)
    // It has answered without reading all of the body, which is its right.
    if (answer?.complete) request.resume()
    else if (response.destroyed) return
    // The app closed a kept connection just when it was used again: nothing was asked yet.
    else if (mayRepeat && outgoing.reusedSocket && answer === undefined && !wasSilent) {
      response.off('close', leave)
      send(request, response, onward, body, forwarding, false)
    } else {
      fault(error, onward.socketPath)
      answerPlainly(response, wasSilent ? 504 : 502)
    }
  }
  outgoing.on('error', fail)
  // Node has no error for an app that switches protocols although nobody asked.
  outgoing.on('close', () => {
    if (answer === undefined) fail(new Error('The app ended the connection without an answer.'))
  })

  if (body.is) request.pipe(outgoing)
  else outgoing.end()
}

function giveBack(
  answer: IncomingMessage,
  request: IncomingMessage,
  response: ServerResponse,
  { socketPath }: Onward,
  fault: RequestForwarding['fault'],
): void {
  try {
    response.writeHead(
      answer.statusCode ?? 0,
      headersToBrowser(answer.rawHeaders, request.headers.host ?? ''),
    )
  } catch (error) {
    // A status or a header that node's client reads and its server does not write.
    answer.destroy()
    fault(error, socketPath)
    answerPlainly(response, 502)
    return
  }
  answer.on('error', (error) => {
    // Who asked has left, or was cut off: then the app's answer is, and that is nobody's fault.
    if (!response.destroyed) fault(error, socketPath)
  })
  answer.on('close', () => {
    // Cut off where the app cut off: an end would make half an answer look whole.
    if (!answer.complete) response.destroy()
  })
  if (answer.headers['content-length'] === undefined) showHead(answer, response)
  answer.pipe(response)
}

/** An answer of unknown length may begin with silence (server-sent events): its head goes out all the same. */
function showHead(answer: IncomingMessage, response: ServerResponse): void {
  let hasBegun = false
  answer.once('data', () => {
    hasBegun = true
  })
  setImmediate(() => {
    if (!hasBegun && !response.writableEnded && !response.destroyed) response.flushHeaders()
  })
}
