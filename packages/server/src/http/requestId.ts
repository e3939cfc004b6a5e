import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** The asker's own id of the request where it is plain enough for a log and a header, else a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const own = headers['x-request-id']
  return typeof own === 'string' && /^[\w.:-]{1,64}$/.test(own) ? own : randomUUID()
}
