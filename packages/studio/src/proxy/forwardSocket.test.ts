import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type ClientOptions, WebSocket, WebSocketServer } from 'ws'
import { requestText, talkRaw } from '../network/rawTalk.fixture.js'
import { sessionCookie } from '../network/sessionCookie.js'
import { type Proxied, type ProxiedOptions, proxied } from './proxied.fixture.js'

let place: Proxied
const clients: WebSocket[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.terminate()
  await place.close()
})

interface Message {
  readonly bytes: Buffer
  readonly isBinary: boolean
}

interface AppSide {
  readonly opened: WebSocket[]
  readonly handshakes: { headers: Record<string, unknown>; rawHeaders: string[]; url: string }[]
  /** What was said to it from the beginning, as texts. */
  readonly heard: string[]
  next(): Promise<WebSocket>
}

async function apped(options: ProxiedOptions = {}, serverOptions = {}): Promise<AppSide> {
  place = await proxied(options)
  const opened: WebSocket[] = []
  const handshakes: AppSide['handshakes'] = []
  const heard: string[] = []
  const server = new WebSocketServer({ server: place.app, ...serverOptions })
  server.on('connection', (socket, { headers, rawHeaders, url = '' }) => {
    socket.on('error', () => {})
    socket.on('message', (bytes: Buffer) => heard.push(bytes.toString()))
    opened.push(socket)
    handshakes.push({ headers, rawHeaders, url })
  })
  return {
    opened,
    handshakes,
    heard,
    async next() {
      await expect.poll(() => opened.length).toBeGreaterThan(0)
      return opened.at(-1)!
    },
  }
}

function dial(path = '/', protocols: string[] = [], options: ClientOptions = {}): WebSocket {
  const headers = { host: place.host, ...options.headers }
  const client = new WebSocket(`ws://127.0.0.1:${place.port}${path}`, protocols, { ...options, headers })
  client.on('error', () => {})
  clients.push(client)
  return client
}

async function opened(client: WebSocket): Promise<WebSocket> {
  await new Promise((resolve, reject) => {
    client.once('open', resolve)
    client.once('error', reject)
  })
  return client
}

function messages(socket: WebSocket, count: number): Promise<Message[]> {
  return new Promise((resolve) => {
    const heard: Message[] = []
    socket.on('message', (bytes: Buffer, isBinary) => {
      heard.push({ bytes, isBinary })
      if (heard.length === count) resolve(heard)
    })
  })
}

