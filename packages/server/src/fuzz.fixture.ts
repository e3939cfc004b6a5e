import { connect } from 'node:net'
import { famousPlay, situationQuery } from '@fourthright/guide'
import fc from 'fast-check'

/** A request as bytes: what comes in must not be bound by what a client library lets out. */
export interface FuzzedRequest {
  readonly bytes: Buffer
  readonly told: string
}

const hostile = fc.constantFrom<unknown>(
  ...[
    '__proto__',
    'constructor',
    'toString',
    '',
    ' ',
    '\u0000',
    '💥',
    'x'.repeat(5000),
    '4:99',
    'NaN',
    '-0',
    '1e999',
  ],
  ...[null, true, -1, 0, 1e308, Number.MIN_VALUE, [], {}, { toString: 1 }, [[[[]]]], { length: -1 }],
)
const value = fc.oneof(
  hostile,
  fc.jsonValue({ maxDepth: 4 }),
  fc.double(),
  fc.integer(),
  fc.string({ unit: 'binary' }),
)
const field = fc.oneof(
  fc.constantFrom(...Object.keys(famousPlay), 'phase', 'punter', '__proto__', 'constructor', 'down'),
  fc.string(),
)
const situation = fc.oneof(
  fc.dictionary(field, value, { maxKeys: 4 }).map((change) => ({ ...famousPlay, ...change })),
  fc
    .record({
      yardsToGo: fc.double({ min: 0.01, max: 99, noNaN: true }),
      yardsToGoal: fc.double({ min: 0.01, max: 99, noNaN: true }),
      quarter: fc.integer({ min: 1, max: 6 }),
      clock: fc.tuple(fc.nat(15), fc.nat(59)).map(([m, s]) => `${m}:${String(s).padStart(2, '0')}`),
      offenseScore: fc.nat(60),
      defenseScore: fc.nat(60),
      season: fc.integer({ min: 1998, max: 2101 }),
      offenseTimeouts: fc.nat(3),
      phase: fc.constantFrom('scrimmage', 'try', null),
      week: fc.option(fc.integer({ min: 0, max: 24 })),
      home: fc.constantFrom('IND', 'HOU', null, 'SF'),
    })
    .map((change) => ({ ...famousPlay, ...change })),
  fc.dictionary(field, value, { maxKeys: 8 }),
  value,
)
const deep = fc.integer({ min: 10, max: 20_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth))
const json = fc.oneof(
  { weight: 8, arbitrary: situation.map((one) => JSON.stringify(one) ?? '') },
  { weight: 2, arbitrary: fc.array(situation, { maxLength: 6 }).map((some) => JSON.stringify(some)) },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: fc.string() },
)
const body = fc.oneof(
  { weight: 8, arbitrary: json.map((text) => Buffer.from(text)) },
  // Broken UTF-8, or a byte that was turned over on the way.
  {
    weight: 2,
    arbitrary: fc.tuple(json, fc.nat(), fc.nat(255)).map(([text, place, byte]) => {
      const bytes = Buffer.from(text)
      if (bytes.length > 0) bytes[place % bytes.length] = byte
      return bytes
    }),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
)
const parameter = fc.constantFrom(
  ...['confidence', 'tree', 'convert', 'make', 'bundle', 'team', 'coach', 'week', 'choice', 'recommendation'],
  ...[
    'verdict',
    'order',
    'limit',
    'offset',
    'game',
    'season',
    'clock',
    'venue.roof',
    '__proto__',
    'constructor',
  ],
)
const parameterValue = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    'full',
    '0.5',
    '1',
    '-1',
    '1000',
    'IND',
    'punt',
    'clear',
    'cost',
    '%ff',
    '%',
    '',
  ),
  fc.string({ unit: 'binary' }).map((text) => encodeURIComponent(text)),
)
const query = fc
  .array(fc.tuple(parameter, parameterValue), { maxLength: 4 })
  .map((pairs) => (pairs.length > 0 ? `?${pairs.map((pair) => pair.join('=')).join('&')}` : ''))
