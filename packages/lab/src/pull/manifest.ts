import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Of, writeAtomically } from './atomicFile.js'

/** What is known of one pulled file. */
export interface ManifestEntry {
  readonly url: string
  /** Null for the schedules. */
  readonly season: number | null
  readonly bytes: number
  readonly sha256: string
  readonly etag: string | null
  readonly rows: number
  /** ISO 8601, UTC. */
  readonly pulledAt: string
}

/** What `data pull` has put into a directory, by file name. */
export interface Manifest {
  readonly version: 1
  readonly files: Readonly<Record<string, ManifestEntry>>
}

const manifestFile = (directory: string) => join(directory, 'manifest.json')

/** The manifest of a directory; an empty one where there is none that can be read: the files are then pulled anew. */
export async function readManifest(directory: string): Promise<Manifest> {
  const empty: Manifest = { version: 1, files: {} }
  try {
    const read = JSON.parse(await readFile(manifestFile(directory), 'utf8')) as Partial<Manifest>
    return read.version === 1 && typeof read.files === 'object' ? (read as Manifest) : empty
  } catch {
    return empty
  }
}

/** Enters one file, atomically. Only the holder of the pull's lock may do so. */
export async function enterFile(directory: string, name: string, entry: ManifestEntry): Promise<void> {
  const { files } = await readManifest(directory)
  const manifest: Manifest = { version: 1, files: { ...files, [name]: entry } }
  await writeAtomically(manifestFile(directory), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** What is wrong with a file that the manifest describes, in words; undefined when it is as it was pulled. */
export async function maybeAltered(file: string, entry: ManifestEntry): Promise<string | undefined> {
  let size: number
  try {
    size = (await stat(file)).size
  } catch {
    return 'it is gone'
  }
  if (size !== entry.bytes) return `it has ${size} bytes, not the ${entry.bytes} that were pulled`
  return (await sha256Of(file)) === entry.sha256 ? undefined : 'its SHA-256 is not that of the pulled file'
}
