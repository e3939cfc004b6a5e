import { type FileHandle, open } from 'node:fs/promises'
import type { DownloadOptions, DownloadResult } from './download.js'
import { failed, Interruption } from './interruption.js'
import { discardPart, maybePart, noteOrigin, type Part, type PartOrigin } from './partFile.js'

/** One attempt: asks for what is missing, and takes what comes. */
export async function fetchOnce(
  url: string,
  part: string,
  stall: number,
  options: Pick<DownloadOptions, 'knownEtag' | 'onBytes'>,
): Promise<DownloadResult> {
  const begun = await maybePart(part, url)
  const watch = new StallWatch(stall)
  let bytes = begun?.bytes ?? 0
  try {
    const response = await fetch(url, { headers: headersFor(begun, options.knownEtag), signal: watch.signal })
    watch.alive()
    const start = await startOf(response, begun, url, part)
    if (typeof start === 'string') return { state: start }
    bytes = start.at
    const handle = await open(part, start.at === 0 ? 'w' : 'r+')
    try {
      for await (const chunk of response.body ?? []) {
        watch.alive()
        await writeAll(handle, chunk, bytes)
        bytes += chunk.byteLength
        options.onBytes?.(bytes, start.total)
      }
    } finally {
      await handle.close()
    }
    if (start.total !== null && bytes < start.total) {
      throw new Interruption(`it ended after ${bytes} of ${start.total} bytes`, bytes)
    }
    return { state: 'complete', bytes, etag: start.etag }
  } catch (error) {
    if (watch.hasStalled) throw new Interruption(`nothing came for ${stall / 1000} seconds`, bytes)
    // fetch says TypeError for every failure of the network, and puts the reason into its cause.
    if (error instanceof TypeError) throw new Interruption(reasonOf(error), bytes)
    throw error
  } finally {
    watch.stop()
  }
}

/** A write may take only a part of what it is given. */
async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < chunk.byteLength; ) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.byteLength - done, position + done)
    done += bytesWritten
  }
}

/** Bytes as they are stored: packed on the way, they could neither be counted nor gone on with. */
function headersFor(begun: Part | undefined, knownEtag: string | null | undefined): Record<string, string> {
  const plain = { 'accept-encoding': 'identity' }
  if (begun !== undefined) return { ...plain, range: `bytes=${begun.bytes}-`, 'if-range': begun.validator }
  return knownEtag ? { ...plain, 'if-none-match': knownEtag } : plain
}

interface Start {
  /** Where the body's first byte belongs. */
  readonly at: number
  readonly total: number | null
  readonly etag: string | null
}

async function startOf(
  response: Response,
  begun: Part | undefined,
  url: string,
  part: string,
): Promise<Start | 'unchanged' | 'notPublished'> {
  const { status, headers } = response
  if (status === 304) return 'unchanged'
  if (status === 404 || status === 410) return 'notPublished'
  const etag = headers.get('etag')
  if (status === 200) {
    const origin: PartOrigin = { url, etag, lastModified: headers.get('last-modified') }
    await noteOrigin(part, origin)
    const length = headers.get('content-length')
    return { at: 0, total: length === null ? null : Number(length), etag }
  }
  if (status === 206 && begun !== undefined) {
    const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '')
    const isSameVersion = begun.origin.etag === null || begun.origin.etag === etag
    if (isSameVersion && Number(range?.[1]) === begun.bytes) {
      return { at: begun.bytes, total: Number(range?.[2]), etag }
    }
  }
  if (status === 206 || status === 416) {
    await discardPart(part)
    throw new Interruption('the server no longer has the file that was begun', 0)
  }
  if (status >= 500 || status === 408 || status === 429) {
    throw new Interruption(`the server answered ${status}`, begun?.bytes ?? 0)
  }
  throw failed(url, `the server answered ${status}`)
}

/** Aborts a request that has been silent for too long. */
class StallWatch {
  private readonly controller = new AbortController()
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly milliseconds: number) {
    this.alive()
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  get hasStalled(): boolean {
    return this.controller.signal.aborted
  }

  alive(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.controller.abort(), this.milliseconds)
  }

  /** Ends the watch, and the request if it is still open: an answer nobody reads must not hold a connection. */
  stop(): void {
    clearTimeout(this.timer)
    this.controller.abort()
  }
}

function reasonOf(error: TypeError): string {
  const { cause } = error as { cause?: { code?: string; message?: string } }
  return `the connection failed (${cause?.code ?? cause?.message ?? error.message})`
}