const path = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...['/v1/decisions', '/v1/decisions', '/v1/decisions', '/v1/seasons', '/v1/seasons/2020/decisions'],
      ...['/v1/games/2020_15_HOU_IND', '/v1/games/__proto__', '/v1/games/2020_', '/v1/bundles', '/v1/live/x'],
      ...['/healthz', '/readyz', '/openapi.json', '/docs', '/tables/2020/games.json.gz', '/tables/../x', '/'],
      ...[
        '/v1/seasons/x/decisions',
        '/v1/seasons/99999/decisions',
        `/v1/games/${'x'.repeat(300)}`,
        '/docs/json',
      ],
    ),
  },
  { weight: 2, arbitrary: fc.webPath() },
  { weight: 1, arbitrary: fc.string().map((text) => `/${encodeURI(text)}`) },
  {
    weight: 3,
    arbitrary: query.map((more) => `/v1/decisions?${situationQuery(famousPlay)}${more.replace('?', '&')}`),
  },
)
const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('POST', 'GET') },
  { weight: 1, arbitrary: fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'BREW') },
)
const type = fc.oneof(
  { weight: 6, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'text/plain',
      'application/json; charset=utf-16',
      'multipart/form-data',
      ';',
      '__proto__',
    ),
  },
)
const header = fc.constantFrom(
  ...[
    'accept: text/html',
    'accept: ,;q',
    'accept-encoding: br',
    'accept-encoding: nonsense',
    'if-none-match: *',
  ],
  ...[
    'x-request-id: {}',
    'content-encoding: gzip',
    'origin: null',
    'expect: 100-continue',
    'transfer-encoding: x',
  ],
  ...[
    'last-event-id: 1',
    'range: bytes=0-1',
    'cookie: a=b',
    'x: y',
    'accept-version: 1',
    'connection: upgrade',
  ],
)

/** Anything anywhere: most of it is refused before anybody looks at the body. */
const scattered = fc.tuple(method, fc.tuple(path, query), type, fc.array(header, { maxLength: 2 }), body)

/** A well-formed request for a decision, so that what is hostile in its situation reaches the guide. */
const pointed = fc.tuple(
  fc.constant('POST'),
  fc.tuple(fc.constant('/v1/decisions'), fc.constant('')),
  fc.constant('application/json'),
  fc.constant<string[]>([]),
  fc
    .oneof(
      {
        weight: 3,
        arbitrary: fc.dictionary(fc.constantFrom(...Object.keys(famousPlay)), hostile, {
          minKeys: 1,
          maxKeys: 2,
        }),
      },
      { weight: 1, arbitrary: fc.dictionary(field, value, { maxKeys: 4 }) },
    )
    .map((change) => Buffer.from(JSON.stringify({ ...famousPlay, ...change }))),
)

export const fuzzedRequest: fc.Arbitrary<FuzzedRequest> = fc
  .oneof(scattered, pointed)
  .map(([verb, [where, asked], kind, headers, content]) => {
    const sent = verb === 'GET' || verb === 'HEAD' ? Buffer.alloc(0) : content
    const address = where.includes('?') ? where : where + asked
    const head = [
      `${verb} ${address} HTTP/1.1`,
      ...['host: x', 'connection: close', `content-type: ${kind}`, `content-length: ${sent.length}`],
      ...headers,
    ].join('\r\n')
    return {
      bytes: Buffer.concat([Buffer.from(`${head}\r\n\r\n`), sent]),
      told: `${head}\n\n${sent.toString('latin1')}`,
    }
  })

/** All that the server says to bytes, until it hangs up. */
export function answerTo(url: string, bytes: Uint8Array, patience: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port, hostname } = new URL(url)
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    const parts: Buffer[] = []
    socket.setTimeout(patience, () => socket.destroy(new Error('the server hangs')))
    socket.on('data', (part: Buffer) => parts.push(part))
    // A server may hang up before it has read a body that it refuses.
    socket.on('error', (error) => (parts.length > 0 || 'code' in error ? undefined : reject(error)))
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')))
  })
}
