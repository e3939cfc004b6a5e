import { readFile, rm, stat } from 'node:fs/promises'
import { writeAtomically } from './atomicFile.js'

/** Which version of which file the bytes of a partial file are the beginning of. */
export interface PartOrigin {
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface Part {
  readonly bytes: number
  readonly origin: PartOrigin
  /** What goes into If-Range. */
  readonly validator: string
}

const originFile = (part: string) => `${part}.json`

/** The partial file, if it can be gone on with: same URL, and the server can tell whether the file is still the same. */
export async function maybePart(part: string, url: string): Promise<Part | undefined> {
  try {
    const origin = JSON.parse(await readFile(originFile(part), 'utf8')) as PartOrigin
    const validator = validatorOf(origin)
    const { size } = await stat(part)
    return origin.url === url && validator !== undefined && size > 0
      ? { bytes: size, origin, validator }
      : undefined
  } catch {
    return undefined
  }
}

/** A weak ETag says nothing about bytes, so If-Range does not take it. */
function validatorOf({ etag, lastModified }: PartOrigin): string | undefined {
  if (etag !== null && !etag.startsWith('W/')) return etag
  return lastModified ?? undefined
}

/** Notes where the bytes that follow come from; called before the first of them is written. */
export async function noteOrigin(part: string, origin: PartOrigin): Promise<void> {
  await rm(part, { force: true })
  await writeAtomically(originFile(part), JSON.stringify(origin))
}

export async function discardPart(part: string): Promise<void> {
  await rm(originFile(part), { force: true })
  await rm(part, { force: true })
}

/** After the partial file has got its final name: nothing is left of it but the note. */
export async function forgetOrigin(part: string): Promise<void> {
  await rm(originFile(part), { force: true })
}
