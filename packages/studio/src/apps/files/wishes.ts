import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { FilesError } from './filesError.js'

const text = z.string().max(4_000)

/** Bodies of the requests that change something, by their path. */
export const wishes = {
  makeFolder: z.strictObject({ path: text }),
  rename: z.strictObject({ path: text, name: text }),
  delete: z.strictObject({ path: text }),
} as const

/**
 * Reads a request's JSON body.
 *
 * @throws FilesError `files/body` where it is no JSON, not as the schema says, or longer than `mostBytes`
 */
export async function readWish<Wish>(
  request: IncomingMessage,
  schema: z.ZodType<Wish>,
  mostBytes: number,
): Promise<Wish> {
  // A form of another page can send this only after asking, and nobody here answers that question.
  if (request.headers['content-type']?.split(';', 1)[0]?.trim() !== 'application/json') {
    throw unreadable(415, 'Send application/json.')
  }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) throw unreadable(413, `Send at most ${mostBytes} bytes.`)
    chunks.push(chunk)
  }
  const read = schema.safeParse(maybeJson(Buffer.concat(chunks).toString('utf8')))
  if (read.success) return read.data
  throw unreadable(400, 'The body is not as this request needs it.', z.prettifyError(read.error))
}

function maybeJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function unreadable(status: number, message: string, valid?: string): FilesError {
  return new FilesError('files/body', status, {
    field: 'body',
    message,
    ...(valid === undefined ? {} : { valid }),
  })
}
