import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLines, readText } from './situationText.js'
import type { Surroundings } from './surroundings.js'

function saying(chunks: Iterable<Uint8Array>): Surroundings {
  const output = { write: () => true, once: () => {} }
  async function* stdin() {
    yield* chunks
  }
  return { stdin: stdin(), stdout: output, stderr: output, environment: {} }
}

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

describe('reading from standard input', () => {
  it('gives the same lines however the bytes are cut into chunks', async () => {
    const anyLine = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((line) => !/[\r\n]/.test(line) && line.trim() !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
        const bytes = new TextEncoder().encode(lines.join('\r\n'))
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.slice(at * size, (at + 1) * size),
        )
        expect(await allOf(readLines('--situations', '-', saying(chunks)))).toEqual(lines)
        expect(await readText('--situation', '-', saying(chunks))).toBe(lines.join('\r\n'))
      }),
    )
  })

  it('names the flag and the file that cannot be read', async () => {
    await expect(readText('--situation', 'no/such/file.json', saying([]))).rejects.toMatchObject({
      code: 'situation/file',
      field: '--situation',
      value: 'no/such/file.json',
    })
  })
})