function closed(socket: WebSocket): Promise<{ code: number; reason: string }> {
  return new Promise((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
}

/** Both sides of one WebSocket. */
async function pair(options: ProxiedOptions = {}, serverOptions = {}) {
  const app = await apped(options, serverOptions)
  const client = await opened(dial())
  return { app: await app.next(), client }
}

describe('a forwarded WebSocket', () => {
  it('carries a thousand messages each way, in order, texts as texts and bytes as bytes', async () => {
    const { app, client } = await pair()
    app.on('message', (bytes: Buffer, isBinary) => app.send(bytes, { binary: isBinary }))
    const heard = messages(client, 1000)
    for (let n = 0; n < 1000; n++) client.send(n % 3 === 0 ? Buffer.from(`${n}`) : `${n} ✓`)
    const said = await heard
    expect(said.map(({ bytes }) => Number.parseInt(bytes.toString(), 10))).toEqual([...Array(1000).keys()])
    expect(said.map(({ isBinary }) => isBinary)).toEqual([...Array(1000).keys()].map((n) => n % 3 === 0))
  })

  it('carries what the app says first, and an empty message', async () => {
    place = await proxied()
    const server = new WebSocketServer({ server: place.app })
    server.on('connection', (socket) => {
      socket.send('first')
      socket.send('')
    })
    const client = dial()
    const heard = await messages(client, 2)
    expect(heard.map(({ bytes }) => bytes.toString())).toEqual(['first', ''])
  })

  it('carries big messages and messages in fragments, byte for byte', async () => {
    const { app, client } = await pair()
    const big = randomBytes(8 * 1024 * 1024)
    const heard = messages(app, 2)
    client.send(big)
    client.send('in ', { fin: false })
    client.send('frag', { fin: false })
    client.ping()
    client.send('ments', { fin: true })
    const [first, second] = await heard
    expect(first?.bytes.equals(big)).toBe(true)
    expect(second).toMatchObject({ isBinary: false, bytes: Buffer.from('in fragments') })
  })

  it('asks for the path byte for byte, with the headers that are the app’s', async () => {
    const app = await apped({ path: '/a%2F/../b?x="y"' })
    const origin = `http://${place.host}`
    const headers = {
      origin,
      cookie: `a=1; ${sessionCookie}=s3cret`,
      authorization: 'Bearer s3cret',
      'x-forwarded-for': '10.16.0.5',
      x_real_ip: '10.16.0.5',
    }
    await opened(dial('/other', [], { headers }))
    expect(app.handshakes[0]).toMatchObject({
      url: '/a%2F/../b?x="y"',
      headers: { host: place.host, origin, cookie: 'a=1' },
    })
    expect(app.handshakes[0]?.rawHeaders.join()).not.toMatch(/s3cret|10\.16|extensions/i)
  })

  it('passes the offered subprotocols on, and the chosen one back', async () => {
    const handleProtocols = (offered: Set<string>) => [...offered].at(-1) ?? false
    const app = await apped({}, { handleProtocols })
    const client = await opened(dial('/', ['v1.kernel', 'v2.kernel']))
    expect(client.protocol).toBe('v2.kernel')
    expect(app.handshakes[0]?.headers['sec-websocket-protocol']).toBe('v1.kernel,v2.kernel')
  })

  it.each([
    [1000, 'done'],
    [1001, ''],
    [3000, 'theirs'],
    [4999, 'äöü'],
  ])('passes close code %i on, both ways', async (code, reason) => {
    const one = await pair()
    const atApp = closed(one.app)
    one.client.close(code, reason)
    expect(await atApp).toEqual({ code, reason })
    await place.close()

    const two = await pair()
    const atClient = closed(two.client)
    two.app.close(code, reason)
    expect(await atClient).toEqual({ code, reason })
    await (await place.sockets[0])?.closed
  })

  it('ends one side where the other is cut off', async () => {
    const one = await pair()
    const atApp = closed(one.app)
    one.client.terminate()
    expect((await atApp).code).toBe(1006)
    await place.close()
    const two = await pair()
    const atClient = closed(two.client)
    two.app.terminate()
    expect((await atClient).code).toBe(1006)
  })

  it('is closed from inside at once, on both sides, also where a side does not answer', async () => {
    const { app, client } = await pair({ bounds: { millisecondsToClose: 50 } })
    const ends = Promise.all([closed(app), closed(client)])
    // Hears nothing, so answers no close frame.
    client.pause()
    const socket = await place.sockets[0]
    socket?.close(1008, 'revoked')
    await socket?.closed
    client.resume()
    const [atApp, atClient] = await ends
    expect(atApp).toEqual({ code: 1008, reason: 'revoked' })
    expect(atClient.code).toBe(1008)
  })

  it('refuses a message beyond its bound, in either direction, and the process goes on', async () => {
    const one = await pair({ bounds: { bytesOfMessage: 1000 } })
    const ends = Promise.all([closed(one.app), closed(one.client)])
    one.client.send(Buffer.alloc(1001))
    expect((await ends)[1].code).toBe(1009)
    await place.close()
    const two = await pair({ bounds: { bytesOfMessage: 1000 } })
    const others = Promise.all([closed(two.app), closed(two.client)])
    two.app.send(Buffer.alloc(1001))
    expect((await others)[0].code).toBe(1009)
  })

  it('slows the app down for a client that does not read', async () => {
    const { app, client } = await pair({ bounds: { bytesWaiting: 256 * 1024 } })
    client.pause()
    const chunk = Buffer.alloc(64 * 1024)
    let sent = 0
    const more = () => {
      if (sent < 1000) app.send(chunk, more)
      sent++
    }
    more()
    // As long as it still gets on, it is only filling buffers.
    for (let before = -1; before !== sent; await later(100)) before = sent
    expect(sent).toBeLessThan(500)
    const heard = messages(client, 1000)
    client.resume()
    expect(await heard).toHaveLength(1000)
  })

  it('finds a side whose machine is gone without a word, and keeps those that are only silent', async () => {
    const { app, client } = await pair({ bounds: { millisecondsBetweenPings: 100 } })
    await later(600)
    expect([app.readyState, client.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN])
    const atApp = closed(app)
    // Takes no more bytes, and so answers no ping.
    client.pause()
    expect((await atApp).code).toBe(1006)
  })
})

describe('a permit that is asked at every message (attack group 18)', () => {
  it('lets nothing of the next message through once it is taken, from the client', async () => {
    let may = true
    const asked: string[] = []
    const mayPass = (direction: 'in' | 'out') => {
      asked.push(direction)
      return may
    }
    const { app, client } = await pair({ mayPass })
    const heard: string[] = []
    app.on('message', (bytes: Buffer) => heard.push(bytes.toString()))
    client.send('before')
    await expect.poll(() => heard).toEqual(['before'])
    may = false
    const ends = Promise.all([closed(app), closed(client)])
    client.send('after')
    client.send('after all')
    const [atApp, atClient] = await ends
    expect([atApp.code, atClient.code]).toEqual([1008, 1008])
    expect(heard).toEqual(['before'])
    expect(asked).toEqual(['in', 'in'])
  })

  it('lets nothing of the next message through once it is taken, from the app', async () => {
    let may = true
    const { app, client } = await pair({ mayPass: (direction) => direction === 'in' || may })
    const heard: string[] = []
    client.on('message', (bytes: Buffer) => heard.push(bytes.toString()))
    app.send('before')
    await expect.poll(() => heard).toEqual(['before'])
    may = false
    const ends = Promise.all([closed(app), closed(client)])
    app.send('after')
    expect((await ends).map(({ code }) => code)).toEqual([1008, 1008])
    expect(heard).toEqual(['before'])
  })

  it('holds for the last fragment of a message whose first came before', async () => {
    let may = true
    const { app, client } = await pair({ mayPass: () => may })
    const heard: string[] = []
    app.on('message', (bytes: Buffer) => heard.push(bytes.toString()))
    const atClient = closed(client)
    client.send('one, ', { fin: false })
    await later(50)
    may = false
    client.send('two', { fin: true })
    expect((await atClient).code).toBe(1008)
    expect(heard).toEqual([])
  })

  it('is taken where it throws, and the fault is told', async () => {
    const { app, client } = await pair({
      mayPass: () => {
        throw new Error('the policy could not be read')
      },
    })
    const heard: unknown[] = []
    app.on('message', (bytes) => heard.push(bytes))
    const atClient = closed(client)
    client.send('a')
    expect((await atClient).code).toBe(1008)
    expect(heard).toEqual([])
    expect(place.faults).toMatchObject([{ message: 'the policy could not be read' }])
  })
})

describe('a WebSocket that the app does not take', () => {
  const handshake = (extra: readonly string[] = []) => [
    `Host: ${place.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...extra,
  ]
  const ask = (headers: readonly string[]) =>
    talkRaw(requestText('GET / HTTP/1.1', headers), { port: place.port })

  it.each([
    ['is not there', 502],
    ['answers 403', 502],
    ['redirects', 502],
    ['is silent', 504],
  ])('because it %s: %i', async (what, status) => {
    place = await proxied({
      bounds: { millisecondsToAnswer: 100 },
      ...(what === 'is not there' ? { socketPath: '/nowhere/app.sock' } : {}),
    })
    place.app.on('upgrade', (_request, socket) => {
      socket.resume().on('end', () => socket.end())
      if (what === 'answers 403') socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\ninside')
      if (what === 'redirects') socket.end('HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/\r\n\r\n')
    })
    const said = await talkRaw(requestText('GET / HTTP/1.1', handshake()), {
      port: place.port,
      patience: 2000,
    })
    expect(said).toMatchObject({ statuses: [status], ended: true })
    expect(said.text).not.toContain('inside')
    expect(await place.sockets[0]).toBeUndefined()
    expect(place.faults).toHaveLength(1)
  })

  it.each([
    ['no key', (headers: string[]) => headers.filter((header) => !header.includes('Key'))],
    ['a short key', (headers: string[]) => headers.map((header) => header.replace('AAAA==', '=='))],
    ['two keys', (headers: string[]) => [...headers, 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==']],
    [
      'an old version',
      (headers: string[]) => headers.map((header) => header.replace('Version: 13', 'Version: 7')),
    ],
    ['a subprotocol twice', (headers: string[]) => [...headers, 'Sec-WebSocket-Protocol: a, a']],
    ['a subprotocol that is none', (headers: string[]) => [...headers, 'Sec-WebSocket-Protocol: a b']],
  ])('is never asked with %s: 400', async (_what, change) => {
    const app = await apped()
    expect(await ask(change(handshake()))).toMatchObject({ statuses: [400], ended: true })
    expect(app.opened).toEqual([])
  })

  it('is closed at the app where the client went before it was open', async () => {
    place = await proxied()
    const gone = new Promise((resolve) => {
      place.app.on('upgrade', (_request, socket) => {
        socket.resume().on('end', () => socket.end())
        socket.on('close', resolve)
        client.destroy()
      })
    })
    const client = connect(place.port, '127.0.0.1')
    client.write(requestText('GET / HTTP/1.1', handshake()))
    await gone
    expect(await place.sockets[0]).toBeUndefined()
    expect(place.faults).toEqual([])
  })

  it('loses nothing that the client said before it was open', async () => {
    const app = await apped()
    const { port } = place
    // One text frame `hi`, masked with zeros, right behind the handshake.
    const frame = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69])
    const text = Buffer.from(requestText('GET / HTTP/1.1', handshake()))
    expect((await talkRaw(Buffer.concat([text, frame]), { port })).statuses).toEqual([101])
    // The frame in a packet of its own, while the app has not answered yet.
    const client = connect(port, '127.0.0.1')
    client.write(text, () => setImmediate(() => client.write(frame)))
    await expect.poll(() => app.heard).toEqual(['hi', 'hi'])
    client.destroy()
  })

  it('is ended with 1001 when the forwarder closes, and none is opened after', async () => {
    const { app, client } = await pair()
    const ends = Promise.all([closed(app), closed(client)])
    await place.forwarder.close()
    expect((await ends).map(({ code }) => code)).toEqual([1001, 1001])
    expect((await ask(handshake())).statuses).toEqual([503])
  })
})
