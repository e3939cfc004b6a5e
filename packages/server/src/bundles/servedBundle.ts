import { readFile } from 'node:fs/promises'
import { type Bundle, DataError, openBundle, openMembers } from '@fourthright/guide'

/** A bundle with the bytes that it came from, which worker threads open for themselves. */
export interface ServedBundle {
  readonly bundle: Bundle
  /** Names the bundle and its refits: what is answered depends on these, the situation and the options alone. */
  readonly key: string
  readonly bytes: SharedArrayBuffer
  /** The pack of refits; null where none stands beside the bundle. */
  readonly members: SharedArrayBuffer | null
  readonly memberCount: number
  readonly loadedAt: Date
}

/** The pack of refits stands beside its bundle. */
export function membersFile(bundleFile: string): string {
  return bundleFile.replace(/(\.frb)?$/, '.members.frb')
}

/**
 * Reads a bundle and its refits, and checks that both are whole and belong together.
 *
 * @throws DataError 'bundle/missing', and those of `openBundle` and `openMembers`
 */
export async function readServedBundle(file: string): Promise<ServedBundle> {
  const bytes = await maybeBytes(file)
  if (!bytes) {
    throw new DataError('bundle/missing', {
      field: 'bundleFile',
      value: file,
      valid: 'the path of a .frb file',
      message: `There is no bundle ${file}.`,
    })
  }
  const bundle = await openBundle(bytes)
  const members = await maybeBytes(membersFile(file))
  // Opened to be checked only: threads open it again where it is needed.
  const opened = members && (await openMembers(members, bundle))
  return {
    bundle,
    key: members ? `${bundle.id}-${await contentId(members)}` : bundle.id,
    bytes: shared(bytes),
    members: members ? shared(members) : null,
    memberCount: opened?.count ?? 0,
    loadedAt: new Date(),
  }
}

async function maybeBytes(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Shared by all threads, so that a task carries no megabytes. */
function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length)
  new Uint8Array(memory).set(bytes)
  return memory
}

async function contentId(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Buffer.from(digest).toString('hex').slice(0, 8)
}
