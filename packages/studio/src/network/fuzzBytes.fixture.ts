/** A seeded stream of numbers in [0, 1) (mulberry32): the same seed, the same attack. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface FuzzPlace {
  /** A good Host header. */
  readonly host: string
  /** Paths that mean something behind the listener. */
  readonly paths: readonly string[]
  /** Good headers that go with most requests (a cookie, a token), so that they come past the first refusal. */
  readonly headers?: readonly string[]
}

/** One attempt: bytes of HTTP/1.1 that are good, nearly good or nothing at all, some of them a WebSocket's. */
export function fuzzedBytes(random: () => number, place: FuzzPlace): Buffer {
  const dice = random()
  if (dice < 0.05) return noise(random, 200)
  const text = dice < 0.25 ? handshake(random, place) : requests(random, place)
  let bytes: Buffer = Buffer.from(text, 'latin1')
  const count = random() < 0.5 ? 0 : 1 + Math.floor(random() * 3)
  for (let n = 0; n < count; n++) bytes = wounded(random, bytes)
  return bytes
}

const methods = [
  'GET',
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'OPTIONS',
  'DELETE',
  'TRACE',
  'CONNECT',
  'PATCH',
  'get',
  'BREW',
  'PRI',
  '',
]
const versions = [
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/0.9',
  'HTTP/2.0',
  'HTTP/9.9',
  'RTSP/1.0',
  '',
]
const twists = [
  (path: string) => path,
  (path: string) => path,
  (path: string) => `/${path}`,
  (path: string) => `${path}/../..`,
  (path: string) => `${path}%00`,
  (path: string) => `${path}/%2e%2e/%2f`,
  (path: string) => `http://evil.example${path}`,
  (path: string) => `${path}?${'a=%zz&'.repeat(20)}`,
  (path: string) => `${path}#x`,
  (path: string) => path.replaceAll('/', '\\'),
  (path: string) => `${path}${'a'.repeat(20_000)}`,
  (path: string) => `${path};a=b`,
  (path: string) => path.toUpperCase(),
  () => '*',
  () => '',
]

const oddHeaders = [
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 5, 5',
  'Content-Length: 0x5',
  'Content-Length: 99999999999999999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding : chunked',
  'Transfer-Encoding: \x0bchunked',
  'Connection: close',
  'Connection: keep-alive, Upgrade',
  'Connection: Host, Content-Length, Cookie',
  'Upgrade: websocket',
  'Upgrade: h2c',
  'Expect: 100-continue',
  'Expect: tea',
  'Host: evil.example',
  'Host:',
  'X-Forwarded-For: 10.16.0.5',
  'X_Forwarded_For: 10.16.0.5',
  'Forwarded: for=10.16.0.5',
  'Cookie: __Host-fourthright=guess; =__Host-fourthright=guess; a=b',
  `Cookie: ${'a=b; '.repeat(500)}`,
  'Authorization: Bearer a.b.c',
  'Authorization: Basic Og==',
  'Content-Type: application/json',
  'Content-Type: application/x-www-form-urlencoded; charset=utf-7',
  'Content-Type: ;;',
  'Origin: null',
  'Origin: http://evil.example',
  'Range: bytes=0-0,-1',
  'Accept: text/html',
  'Accept: ',
  'X-A: a\r\n folded',
  'X-A: a\nX-B: b',
  'X-A: a\rb',
  'X-A: \0',
  'X-A: \xff\xfe',
  ' leading: space',
  ': empty',
  'no colon',
  `X-Long: ${'a'.repeat(20_000)}`,
]

const bodies = [
  '',
  '',
  'hello',
  '5\r\nhello\r\n0\r\n\r\n',
  '5;x=y\r\nhello\r\n0\r\nTrailer: a\r\n\r\n',
  '5\nhello',
  'fffffffff\r\n',
  '{"username":',
  '{"__proto__":{"a":1}}',
  '[[[[[[[[',
  '\x00\x01',
]

