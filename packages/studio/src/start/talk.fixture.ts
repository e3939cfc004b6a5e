import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { WebSocket } from 'ws'

export interface Said {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The answer as JSON; undefined where it is none. */
  readonly json: Record<string, unknown> | undefined
}

export interface Asking {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
  /** The address to come from: all of 127.0.0.0/8 is this machine. */
  readonly from?: string
  /** The path as it goes out, where it is not the URL's. */
  readonly path?: string
  readonly host?: string
}

/** Asks a studio as a browser on this machine does: names below localhost are loopback, whatever they are. */
export function talk(url: string, asking: Asking = {}): Promise<Said> {
  const { port, host, pathname, search } = new URL(url)
  const { method = 'GET', headers = {}, body, from = '127.0.0.1', path = pathname + search } = asking
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        localAddress: from,
        agent: false,
        headers: {
          host: asking.host ?? host,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (more: string) => {
          text += more
        })
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text,
            json: maybeJson(text),
          }),
        )
        answer.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Opens a WebSocket with the cookie, as the page of its host does. */
export function openSocket(
  url: string,
  cookie: string,
  { origin = new URL(url).origin, from = '127.0.0.1' }: { origin?: string | null; from?: string } = {},
): WebSocket {
  const { port, host, pathname, search } = new URL(url)
  return new WebSocket(`ws://127.0.0.1:${port}${pathname}${search}`, {
    headers: { host, cookie, ...(origin === null ? {} : { origin }) },
    localAddress: from,
  })
}

/** Resolves with the close code, or with the status where it was never open. */
export function endOf(socket: WebSocket): Promise<{ code: number } | { status: number }> {
  return new Promise((resolve) => {
    socket.on('close', (code) => resolve({ code }))
    socket.on('unexpected-response', (_request, answer) => {
      resolve({ status: answer.statusCode ?? 0 })
      answer.destroy()
    })
    socket.on('error', () => {})
  })
}

function maybeJson(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
