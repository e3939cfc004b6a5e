import { checkEntryPoint, type EntryPointSetting } from './checkEntryPoint.js'
import type { DoorHandler } from './door.js'
import type { Arrival, EntryPoint } from './entryPoint.js'
import { type ListenerOptions, openListener } from './listener.js'

/** A checked entry point on loopback for `studio.localhost`, public unless told. */
export function testEntryPoint(overrides: Partial<EntryPointSetting> = {}): EntryPoint {
  return checkEntryPoint({
    name: 'test',
    door: 'studio',
    port: 0,
    ranges: ['127.0.0.0/8'],
    hosts: ['studio.localhost', '*.studio.localhost'],
    ...overrides,
  })
}

export const testEndpoint = { vpce: 'vpce-0office', vpc: 'vpc-0studio' }

export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, unknown>
  readonly rawHeaders: readonly string[]
  readonly body: string
  readonly address: string
  readonly context: Arrival['context']
}

/** Tells the caller, as JSON, what arrived. */
export const tellingDoor: DoorHandler = {
  request(request, response, { address, context }) {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers, rawHeaders } = request
      const body = Buffer.concat(chunks).toString('latin1')
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({ method, url, headers, rawHeaders, body, address, context } satisfies Seen),
      )
    })
  },
}

/** What `tellingDoor` told, in an answer. */
export function seenIn(text: string): Seen {
  const json = /\{.*\}/s.exec(text)?.[0]
  if (json === undefined) throw new Error(`Nothing was told: ${text}`)
  return JSON.parse(json) as Seen
}

/** Opens a listener for a test, and gives its port and the Host header that it wants. */
export async function testListener(
  overrides: Partial<EntryPointSetting> = {},
  handler: DoorHandler = tellingDoor,
  options: ListenerOptions = {},
) {
  const listener = await openListener(testEntryPoint(overrides), handler, options)
  return { listener, port: listener.port, host: `studio.localhost:${listener.port}` }
}
