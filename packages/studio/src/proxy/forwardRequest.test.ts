import { createHash, randomBytes } from 'node:crypto'
import {
  Agent,
  request as ask,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http'
import { connect, createServer as createNetServer, type Socket } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { requestText, talkRaw } from '../network/rawTalk.fixture.js'
import { sessionCookie } from '../network/sessionCookie.js'
import { type Proxied, type ProxiedOptions, proxied } from './proxied.fixture.js'

let place: Proxied
beforeEach(async () => {
  place = await proxied()
})
afterEach(() => place.close())

async function withOptions(options: ProxiedOptions) {
  await place.close()
  place = await proxied(options)
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void

function answering(answer: Answering): void {
  place.app.on('request', answer)
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly rawHeaders: readonly string[]
  readonly trailers: IncomingMessage['trailers']
  readonly body: Buffer
}

/** Asks through listener and forwarder. */
function get(path: string, options: RequestOptions = {}, body?: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { headers, ...rest } = options
    const all = { host: place.host, ...(headers as object) }
    ask({ host: '127.0.0.1', port: place.port, path, headers: all, ...rest }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const { statusCode: status = 0, headers, rawHeaders, trailers } = answer
        resolve({ status, headers, rawHeaders, trailers, body: Buffer.concat(chunks) })
      })
    })
      .on('error', reject)
      .end(body)
  })
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const echo: Answering = (request, response) => {
  response.setHeader(
    'x-framing',
    `${request.headers['content-length']} ${request.headers['transfer-encoding']}`,
  )
  request.pipe(response)
}

