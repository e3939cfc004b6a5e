import type { ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { Refusal, StudioStateError } from '../errors/studioError.js'
import type { DoorHandler } from './door.js'
import { seenIn, tellingDoor, testEntryPoint, testListener } from './entryPoints.fixture.js'
import { type Listener, type ListenerOptions, openListener } from './listener.js'
import { requestText, talkRaw } from './rawTalk.fixture.js'

let open: Listener | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

async function listening(handler?: DoorHandler, options?: ListenerOptions) {
  const opened = await testListener({}, handler, options)
  open = opened.listener
  return opened
}

describe('where a request goes (attack group 14)', () => {
  it.each([
    ['studio.localhost:PORT', 200],
    ['alice.studio.localhost:PORT', 200],
    ['ALICE.Studio.localhost:PORT', 200],
    ['evil.example:PORT', 421],
    ['evil.example', 421],
    ['studio.localhost', 421],
    ['studio.localhost:80', 421],
    ['studio.localhost:0', 421],
    ['studio.localhost.:PORT', 421],
    ['a.b.studio.localhost:PORT', 421],
    ['.studio.localhost:PORT', 421],
    ['evilstudio.localhost:PORT', 421],
    ['studio.localhost.evil.example:PORT', 421],
    ['localhost:PORT', 421],
    ['127.0.0.1:PORT', 421],
    ['0x7f000001:PORT', 421],
    ['studio.localhost:', 400],
    ['studio.localhost:0PORT', 400],
    ['studio.localhost:PORT:PORT', 400],
    ['alice@studio.localhost:PORT', 400],
    ['alice:x@studio.localhost:PORT', 400],
    ['[::1]:PORT', 400],
    ['studio.localhost:PORT/path', 400],
    ['studio.localhost:PORT, evil.example', 400],
    ['studio.localhost :PORT', 400],
    ['studio%2elocalhost:PORT', 400],
    ['studio_.localhost:PORT', 400],
    ['', 400],
  ])('Host %j: %i', async (host, status) => {
    const { port } = await listening()
    const header = `Host: ${host.replaceAll('PORT', String(port))}`
    const said = await talkRaw(requestText('GET / HTTP/1.1', [header]), { port })
    expect(said.statuses).toEqual([status])
    if (status !== 200) expect(said.ended).toBe(true)
  })

  it.each([
    ['two Hosts', 'GET / HTTP/1.1', ['Host: HOST', 'Host: HOST']],
    ['two Hosts, the second evil', 'GET / HTTP/1.1', ['Host: HOST', 'hOST: evil.example']],
    ['no Host', 'GET / HTTP/1.1', []],
    ['no Host in HTTP/1.0', 'GET / HTTP/1.0', []],
    ['an absolute URI of another host', 'GET http://evil.example/ HTTP/1.1', ['Host: HOST']],
    ['an absolute URI of the same host', 'GET http://HOST/ HTTP/1.1', ['Host: HOST']],
    ['an asterisk', 'OPTIONS * HTTP/1.1', ['Host: HOST']],
    ['an authority', 'CONNECT evil.example:443 HTTP/1.1', ['Host: HOST']],
    ['TRACE', 'TRACE / HTTP/1.1', ['Host: HOST']],
    ['a fragment', 'GET /a#b HTTP/1.1', ['Host: HOST']],
    [
      'an upgrade to another host',
      'GET / HTTP/1.1',
      ['Host: HOST', 'Host: b', 'Connection: Upgrade', 'Upgrade: websocket'],
    ],
  ])('%s is refused', async (_what, line, headers) => {
    const { port, host } = await listening()
    const at = (text: string) => text.replaceAll('HOST', host)
    const said = await talkRaw(requestText(at(line), headers.map(at)), { port })
    expect(said).toMatchObject({ statuses: [400], ended: true })
  })
})

describe('where a request ends (attack group 15)', () => {
  const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: studio.localhost\r\n\r\n'

  it.each([
    [
      'Content-Length and chunks',
      ['Content-Length: 5', 'Transfer-Encoding: chunked'],
      `0\r\n\r\n${smuggled}`,
    ],
    [
      'chunks and Content-Length',
      ['Transfer-Encoding: chunked', 'Content-Length: 5'],
      `0\r\n\r\n${smuggled}`,
    ],
    ['two lengths', ['Content-Length: 0', `Content-Length: ${smuggled.length}`], smuggled],
    ['one length twice', ['Content-Length: 0', 'Content-Length: 0'], smuggled],
    ['a list of lengths', [`Content-Length: 0, ${smuggled.length}`], smuggled],
    ['a length with a sign', ['Content-Length: +0'], smuggled],
    ['no length', ['Content-Length:'], smuggled],
    ['a length beyond numbers', ['Content-Length: 99999999999999999999999'], smuggled],
    ['chunked twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], `0\r\n\r\n${smuggled}`],
    ['chunked with another coding', ['Transfer-Encoding: gzip, chunked'], `0\r\n\r\n${smuggled}`],
    ['identity', ['Transfer-Encoding: identity'], smuggled],
    ['an unknown coding', ['Transfer-Encoding: xchunked'], smuggled],
    ['a folded coding', ['Transfer-Encoding:\r\n chunked'], `0\r\n\r\n${smuggled}`],
    ['a space before the colon', ['Transfer-Encoding : chunked'], `0\r\n\r\n${smuggled}`],
    ['a folded header', ['X-A: a\r\n b'], ''],
    ['a bare LF', ['X-A: a\nX-B: b'], ''],
    ['a bare CR', ['X-A: a\rX-B: b'], ''],
    ['a NUL', ['X-A: a\0b'], ''],
    ['an empty name', [': a'], ''],
    ['a chunk without CR', ['Transfer-Encoding: chunked'], '3\nabc\r\n0\r\n\r\n'],
    ['a negative chunk', ['Transfer-Encoding: chunked'], '-1\r\nabc\r\n0\r\n\r\n'],
    ['more headers than a request has', Array.from({ length: 200 }, (_, n) => `a${n}: b`), ''],
  ])('%s: 400, the connection closed, nothing smuggled', async (_what, headers, body) => {
    const handled: string[] = []
    const { port, host } = await listening({
      request: (request, response) => {
        handled.push(request.url ?? '')
        request.resume().on('end', () => response.end())
      },
    })
    const smuggledHere = body.replace('studio.localhost', host)
    const text = requestText('POST / HTTP/1.1', [`Host: ${host}`, ...headers], smuggledHere)
    const said = await talkRaw(text, { port })
    expect(said).toMatchObject({ statuses: [400], ended: true })
    // Not even without an answer: what it does is done.
    expect(handled).not.toContain('/smuggled')
  })

  it.each([
    ['a tab in the path', 'GET /a\tb HTTP/1.1'],
    ['a control character in the path', 'GET /a\x01 HTTP/1.1'],
    ['a byte that is no ASCII in the path', 'GET /\xff HTTP/1.1'],
    ['HTTP/0.9 by name', 'GET / HTTP/0.9'],
    ['HTTP/2.0 by name', 'GET / HTTP/2.0'],
    ['no version', 'GET /'],
    ['a method of another protocol', 'SOURCE / ICE/1.0'],
    ['chunks in HTTP/1.0', 'POST / HTTP/1.0\r\nTransfer-Encoding: chunked'],
  ])('%s: 400 and closed', async (_what, line) => {
    const { port, host } = await listening()
    expect(await talkRaw(requestText(line, [`Host: ${host}`]), { port })).toMatchObject({
      statuses: [400],
      ended: true,
    })
  })

  it('takes honest bodies, with a length and in chunks, one after another', async () => {
    const { port, host } = await listening()
    const one = requestText('POST /1 HTTP/1.1', [`Host: ${host}`, 'Content-Length: 3'], 'abc')
    const two = requestText(
      'PUT /2 HTTP/1.1',
      [`Host: ${host}`, 'Transfer-Encoding: chunked'],
      '3\r\ndef\r\n0\r\n\r\n',
    )
    const { text, statuses } = await talkRaw(one + two, { port })
    expect(statuses).toEqual([200, 200])
    expect([...text.matchAll(/"body":"([^"]*)"/g)].map(([, body]) => body)).toEqual(['abc', 'def'])
  })

  it('lets a body come only when the request is admitted', async () => {
    const { port, host } = await listening()
    const headers = ['Content-Length: 3', 'Expect: 100-continue']
    const good = await talkRaw(requestText('POST / HTTP/1.1', [`Host: ${host}`, ...headers], 'abc'), { port })
    expect(good.statuses).toEqual([100, 200])
    const bad = await talkRaw(requestText('POST / HTTP/1.1', ['Host: evil.example', ...headers]), { port })
    expect(bad.statuses).toEqual([421])
    const odd = await talkRaw(requestText('POST / HTTP/1.1', [`Host: ${host}`, 'Expect: tea']), { port })
    expect(odd.statuses).toEqual([417])
  })
})

describe('a listener', () => {
  it('answers refusals without inside text, and tells them to who watches', async () => {
    const refused: Refusal[] = []
    const watch = { refused: (refusal: Refusal) => refused.push(refusal) }
    const { port } = await listening(tellingDoor, { watch })
    const { text } = await talkRaw(requestText('GET /secret?token=t HTTP/1.1', ['Host: evil.example']), {
      port,
    })
    expect(text).toMatch(/\r\n\r\n\{"message":"Misdirected Request"\}$/)
    expect(text).toMatch(/referrer-policy: no-referrer/i)
    expect(refused.map(({ code }) => code)).toEqual(['network/misdirected'])
    expect(JSON.stringify(refused)).not.toContain('token')
  })

  it.each<[string, DoorHandler['request']]>([
    [
      'throws',
      () => {
        throw new Error('inside text')
      },
    ],
    ['rejects', () => Promise.reject(new Error('inside text')) as unknown as undefined],
    [
      'throws half way',
      (_request, response) => {
        response.setHeader('set-cookie', 'inside=text')
        throw new Error('inside text')
      },
    ],
  ])('outlives a handler that %s: 500, and the fault is told', async (_what, request) => {
    const faults: unknown[] = []
    const { port, host } = await listening({ request }, { watch: { fault: (error) => faults.push(error) } })
    const said = await talkRaw(requestText('GET / HTTP/1.1', [`Host: ${host}`]), { port })
    expect(said.statuses).toEqual([500])
    expect(said.text).not.toContain('inside')
    expect(faults).toHaveLength(1)
    expect((await talkRaw(requestText('GET / HTTP/1.1', [`Host: ${host}`]), { port })).statuses).toEqual([
      500,
    ])
  })

  it('cuts off an answer whose handler throws in the middle of it', async () => {
    const { port, host } = await listening({
      request(_request, response) {
        response.writeHead(200, { 'content-length': '10' })
        response.write('half')
        throw new Error('inside text')
      },
    })
    const said = await talkRaw(requestText('GET / HTTP/1.1', [`Host: ${host}`]), { port })
    expect(said).toMatchObject({ ended: true })
    expect(said.text).not.toContain('500')
  })

  it('gives the status of a refusal that a handler throws', async () => {
    const { port, host } = await listening({
      request() {
        throw new Refusal('session/none', 403, 'No session.')
      },
    })
    expect((await talkRaw(requestText('GET / HTTP/1.1', [`Host: ${host}`]), { port })).statuses).toEqual([
      403,
    ])
  })

  const upgrade = ['Connection: Upgrade', 'Upgrade: websocket']

  it('refuses upgrades where there is nothing to upgrade to', async () => {
    const { port, host } = await listening()
    const said = await talkRaw(requestText('GET / HTTP/1.1', [`Host: ${host}`, ...upgrade]), { port })
    expect(said).toMatchObject({ statuses: [400], ended: true })
  })

  it.each([
    ['with a length', 'GET / HTTP/1.1', [...upgrade, 'Content-Length: 5']],
    ['with chunks', 'GET / HTTP/1.1', [...upgrade, 'Transfer-Encoding: chunked']],
    ['by POST', 'POST / HTTP/1.1', upgrade],
    [
      'to HTTP/2',
      'GET / HTTP/1.1',
      ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: a'],
    ],
    ['to two things', 'GET / HTTP/1.1', [...upgrade, 'Upgrade: h2c']],
  ])('refuses an upgrade %s', async (_what, line, headers) => {
    const upgraded: string[] = []
    const { port, host } = await listening({
      ...tellingDoor,
      upgrade: (request) => upgraded.push(request.url ?? ''),
    })
    const said = await talkRaw(requestText(line, [`Host: ${host}`, ...headers]), { port })
    expect(said).toMatchObject({ statuses: [400], ended: true })
    expect(upgraded).toEqual([])
  })

  it('outlives an upgrade handler that throws', async () => {
    const { port, host } = await listening({
      ...tellingDoor,
      upgrade() {
        throw new Error('inside text')
      },
    })
    const said = await talkRaw(requestText('GET / HTTP/1.1', [`Host: ${host}`, ...upgrade]), { port })
    expect(said).toMatchObject({ text: '', ended: true })
    expect((await talkRaw(requestText('GET / HTTP/1.1', [`Host: ${host}`]), { port })).statuses).toEqual([
      200,
    ])
  })

  it('ends everything when it closes: idle connections, hanging requests and upgraded sockets', async () => {
    const { listener, port, host } = await testListener(
      {},
      {
        request() {},
        upgrade: (_request, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
      },
    )
    const headers = [`Host: ${host}`]
    const texts = [
      '',
      requestText('GET / HTTP/1.1', headers),
      requestText('GET / HTTP/1.1', [...headers, ...upgrade]),
    ]
    const ends = await Promise.all(texts.map((text) => connected(port, text)))
    const closing = Promise.all(ends.map(({ closed }) => closed))
    await ends[2]?.heard
    await listener.close()
    await closing
    expect(await talkRaw('', { port })).toMatchObject({ ended: true, text: '' })
  })

  it('closes who is slow with a request', async () => {
    const limits = { millisecondsForHeaders: 50, millisecondsForRequest: 50, millisecondsBetweenChecks: 20 }
    const { port, host } = await listening(tellingDoor, { limits })
    const begun = `GET / HTTP/1.1\r\nHost: ${host}\r\n`
    expect(await talkRaw(begun, { port })).toMatchObject({ statuses: [408], ended: true })
    const half = requestText('POST / HTTP/1.1', [`Host: ${host}`, 'Content-Length: 5'], 'ab')
    expect(await talkRaw(half, { port })).toMatchObject({ statuses: [408], ended: true })
  })

  it('gives one peer its share of connections, and others theirs', async () => {
    const { port, host } = await listening(tellingDoor, { limits: { connectionsOfOnePeer: 2 } })
    const held = await Promise.all([connected(port, ''), connected(port, '')])
    const text = requestText('GET / HTTP/1.1', [`Host: ${host}`])
    expect(await talkRaw(text, { port })).toMatchObject({ text: '', ended: true })
    expect((await talkRaw(text, { port, from: '127.0.0.2' })).statuses).toEqual([200])
    for (const { socket } of held) socket.destroy()
    await Promise.all(held.map(({ closed }) => closed))
    await expect.poll(async () => (await talkRaw(text, { port })).statuses).toEqual([200])
  })

  it('has no second way in for health, metrics or administration (attack group 32)', async () => {
    const { port, host } = await listening()
    for (const path of ['/health', '/ping', '/metrics', '/admin', '/-/ready']) {
      const headers = ['User-Agent: kube-probe/1.30', 'X-Health-Check: 1']
      const outside = await talkRaw(requestText(`GET ${path} HTTP/1.1`, ['Host: 127.0.0.1', ...headers]), {
        port,
      })
      expect(outside.statuses).toEqual([421])
      const inside = await talkRaw(requestText(`GET ${path} HTTP/1.1`, [`Host: ${host}`, ...headers]), {
        port,
      })
      expect(seenIn(inside.text).url).toBe(path)
    }
  })

  it('begins a pipelined request when the one before is answered, and never where the caller has gone', async () => {
    const begun: string[] = []
    let first: ServerResponse | undefined
    const { port, host } = await listening({
      request: ({ url = '' }, response) => {
        begun.push(url)
        if (url === '/1') first = response
        else response.end(url)
      },
    })
    const text = ['/1', '/2', '/3']
      .map((path) => requestText(`GET ${path} HTTP/1.1`, [`Host: ${host}`]))
      .join('')
    const talk = talkRaw(text, { port })
    await expect.poll(() => begun).toEqual(['/1'])
    first?.end('one')
    expect((await talk).text).toMatch(/one.*\/2.*\/3/s)
    begun.length = 0
    await talkRaw(text, { port, patience: 50 })
    await new Promise<void>((resolve) => first?.once('close', resolve))
    await new Promise(setImmediate)
    expect(begun).toEqual(['/1'])
  })

  it('closes a connection with too many that wait, and one with an upgrade before an answer', async () => {
    const begun: string[] = []
    const { port, host } = await listening({
      request: ({ url = '' }) => void begun.push(url),
      upgrade: () => void begun.push('upgrade'),
    })
    const get = requestText('GET / HTTP/1.1', [`Host: ${host}`])
    const upgrade = requestText('GET /socket HTTP/1.1', [
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
    ])
    expect((await talkRaw(get.repeat(100), { port })).ended).toBe(true)
    expect((await talkRaw(get + upgrade, { port })).ended).toBe(true)
    expect(begun).toEqual(['/', '/'])
  })

  it('says which port is taken', async () => {
    const { port } = await listening()
    const opening = openListener(testEntryPoint({ port }), tellingDoor)
    await expect(opening).rejects.toThrow(StudioStateError)
    await expect(opening).rejects.toMatchObject({ code: 'network/port-taken', value: port })
  })
})

interface Connected {
  readonly socket: Socket
  readonly heard: Promise<unknown>
  readonly closed: Promise<unknown>
}

function connected(port: number, text: string): Promise<Connected> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      const heard = new Promise((hear) => socket.once('data', hear))
      const closed = new Promise((close) => socket.once('close', close))
      socket.write(text, () => resolve({ socket, heard, closed }))
    })
    socket.on('error', reject)
  })
}
