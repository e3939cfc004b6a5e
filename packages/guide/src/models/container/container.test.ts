import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { DataError, InputError } from '../../errors/errors.js'
import { decodeContainer } from './decodeContainer.js'
import { encodeContainer } from './encodeContainer.js'
import type { SectionArray } from './sections.js'

const parts = {
  manifest: { name: 'experiment', seasons: [2016, 2019], nothing: null, words: 'à la 4ᵗʰ' },
  sections: {
    leaves: Float32Array.of(0.1, -2, Number.NaN),
    gainTail: Float64Array.of(1, 0.9),
    structure: Uint8Array.of(1, 0, 0, 3, 0),
    thresholdPlaces: Uint16Array.of(65_535),
    thresholdCounts: Uint32Array.of(4_000_000_000),
    offsets: Int32Array.of(-7),
    empty: new Float32Array(0),
  },
}

const codeOf = async (bytes: Uint8Array) => {
  try {
    await decodeContainer(bytes)
    return 'opened'
  } catch (error) {
    return error instanceof DataError ? error.code : error
  }
}

describe('a container', () => {
  let bytes: Uint8Array
  let id: string
  beforeAll(async () => {
    ;({ bytes, id } = await encodeContainer(parts))
  })

  it('gives back its manifest and every section, element types and all', async () => {
    const container = await decodeContainer(bytes)
    expect(container.manifest).toEqual(parts.manifest)
    for (const [name, array] of Object.entries(parts.sections)) expect(container.section(name)).toEqual(array)
  })

  it('is named by the first 16 hex digits of the digest at its end', async () => {
    const digest = new Uint8Array(
      await crypto.subtle.digest('SHA-256', new Uint8Array(bytes.subarray(0, -32))),
    )
    expect(Array.from(bytes.subarray(-32))).toEqual(Array.from(digest))
    expect(id).toBe(Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(''))
    expect((await decodeContainer(bytes)).id).toBe(id)
  })

  it('gives back whatever was put in, and equal bytes for equal parts', async () => {
    const section: fc.Arbitrary<SectionArray> = fc.oneof(
      fc.float32Array(),
      fc.float64Array(),
      fc.uint8Array(),
      fc.uint16Array(),
      fc.uint32Array(),
      fc.int32Array(),
    )
    const anyParts = fc.record({
      manifest: fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false })),
      sections: fc.dictionary(fc.string(), section),
    })
    await fc.assert(
      fc.asyncProperty(anyParts, async ({ manifest, sections }) => {
        const once = await encodeContainer({ manifest, sections })
        const again = await encodeContainer({ manifest, sections })
        expect(again).toEqual(once)
        const container = await decodeContainer(once.bytes)
        expect(container.manifest).toEqual(JSON.parse(JSON.stringify(manifest)))
        for (const [name, array] of Object.entries(sections)) expect(container.section(name)).toEqual(array)
      }),
    )
  })

  it('opens from a buffer that does not start at a multiple of eight', async () => {
    const pooled = new Uint8Array(bytes.length + 3)
    pooled.set(bytes, 3)
    expect((await decodeContainer(pooled.subarray(3))).section('gainTail')).toEqual(parts.sections.gainTail)
  })

  it('is refused wherever it is cut off', async () => {
    for (let length = 0; length < bytes.length; length++)
      expect(await codeOf(bytes.slice(0, length))).toBe('bundle/truncated')
  })

  it('is refused whichever byte is altered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const copy = bytes.slice()
        copy[at] = (copy[at] as number) ^ change
        const expected =
          at < 4
            ? ['bundle/not-a-bundle']
            : at < 8
              ? ['bundle/newer-version', 'bundle/altered']
              : at < 16
                ? ['bundle/truncated', 'bundle/altered']
                : ['bundle/altered']
        expect(expected).toContain(await codeOf(copy))
      }),
      { numRuns: 300 },
    )
  })

  it('is refused with something behind its end', async () => {
    expect(await codeOf(Uint8Array.of(...bytes, 0))).toBe('bundle/altered')
  })

  it('tells that a newer version wrote it, even if all else has changed', async () => {
    expect(await codeOf(Uint8Array.of(...bytes.subarray(0, 4), 2, 0, 0, 0, ...bytes.subarray(100)))).toBe(
      'bundle/newer-version',
    )
  })

  it.each([
    ['other text', new TextEncoder().encode('{"not":"a bundle"}')],
    ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4)],
  ])('is told from %s', async (_, other) => {
    expect(await codeOf(other)).toBe('bundle/not-a-bundle')
  })

  it('tells which section is missing, or of another type', async () => {
    const container = await decodeContainer(bytes)
    const expected = (field: string) => expect.objectContaining({ code: 'bundle/missing-section', field })
    expect(() => container.section('covers')).toThrow(expected('covers'))
    expect(() => container.section('leaves', 'float64')).toThrow(expected('leaves'))
    expect(container.section('gainTail', 'float64')).toBeInstanceOf(Float64Array)
  })

  it.each([Number.NaN, Infinity])('refuses a manifest with %d, which JSON would forget', async (number) => {
    const refused = encodeContainer({ manifest: { deep: [{ number }] }, sections: {} })
    await expect(refused).rejects.toThrow(InputError)
    await expect(refused).rejects.toMatchObject({ code: 'bundle/number', field: 'number' })
  })

  it('refuses an array that it cannot hold', async () => {
    const sections = { big: new BigInt64Array(1) as unknown as Uint8Array }
    await expect(encodeContainer({ manifest: {}, sections })).rejects.toMatchObject({
      code: 'bundle/section-type',
    })
  })
})
