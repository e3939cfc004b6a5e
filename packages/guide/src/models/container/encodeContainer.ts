import { InputError } from '../../errors/errors.js'
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
import { arrayKinds, elementTypeOf, type SectionArray } from './sections.js'

export interface ContainerParts {
  /** What is small: anything JSON can say. */
  readonly manifest: Readonly<Record<string, unknown>>
  /** What is large: numbers, by name. */
  readonly sections: Readonly<Record<string, SectionArray>>
}

/**
 * Writes a manifest and named arrays as one checksummed file. Equal parts, keys in the same order, give equal bytes.
 *
 * @returns the file's bytes and its id, the first 16 hex digits of its SHA-256.
 * @throws InputError 'bundle/number' for a manifest with NaN or an infinity, which JSON would turn into null;
 * 'bundle/section-type' for an array of another type.
 * @example const { bytes, id } = await encodeContainer({ manifest: { name: 'experiment' }, sections: { gainTail } })
 */
export async function encodeContainer(parts: ContainerParts): Promise<{ bytes: Uint8Array; id: string }> {
  const { heading, bodyLength } = headingOf(parts)
  const headingBytes = new TextEncoder().encode(JSON.stringify(heading, refuseNonFinite))
  const bodyStart = aligned(fixedLength + headingBytes.length)
  const bytes = new Uint8Array(bodyStart + bodyLength + digestLength)

  const numbers = new DataView(bytes.buffer)
  bytes.set(magic)
  numbers.setUint32(4, formatVersion, true)
  numbers.setUint32(8, headingBytes.length, true)
  numbers.setUint32(12, bodyLength, true)
  bytes.set(headingBytes, fixedLength)
  for (const { name, offset } of heading.sections) {
    const { buffer, byteOffset, byteLength } = parts.sections[name] as SectionArray
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), bodyStart + offset)
  }
  const digest = await sha256(bytes.subarray(0, -digestLength))
  bytes.set(digest, bytes.length - digestLength)
  return { bytes, id: idOf(digest) }
}

function headingOf({ manifest, sections }: ContainerParts): { heading: Heading; bodyLength: number } {
  let end = 0
  const entries = Object.entries(sections).map(([name, array]) => {
    const type = elementTypeOf(array)
    if (!type)
      throw new InputError('bundle/section-type', {
        field: name,
        valid: `arrays of ${Object.keys(arrayKinds).join(', ')}`,
        message: `The section ${name} is not an array that a bundle can hold.`,
      })
    const offset = end
    end = aligned(offset + array.byteLength)
    return { name, type, offset, length: array.length }
  })
  return { heading: { manifest, sections: entries }, bodyLength: end }
}

function refuseNonFinite(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new InputError('bundle/number', {
      field: key,
      value: String(value),
      valid: 'finite numbers, or null where there is none',
      message: `The manifest's ${key} is ${value}, which JSON cannot say.`,
    })
  return value
}
