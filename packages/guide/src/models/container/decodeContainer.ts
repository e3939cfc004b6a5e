import { DataError } from '../../errors/errors.js'
import {
  aligned,
  digestLength,
  fixedLength,
  formatVersion,
  type Heading,
  idOf,
  magic,
  sha256,
} from './format.js'
import { arrayKinds, type ElementType, type SectionArray, type SectionArrays } from './sections.js'

/** A bundle's file, opened. */
export interface Container {
  /** The first 16 hex digits of the file's SHA-256. */
  readonly id: string
  readonly manifest: Readonly<Record<string, unknown>>
  readonly sectionNames: readonly string[]
  /**
   * The numbers of a section, looked at in place (do not write to them).
   * @throws DataError 'bundle/missing-section' when there is none of that name, or of that type.
   */
  section(name: string): SectionArray
  section<Type extends ElementType>(name: string, type: Type): SectionArrays[Type]
}

/**
 * Opens a file that `encodeContainer` wrote, after making sure that nothing is missing or altered.
 *
 * @throws DataError 'bundle/not-a-bundle', 'bundle/newer-version', 'bundle/truncated', 'bundle/altered'.
 */
export async function decodeContainer(file: Uint8Array): Promise<Container> {
  // Sections are looked at in place, for which the file has to start at a multiple of 8; a pooled buffer may not.
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice()
  const { headingLength, bodyStart, end } = checkedFrame(bytes)
  const digest = await sha256(bytes.subarray(0, end))
  if (digest.some((byte, at) => byte !== bytes[end + at])) throw altered('the checksum does not match')

  const heading = readHeading(bytes.subarray(fixedLength, fixedLength + headingLength))
  const body = bytes.subarray(bodyStart, end)
  const sections = new Map(heading.sections.map((entry) => [entry.name, entry]))
  return {
    id: idOf(digest),
    manifest: heading.manifest,
    sectionNames: [...sections.keys()],
    section: <Type extends ElementType>(name: string, type?: Type) => {
      const entry = sections.get(name)
      if (!entry || (type && entry.type !== type)) throw missing(name, type ?? 'numbers', entry?.type)
      const Kind = arrayKinds[entry.type]
      return new Kind(body.buffer, body.byteOffset + entry.offset, entry.length) as SectionArrays[Type]
    },
  }
}

/** Checks all that can be told before the checksum: the magic, the version and the length. */
function checkedFrame(bytes: Uint8Array): { headingLength: number; bodyStart: number; end: number } {
  if (magic.subarray(0, bytes.length).some((byte, at) => byte !== bytes[at]))
    throw new DataError('bundle/not-a-bundle', {
      valid: 'a file that starts with "4THR"',
      message: 'This is not a bundle of Fourthright; check the path.',
    })
  if (bytes.length < fixedLength) throw truncated(bytes.length, fixedLength + digestLength)
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, fixedLength)
  const version = numbers.getUint32(4, true)
  if (version > formatVersion)
    throw new DataError('bundle/newer-version', {
      field: 'version',
      value: version,
      valid: `format versions up to ${formatVersion}`,
      message: 'The bundle was written by a newer version of Fourthright; update it.',
    })
  if (version !== formatVersion) throw altered(`there is no format version ${version}`)
  const headingLength = numbers.getUint32(8, true)
  const bodyStart = aligned(fixedLength + headingLength)
  const end = bodyStart + numbers.getUint32(12, true)
  if (bytes.length < end + digestLength) throw truncated(bytes.length, end + digestLength)
  if (bytes.length > end + digestLength) throw altered('there is something behind its end')
  return { headingLength, bodyStart, end }
}

function readHeading(bytes: Uint8Array): Heading {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Heading
  } catch {
    throw altered('its heading cannot be read')
  }
}

function truncated(length: number, expected: number): DataError {
  return new DataError('bundle/truncated', {
    field: 'length',
    value: length,
    valid: `${expected} bytes`,
    message: 'The bundle is cut off; get it again.',
  })
}

function altered(reason: string): DataError {
  return new DataError('bundle/altered', {
    value: reason,
    valid: 'a bundle as it was published',
    message: `The bundle was altered or damaged (${reason}); get it again.`,
  })
}

function missing(name: string, wanted: string, found: ElementType | undefined): DataError {
  return new DataError('bundle/missing-section', {
    field: name,
    value: found,
    valid: `a section of ${wanted}`,
    message: `The bundle has no section ${name} of ${wanted}; it was made by another version or is not complete.`,
  })
}
