import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the feed answers one request. */
export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void

/** A feed that does what a test tells it to: one behaviour a request, the last one again and again. */
export class FeedServer {
  readonly requests: { readonly at: number; readonly headers: IncomingMessage['headers'] }[] = []
  #server: Server
  #behaviours: Behaviour[] = []

  private constructor(server: Server) {
    this.#server = server
    server.on('request', (request, response) => {
      this.requests.push({ at: performance.now(), headers: request.headers })
      const [next] = this.#behaviours.length > 1 ? this.#behaviours.splice(0, 1) : this.#behaviours
      if (next) next(response, request)
      else response.writeHead(404).end()
    })
  }

  static async start(port = 0): Promise<FeedServer> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    return new FeedServer(server)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/game.json`
  }

  will(...behaviours: Behaviour[]): void {
    this.#behaviours = behaviours
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

export function answers(document: unknown, headers: Record<string, string> = {}): Behaviour {
  return (response) => void response.writeHead(200, headers).end(JSON.stringify(document))
}

export function says(status: number, headers: Record<string, string> = {}): Behaviour {
  return (response) => void response.writeHead(status, headers).end('no document')
}

/** A document with an ETag, and 304 for those that have it. */
export function answersOnce(document: unknown, etag: string): Behaviour {
  return (response, request) =>
    request.headers['if-none-match'] === etag
      ? void response.writeHead(304).end()
      : void response.writeHead(200, { etag }).end(JSON.stringify(document))
}

export const hangs: Behaviour = () => {}

/** Half of the answer, and then nothing more. */
export const hangsHalfway: Behaviour = (response) => void response.writeHead(200).write('{"phase":')

export const breaksOff: Behaviour = (response) => {
  response.writeHead(200, { 'content-length': '1000' }).write('{"phase":')
  response.destroy()
}

export const answersHalf: Behaviour = (response) =>
  void response.writeHead(200, { etag: '"half"' }).end('{"pha')
