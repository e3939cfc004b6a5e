import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { type FuzzPlace, fuzzedBytes, seeded } from './fuzzBytes.fixture.js'

export interface FuzzOptions extends FuzzPlace {
  readonly port: number
  readonly rounds: number
  /** The same seed sends the same bytes. */
  readonly seed: number
  /** Address of 127.0.0.0/8 to come from. */
  readonly from?: string
  /** Of a TLS listener: PEM of the authority to trust, and the name to ask for. */
  readonly tls?: { readonly ca: string; readonly servername: string }
  /** Connections at once. */
  readonly concurrency?: number
  /** How long the other side may be silent before the client says that it has no more to say; 100 ms unless told. */
  readonly millisecondsOfSilence?: number
  /** How long after the last byte the other side may take to end the connection. */
  readonly millisecondsToEnd?: number
}

export interface FuzzReport {
  readonly rounds: number
  /** How often each status came; `none`: closed without an answer. */
  readonly statuses: Readonly<Record<string, number>>
  /** What must not be: a status of 500 and above, a connection that did not end, a refused connection. */
  readonly failures: readonly FuzzFailure[]
}

export interface FuzzFailure {
  readonly what: 'status' | 'hang' | 'refused'
  readonly round: number
  readonly sent: string
  readonly heard: string
}

/**
 * Sends fuzzed bytes to a listener on loopback, a connection each, and tells what came back. An honest request at the
 * end, which must be answered, shows that nothing crashed.
 */
export async function fuzzListener(options: FuzzOptions): Promise<FuzzReport> {
  const { rounds, seed, concurrency = 32, host, paths } = options
  const random = seeded(seed)
  const attempts = Array.from({ length: rounds }, () => fuzzedBytes(random, options))
  attempts.push(Buffer.from(`GET ${paths[0]} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`))
  const statuses: Record<string, number> = {}
  const failures: FuzzFailure[] = []
  let next = 0
  const attack = async () => {
    while (next < rounds) await judge(next++)
  }
  const judge = async (round: number) => {
    const sent = attempts[round] as Buffer
    const { heard, what } = await attempt(sent, options)
    const came = [...heard.matchAll(/HTTP\/1\.1 (\d{3})(?: |\r)/g)].map(([, status]) => status ?? '')
    for (const status of came.length === 0 ? ['none'] : came) statuses[status] = (statuses[status] ?? 0) + 1
    const isAnswered = came.length > 0 || round < rounds
    const wrong =
      what ?? (came.some((status) => Number(status) >= 500) ? 'status' : isAnswered ? undefined : 'refused')
    if (wrong !== undefined)
      failures.push({
        what: wrong,
        round,
        sent: sent.toString('latin1').slice(0, 2000),
        heard: heard.slice(0, 500),
      })
  }
  await Promise.all(Array.from({ length: concurrency }, attack))
  await judge(rounds)
  return { rounds, statuses, failures }
}

function attempt(bytes: Buffer, options: FuzzOptions): Promise<{ heard: string; what?: 'hang' | 'refused' }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = dial(options)
    let quiet: NodeJS.Timeout | undefined
    let patience: NodeJS.Timeout | undefined
    const finish = (what?: 'hang' | 'refused') => {
      clearTimeout(quiet)
      clearTimeout(patience)
      socket.destroy()
      const heard = Buffer.concat(chunks).toString('latin1')
      resolve(what === undefined ? { heard } : { heard, what })
    }
    const listen = () => {
      clearTimeout(quiet)
      quiet = setTimeout(() => {
        socket.end()
        patience ??= setTimeout(() => finish('hang'), options.millisecondsToEnd ?? 10_000)
      }, options.millisecondsOfSilence ?? 100)
    }
    socket.once(options.tls === undefined ? 'connect' : 'secureConnect', () => {
      socket.write(bytes)
      listen()
    })
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      listen()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') finish('refused')
    })
    socket.on('close', () => finish())
  })
}

function dial({ port, from, tls }: FuzzOptions): Socket {
  const place = { host: '127.0.0.1', port, ...(from === undefined ? {} : { localAddress: from }) }
  return tls === undefined ? connect(place) : connectTls({ ...place, ...tls })
}