function requests(random: () => number, place: FuzzPlace): string {
  const count = random() < 0.2 ? 2 : 1
  return Array.from({ length: count }, () => request(random, place)).join('')
}

function request(random: () => number, { host, paths, headers: good }: FuzzPlace): string {
  // Half of them are odd in one place at most, so that they come far.
  const isOdd = random() < 0.5
  const path = pick(random, paths)
  const line = isOdd
    ? `${pick(random, methods)} ${pick(random, twists)(path)} ${pick(random, versions)}`
    : `${pick(random, ['GET', 'GET', 'POST', 'HEAD', 'PUT'])} ${path} HTTP/1.1`
  const headers = random() < 0.95 ? [`Host: ${host}`] : []
  if (good !== undefined && random() < 0.7) headers.push(...good)
  const odd = Math.floor(random() * (isOdd ? 4 : 2))
  for (let n = 0; n < odd; n++) headers.push(pick(random, oddHeaders))
  if (random() < 0.02) headers.push(...Array.from({ length: 300 }, (_, n) => `a${n}: b`))
  const body = isOdd ? pick(random, bodies) : ''
  if (!isOdd) headers.push('Content-Length: 0')
  return [line, ...headers, '', body].join('\r\n')
}

function handshake(random: () => number, { host, paths, headers: good }: FuzzPlace): string {
  // The first of each is good.
  const often = (kinds: readonly string[]) => (random() < 0.8 ? (kinds[0] as string) : pick(random, kinds))
  const headers = [
    `Host: ${host}`,
    often(['Connection: Upgrade', 'Connection: keep-alive, Upgrade', 'Connection: close']),
    often(['Upgrade: websocket', 'Upgrade: WebSocket', 'Upgrade: h2c', 'Upgrade: websocket, h2c']),
    often(['Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', 'Sec-WebSocket-Key: AAAA', 'Sec-WebSocket-Key:']),
    often(['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Version: 7', 'Sec-WebSocket-Version: 99']),
    often([`Origin: http://${host}`, 'Origin: http://evil.example', 'Origin: null']),
    often([
      'X-A: b',
      'Sec-WebSocket-Protocol: a, b',
      'Sec-WebSocket-Protocol: a,,',
      'Sec-WebSocket-Protocol: (',
    ]),
    often(['X-B: c', 'Sec-WebSocket-Extensions: permessage-deflate', 'Sec-WebSocket-Extensions: x; y="']),
  ]
  if (good !== undefined && random() < 0.7) headers.push(...good)
  if (random() < 0.2) headers.push(pick(random, oddHeaders))
  const frames =
    random() < 0.6 ? noise(random, 64).toString('latin1') : '\x81\x82\0\0\0\0hi\x88\x82\0\0\0\0\x03\xe8'
  return [`GET ${pick(random, paths)} HTTP/1.1`, ...headers, '', frames].join('\r\n')
}

const wounds: readonly ((random: () => number, bytes: Buffer, at: number) => Buffer)[] = [
  (random, bytes, at) => Buffer.concat([bytes.subarray(0, at), noise(random, 4), bytes.subarray(at)]),
  (_random, bytes, at) => bytes.subarray(0, at),
  (random, bytes, at) =>
    Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + Math.floor(random() * 8))]),
  (random, bytes, at) => {
    const changed = Buffer.from(bytes)
    if (changed.length > 0) changed[at] = Math.floor(random() * 256)
    return changed
  },
  (_random, bytes) => Buffer.from(bytes.toString('latin1').replace('\r\n', '\n'), 'latin1'),
  (_random, bytes, at) => Buffer.concat([bytes, bytes.subarray(at)]),
]

function wounded(random: () => number, bytes: Buffer): Buffer {
  return pick(random, wounds)(random, bytes, Math.floor(random() * bytes.length))
}

function noise(random: () => number, most: number): Buffer {
  return Buffer.from(Array.from({ length: Math.floor(random() * most) }, () => Math.floor(random() * 256)))
}

function pick<Kind>(random: () => number, kinds: readonly Kind[]): Kind {
  return kinds[Math.floor(random() * kinds.length)] as Kind
}
