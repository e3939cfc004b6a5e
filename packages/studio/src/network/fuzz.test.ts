import { afterEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { type Proxied, proxied } from '../proxy/proxied.fixture.js'
import { tellingDoor, testListener } from './entryPoints.fixture.js'
import { fuzzListener } from './fuzz.fixture.js'
import { fuzzedBytes, seeded } from './fuzzBytes.fixture.js'
import type { Listener } from './listener.js'

const paths = ['/', '/dev/alice', '/auth?token=guess', '/lab/tree?x=1']
let open: Listener | undefined
let place: Proxied | undefined
afterEach(async () => {
  await open?.close()
  await place?.close()
  open = undefined
  place = undefined
})

describe('fuzz: no crash, no 500, no hang', () => {
  it('at a listener with a plain handler', async () => {
    const faults: unknown[] = []
    const { listener, port, host } = await testListener({}, tellingDoor, {
      watch: { fault: (error) => faults.push(error) },
    })
    open = listener
    const report = await fuzzListener({ port, host, paths, rounds: 600, seed: 4 })
    expect(report.failures).toEqual([])
    expect(faults).toEqual([])
    // Both good and bad ones were among them.
    expect(report.statuses['200']).toBeGreaterThan(20)
    expect(report.statuses['400']).toBeGreaterThan(100)
    expect(report.statuses['421']).toBeGreaterThan(0)
  })

  it('through the forwarder, with WebSockets', async () => {
    place = await proxied()
    place.app.on('request', (request, response) => request.pipe(response))
    const server = new WebSocketServer({ server: place.app })
    server.on('connection', (socket) => {
      socket.on('error', () => {})
      socket.on('message', (bytes, isBinary) => socket.send(bytes, { binary: isBinary }))
    })
    const { port, host } = place
    const report = await fuzzListener({ port, host, paths, rounds: 600, seed: 5 })
    expect(report.failures).toEqual([])
    expect(place.thrown).toEqual([])
    expect(report.statuses['101']).toBeGreaterThan(10)
  })

  it('finds a listener that answers 500', async () => {
    const handler = {
      request() {
        throw new Error('inside')
      },
    }
    const { listener, port, host } = await testListener({}, handler)
    open = listener
    const { failures } = await fuzzListener({ port, host, paths, rounds: 20, seed: 6 })
    expect(failures.at(-1)).toMatchObject({ what: 'status', round: 20 })
  })

  it('finds a listener that is gone', async () => {
    const { listener, port, host } = await testListener()
    await listener.close()
    const { failures } = await fuzzListener({ port, host, paths, rounds: 3, seed: 7 })
    expect(failures.map(({ what }) => what)).toEqual(Array(4).fill('refused'))
  })

  it('sends the same bytes for the same seed', () => {
    const bytes = (seed: number) => {
      const random = seeded(seed)
      return Array.from({ length: 50 }, () => fuzzedBytes(random, { host: 'a', paths }).toString('hex'))
    }
    expect(bytes(1)).toEqual(bytes(1))
    expect(bytes(1)).not.toEqual(bytes(2))
  })
})
