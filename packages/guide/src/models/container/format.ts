import { MissingDependencyError } from '../../errors/errors.js'
import type { ElementType } from './sections.js'

/*
 * The file, numbers little-endian as on every machine that Node and browsers run on:
 *
 *   0   "4THR"
 *   4   format version, u32
 *   8   length of the heading in bytes, u32
 *   12  length of the body in bytes, u32
 *   16  heading: JSON in UTF-8, {manifest, sections: [{name, type, offset, length}]}
 *   …   body: the sections, each at a multiple of 8 from the file's start; zeros between
 *   end SHA-256 of everything before, 32 bytes
 */
export const magic = new TextEncoder().encode('4THR')
export const formatVersion = 1
export const fixedLength = 16
export const digestLength = 32

/** Where a section stands: offset in bytes from the body's start, length in elements. */
export interface SectionEntry {
  readonly name: string
  readonly type: ElementType
  readonly offset: number
  readonly length: number
}

export interface Heading {
  readonly manifest: Readonly<Record<string, unknown>>
  readonly sections: readonly SectionEntry[]
}

/** The next multiple of 8, so that every section can be looked at in place. */
export function aligned(length: number): number {
  return Math.ceil(length / 8) * 8
}

/**
 * SHA-256, by the platform's own implementation.
 * @throws MissingDependencyError 'bundle/no-web-crypto' on a page that was not loaded over https or from localhost.
 */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (!subtle)
    throw new MissingDependencyError('bundle/no-web-crypto', {
      valid: 'Node 20 or later, or a page loaded over https or from localhost',
      message: 'The bundle cannot be checked: browsers offer SHA-256 on https pages and on localhost only.',
    })
  return new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}

/** The bundle's id: the first 16 hex digits of its digest. */
export function idOf(digest: Uint8Array): string {
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
