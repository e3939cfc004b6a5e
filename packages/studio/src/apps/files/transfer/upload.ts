import { randomUUID } from 'node:crypto'
import { lstat, open, rename, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { alreadyThere, FilesError } from '../filesError.js'
import { moveInto } from '../home/changeEntries.js'
import type { HeldFolder } from '../home/heldFolder.js'
import type { Home } from '../home/home.js'
import { type HomePath, parseNewName } from '../home/homePath.js'
import type { Limits } from '../limits.js'

export type TakeUpload = (path: HomePath, request: IncomingMessage) => Promise<void>

/**
 * Takes a request's body as a file. It stands under its name when all of it is on the disk, in one step: before
 * that, and when it breaks off, what was there stays. With `If-None-Match: *` nothing is replaced.
 *
 * @throws FilesError `files/exists`, `files/name`, `files/not-found`, `files/too-large`, `files/busy`,
 * `files/broken-off`, `files/no-space`
 */
export function uploadsInto(home: Home, { uploads, uploadBytes }: Limits): TakeUpload {
  let open = 0
  return async (path, request) => {
    parseNewName(path.at(-1) ?? '')
    if (Number(request.headers['content-length'] ?? 0) > uploadBytes) throw tooLarge(uploadBytes)
    if (open >= uploads) throw busy(uploads)
    open++
    try {
      await home.inUploads((drafts) =>
        home.atEntry(path, (folder, name) => take(drafts, folder, name, request, uploadBytes)),
      )
    } finally {
      open--
    }
  }
}

async function take(
  drafts: HeldFolder,
  folder: HeldFolder,
  name: string,
  request: IncomingMessage,
  mostBytes: number,
): Promise<void> {
  const isNew = request.headers['if-none-match'] === '*'
  if (isNew && (await lstat(folder.entry(name)).catch(() => undefined)) !== undefined)
    throw alreadyThere(name)
  const draft = drafts.entry(randomUUID())
  try {
    await write(draft, request, mostBytes)
    if (isNew) await moveInto(draft, folder.entry(name))
    else await rename(draft, folder.entry(name))
    await folder.sync()
  } finally {
    await rm(draft, { force: true })
  }
}

async function write(draft: string, request: IncomingMessage, mostBytes: number): Promise<void> {
  const file = await open(draft, 'wx', 0o600)
  try {
    await writeFile(file, atMost(mostBytes, request))
    await file.sync()
  } catch (error) {
    throw request.complete ? error : brokenOff(error)
  } finally {
    await file.close()
  }
}

/** Lets bytes pass until they are too many, for bodies that do not say their length. */
async function* atMost(bytes: number, request: IncomingMessage): AsyncGenerator<Buffer> {
  let passed = 0
  // What is left of a refused body is still read, so that the sender gets to the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    passed += chunk.length
    if (passed > bytes) throw tooLarge(bytes)
    yield chunk
  }
}

function brokenOff(error: unknown): unknown {
  const isOurs = error instanceof FilesError || (error as NodeJS.ErrnoException).code === 'ENOSPC'
  if (isOurs) return error
  return new FilesError('files/broken-off', 400, { message: 'The upload broke off; nothing was kept.' })
}

function tooLarge(bytes: number): FilesError {
  return new FilesError('files/too-large', 413, {
    field: 'body',
    valid: `at most ${bytes} bytes`,
    message: 'The file is too large.',
  })
}

function busy(uploads: number): FilesError {
  return new FilesError('files/busy', 503, {
    valid: `at most ${uploads} uploads at the same time`,
    message: 'Too many uploads at once; try again.',
  })
}
