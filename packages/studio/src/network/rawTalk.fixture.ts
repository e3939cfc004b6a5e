import { connect } from 'node:net'

export interface RawTalk {
  /** All that came back, as latin1. */
  readonly text: string
  /** Of the answers that came, in order. */
  readonly statuses: readonly number[]
  /** Whether the other side ended the connection. */
  readonly ended: boolean
}

export interface RawTalkOptions {
  readonly port: number
  readonly host?: string
  /** Address of 127.0.0.0/8 to come from. */
  readonly from?: string
  /** How long to wait for a first byte; after it a silence of 150 ms is an end. */
  readonly patience?: number
}

/** Sends bytes as they are over a plain socket, and hears until the other side ends or falls silent. */
export function talkRaw(bytes: string | Buffer, options: RawTalkOptions): Promise<RawTalk> {
  const { port, host = '127.0.0.1', from, patience = 5000 } = options
  return new Promise((resolve) => {
    const heard: Buffer[] = []
    const socket = connect({ port, host, ...(from === undefined ? {} : { localAddress: from }) })
    socket.setTimeout(patience, () => finish(false))
    const finish = (ended: boolean) => {
      socket.destroy()
      const text = Buffer.concat(heard).toString('latin1')
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
      resolve({ text, statuses, ended })
    }
    socket.on('connect', () => socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes))
    socket.on('data', (chunk) => {
      heard.push(chunk)
      socket.setTimeout(150)
    })
    socket.on('error', () => {})
    socket.on('close', () => finish(true))
  })
}

/** A request as text: the headers as they are given, CR LF between, an empty line behind. */
export function requestText(line: string, headers: readonly string[], body = ''): string {
  return [line, ...headers, '', body].join('\r\n')
}
