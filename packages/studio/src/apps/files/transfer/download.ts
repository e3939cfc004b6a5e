import type { FileHandle } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { FilesError, notAFile } from '../filesError.js'
import type { Home } from '../home/home.js'
import { type HomePath, pathText } from '../home/homePath.js'
import { attachment, entityTag, typeOf } from './fileHeaders.js'
import { type ByteRange, rangeOf } from './ranges.js'

/**
 * Answers with a file or a range of it, always as a download: what lies in the home is never a page of this origin.
 *
 * @throws FilesError `files/not-found`, `files/not-a-file`, `files/range`
 */
export async function download(
  home: Home,
  path: HomePath,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = path.at(-1) ?? ''
  const file = await home.atTarget(path, (folder, target) => folder.toRead(target))
  try {
    const stats = await file.stat({ bigint: true })
    if (!stats.isFile()) throw notAFile(pathText(path))
    const size = Number(stats.size)
    const tag = entityTag(stats)
    response.setHeader('etag', tag)
    response.setHeader('last-modified', new Date(Number(stats.mtimeMs)).toUTCString())
    response.setHeader('accept-ranges', 'bytes')
    if (isKnown(request.headers['if-none-match'], tag)) {
      response.writeHead(304).end()
      return
    }
    const range = isCurrent(request.headers['if-range'], tag) ? rangeOf(request.headers.range, size) : 'whole'
    if (range === 'unsatisfiable') throw outOfRange(response, size)
    response.setHeader('content-type', typeOf(name))
    response.setHeader('content-disposition', attachment(name))
    await send(file, size, range, request, response)
  } finally {
    await file.close()
  }
}

async function send(
  file: FileHandle,
  size: number,
  range: ByteRange | 'whole',
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range
  if (range !== 'whole') response.setHeader('content-range', `bytes ${first}-${last}/${size}`)
  response.writeHead(range === 'whole' ? 200 : 206, { 'content-length': last - first + 1 })
  if (request.method === 'HEAD' || size === 0) {
    response.end()
    return
  }
  await pipeline(
    file.createReadStream({ start: first, end: last }),
    (bytes: AsyncIterable<Buffer>) => asPromised(last - first + 1, bytes),
    response,
  )
}

/** A file that gets shorter meanwhile breaks the answer off, so that no short file passes for a whole one. */
async function* asPromised(length: number, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let sent = 0
  for await (const chunk of bytes) {
    sent += chunk.length
    yield chunk
  }
  if (sent < length) throw new FilesError('files/shorter', 500, { message: 'The file became shorter.' })
}

function isKnown(header: string | undefined, tag: string): boolean {
  const known = header?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? []
  return known.includes(tag) || known.includes('*')
}

/** A range of another version of the file is answered with the whole file. */
function isCurrent(header: string | string[] | undefined, tag: string): boolean {
  return header === undefined || header === tag
}

function outOfRange(response: ServerResponse, size: number): FilesError {
  response.setHeader('content-range', `bytes */${size}`)
  return new FilesError('files/range', 416, {
    field: 'range',
    valid: `within ${size} bytes`,
    message: 'The file has no such bytes.',
  })
}