describe('a forwarded request', () => {
  it('reaches the app with method, path, query, Host and body as they are', async () => {
    answering((request, response) => response.end(`${request.method} ${request.url} ${request.headers.host}`))
    const path = '/a%2Fb/../c;d?x=%20&y="z"\\'
    expect((await get(path, { method: 'DELETE' })).body.toString()).toBe(`DELETE ${path} ${place.host}`)
  })

  it('reaches it without what is not its own (attack groups 12 and 21)', async () => {
    answering((request, response) => response.end(JSON.stringify(request.rawHeaders)))
    const headers = {
      authorization: 'Bearer s3cret',
      cookie: `a=1; ${sessionCookie}=s3cret`,
      referer: `http://${place.host}/auth?token=s3cret`,
      'x-forwarded-for': '10.16.0.5',
      x_forwarded_for: '10.16.0.5',
      'x-hop': '10.16.0.5',
      connection: 'keep-alive, x-hop',
    }
    const seen = (await get('/', { headers })).body.toString()
    expect(seen).not.toMatch(/s3cret|10\.16/)
    expect(JSON.parse(seen)).toEqual(expect.arrayContaining(['a=1', `http://${place.host}/auth`]))
  })

  it.each([
    ['with a length', {}, '5242880 undefined'],
    ['in chunks', { 'transfer-encoding': 'chunked' }, 'undefined chunked'],
  ])('carries a big body %s both ways', async (_what, headers, framing) => {
    answering(echo)
    const body = randomBytes(5_242_880)
    const sized = 'transfer-encoding' in headers ? headers : { 'content-length': body.length }
    const answer = await get('/', { method: 'POST', headers: sized }, body)
    expect(answer.headers['x-framing']).toBe(framing)
    expect(hash(answer.body)).toBe(hash(body))
  })

  it.each(['GET', 'DELETE', 'OPTIONS'])('carries a body of a %s, framed as chunks', async (method) => {
    answering(echo)
    const chunked = { 'transfer-encoding': 'chunked' }
    const smuggled = Buffer.from('GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n')
    const seen: string[] = []
    answering((request) => seen.push(request.url ?? ''))
    const answer = await get('/', { method, headers: chunked }, smuggled)
    expect(answer.headers['x-framing']).toBe('undefined chunked')
    expect(answer.body).toEqual(smuggled)
    expect(seen).toEqual(['/'])
  })

  it('keeps a framing that Connection names', async () => {
    answering(echo)
    const headers = [`Host: ${place.host}`, 'Connection: Content-Length', 'Content-Length: 3']
    const said = await talkRaw(requestText('POST / HTTP/1.1', headers, 'abc'), { port: place.port })
    expect(said.text).toMatch(/x-framing: 3 undefined/i)
    expect(said.text).toMatch(/abc/)
  })

  it('waits for the go-ahead only as long as the listener needs', async () => {
    answering(echo)
    const headers = [`Host: ${place.host}`, 'Expect: 100-continue', 'Content-Length: 3']
    const said = await talkRaw(requestText('POST / HTTP/1.1', headers, 'abc'), { port: place.port })
    expect(said.statuses).toEqual([100, 200])
  })

  it.each([
    ['HEAD', 200, { 'content-length': '12' }],
    ['GET', 204, {}],
    ['GET', 304, { etag: '"a"' }],
    ['GET', 205, { 'content-length': '0' }],
  ])('%s answered with %i has no body, and the connection goes on', async (method, status, headers) => {
    answering((_request, response) => response.writeHead(status, headers).end())
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    try {
      for (let n = 0; n < 3; n++) {
        const answer = await get('/', { method, agent })
        expect(answer).toMatchObject({ status, headers, body: Buffer.alloc(0) })
      }
    } finally {
      agent.destroy()
    }
  })

  it('reuses connections to the app', async () => {
    const connections = new Set<Socket>()
    answering((request, response) => {
      connections.add(request.socket)
      response.end()
    })
    for (let n = 0; n < 5; n++) await get('/')
    expect(connections.size).toBe(1)
  })

  it('is asked again where the app closed a kept connection just then, and only if nothing can happen twice', async () => {
    let asked = 0
    answering((request, response) => {
      asked++
      if (asked === 1) response.end('first')
      else if (request.socket.bytesWritten > 0) request.socket.destroy()
      else response.end('again')
    })
    expect((await get('/')).body.toString()).toBe('first')
    expect((await get('/')).body.toString()).toBe('again')
    asked = 0
    await get('/')
    expect((await get('/', { method: 'POST' }, Buffer.from('a'))).status).toBe(502)
  })

  it('drops trailers both ways', async () => {
    answering((request, response) => {
      request.resume()
      request.on('end', () => {
        response.writeHead(200, { trailer: 'X-After' })
        response.write(JSON.stringify(request.rawTrailers))
        response.addTrailers({ 'X-After': '10.16.0.5' })
        response.end()
      })
    })
    const headers = [`Host: ${place.host}`, 'Transfer-Encoding: chunked', 'Trailer: X-Forwarded-For']
    const body = '1\r\na\r\n0\r\nX-Forwarded-For: 10.16.0.5\r\n\r\n'
    const said = await talkRaw(requestText('POST / HTTP/1.1', headers, body), { port: place.port })
    expect(said.statuses).toEqual([200])
    expect(said.text).toContain('[]')
    expect(said.text).not.toMatch(/10\.16|x-after/i)
  })

  it('gives the answer to the browser without what is not its to say (attack groups 17, 19 and 20)', async () => {
    answering((_request, response) => {
      response.writeHead(302, {
        location: `http://${place.host}/lab`,
        'set-cookie': [`${sessionCookie}=fixed; Path=/; Secure`, 'a=1; Domain=studio.localhost', 'b=2'],
        'access-control-allow-origin': '*',
        'referrer-policy': 'unsafe-url',
      })
      response.end()
    })
    const { status, headers } = await get('/')
    expect(status).toBe(302)
    expect(headers).toMatchObject({
      location: '/lab',
      'set-cookie': ['b=2'],
      'referrer-policy': 'no-referrer',
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  it('follows no redirect', async () => {
    const outside: string[] = []
    const bait = createServer((request, response) => {
      outside.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => bait.listen(0, '127.0.0.1', resolve))
    const { port } = bait.address() as { port: number }
    const location = `http://127.0.0.1:${port}/latest/meta-data`
    answering((request, response) => response.writeHead(request.url === '/' ? 302 : 200, { location }).end())
    expect(await get('/')).toMatchObject({ status: 302, headers: { location } })
    expect(outside).toEqual([])
    bait.close()
  })

  it('shows the head of an answer that begins with silence, and each event as it comes', async () => {
    let say = (_text: string) => {}
    answering((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      say = (text) => response.write(text)
    })
    const answer = await new Promise<IncomingMessage>((resolve) =>
      ask({ host: '127.0.0.1', port: place.port, headers: { host: place.host } }, resolve).end(),
    )
    say('data: 1\n\n')
    expect(String(await new Promise((resolve) => answer.once('data', resolve)))).toBe('data: 1\n\n')
    answer.destroy()
  })

  it('slows the app down for a slow reader', async () => {
    let written = 0
    const chunk = Buffer.alloc(64 * 1024)
    const whole = 64 * 1024 * 1024
    answering((_request, response) => {
      const more = () => {
        while (written < whole) {
          written += chunk.length
          if (!response.write(chunk)) {
            response.once('drain', more)
            return
          }
        }
        response.end()
      }
      more()
    })
    const answer = await new Promise<IncomingMessage>((resolve) =>
      ask({ host: '127.0.0.1', port: place.port, headers: { host: place.host } }, resolve).end(),
    )
    answer.pause()
    // As long as it still gets on, it is only filling buffers.
    for (let before = -1; before !== written; await later(100)) before = written
    expect(written).toBeLessThan(whole / 2)
    let read = 0
    for await (const part of answer) read += (part as Buffer).length
    expect(read).toBe(whole)
  })

  it('is ended at the app when the client goes', async () => {
    const ended = new Promise<void>((resolve) => {
      answering((_request, response) => {
        response.write('a')
        response.on('close', () => resolve())
      })
    })
    const client = ask({ host: '127.0.0.1', port: place.port, headers: { host: place.host } }, () =>
      client.destroy(),
    )
    client.on('error', () => {})
    client.end()
    await ended
    await later(50)
    expect(place.thrown).toEqual([])
    // Nor is it a fault of the app's.
    expect(place.faults).toEqual([])
  })

  it('is ended at the app when the client goes that had asked for more at once', async () => {
    let open = 0
    answering((_request, response) => {
      open += 1
      response.write('a')
      response.on('close', () => {
        open -= 1
      })
    })
    const text = requestText('GET / HTTP/1.1', [`Host: ${place.host}`])
    expect((await talkRaw(text.repeat(3), { port: place.port })).statuses).toEqual([200])
    await expect.poll(() => open).toBe(0)
  })

  it('is ended at the app when the client goes in the middle of its own body', async () => {
    const ended = new Promise<boolean>((resolve) => {
      answering((request) => {
        request.resume()
        request.on('close', () => resolve(request.complete))
      })
    })
    const socket = connect(place.port, '127.0.0.1')
    socket.write(requestText('POST / HTTP/1.1', [`Host: ${place.host}`, 'Content-Length: 9'], 'ab'))
    await expect.poll(() => place.app.listenerCount('request')).toBe(1)
    await later(50)
    socket.destroy()
    expect(await ended).toBe(false)
  })

  it.each([
    ['with a length', { 'content-length': '10' }],
    ['in chunks', {}],
  ])('cuts off an answer %s that the app cut off', async (_what, headers) => {
    answering((_request, response) => {
      response.writeHead(200, headers)
      response.write('half', () => response.destroy())
    })
    await expect(get('/')).rejects.toThrow(/aborted|hang up/)
  })

  it('gives an early answer although the body was not read', async () => {
    answering((_request, response) => response.writeHead(413, { connection: 'close' }).end('too much'))
    const headers = [`Host: ${place.host}`, 'Content-Length: 100']
    const said = await talkRaw(requestText('POST / HTTP/1.1', headers, 'abc'), { port: place.port })
    expect(said.statuses).toEqual([413])
  })
})

describe('where the app fails', () => {
  const plain = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }

  it('the answer is 502 without inside text when nobody listens', async () => {
    await withOptions({ socketPath: '/nowhere/app.sock' })
    const { status, headers, body } = await get('/')
    expect({ status, body: body.toString() }).toEqual({ status: 502, body: '{"message":"Bad Gateway"}' })
    expect(headers).toMatchObject(plain)
    expect(place.faults).toHaveLength(1)
  })

  it('the answer is 504 when it is silent', async () => {
    await withOptions({ bounds: { millisecondsToAnswer: 50 } })
    answering(() => {})
    const { status, body } = await get('/')
    expect({ status, body: body.toString() }).toEqual({ status: 504, body: '{"message":"Gateway Timeout"}' })
  })

  it('silence after the beginning of an answer is allowed', async () => {
    await withOptions({ bounds: { millisecondsToAnswer: 50 } })
    answering((_request, response) => {
      response.write('a')
      setTimeout(() => response.end('b'), 200)
    })
    expect((await get('/')).body.toString()).toBe('ab')
  })

  it.each([
    ['hangs up', ''],
    ['speaks no HTTP', 'SSH-2.0-x\r\n'],
    ['says two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'says length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'switches protocols unasked',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    ],
    ['has a status that is none', 'HTTP/1.1 999999 X\r\n\r\n'],
    ['has a status below all', 'HTTP/1.1 007 X\r\nContent-Length: 0\r\n\r\n'],
    ['has too many headers', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`],
    ['folds a header', 'HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 0\r\n\r\n'],
  ])('the answer is 502 when it %s', async (_what, text) => {
    const app = await rawApp((socket) => socket.once('data', () => socket.end(text)))
    await withOptions({ socketPath: app.path })
    expect((await get('/')).status).toBe(502)
    await app.close()
  })

  it('interim answers are left out', async () => {
    const early = 'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n'
    const go = 'HTTP/1.1 100 Continue\r\n\r\n'
    const app = await rawApp((socket) =>
      socket.once('data', () => socket.end(`${go}${early}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok`)),
    )
    await withOptions({ socketPath: app.path })
    const said = await talkRaw(requestText('GET / HTTP/1.1', [`Host: ${place.host}`]), { port: place.port })
    expect(said.statuses).toEqual([200])
    await app.close()
  })

  it('more than was announced goes to nobody', async () => {
    const more = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged'
    const app = await rawApp((socket) =>
      socket.on('data', () => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok${more}`)),
    )
    await withOptions({ socketPath: app.path })
    for (let n = 0; n < 3; n++) expect((await get('/')).body.toString()).toBe('ok')
    await app.close()
  })
})

describe('where a request goes on to', () => {
  it.each(['//evil.example/', 'evil', '', 'http://evil.example/', '/a b', '/a\r\nb', '/a#b', '/ä'])(
    'is never %j',
    async (path) => {
      await withOptions({ path })
      answering((_request, response) => response.end())
      expect((await get('/')).status).toBe(400)
    },
  )

  it('is a socket of the studio, or a fault of the studio', async () => {
    await withOptions({ socketPath: 'app.sock' })
    expect((await get('/')).status).toBe(500)
    expect(place.thrown).toMatchObject([{ code: 'proxy/socket-path' }])
  })

  it('is nowhere once the forwarder is closed', async () => {
    await place.forwarder.close()
    expect((await get('/')).status).toBe(503)
  })
})

async function rawApp(talk: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createNetServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    talk(socket)
  })
  const path = `${place.socketPath.slice(0, -'/app.sock'.length)}-raw.sock`
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return {
    path,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
