import { PassThrough, Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pack, sendArrays, unpack } from './parcel.js'

it('carries a job with arrays at any depth through a stream, however it is cut', async () => {
  const array = fc.oneof(fc.float32Array({ maxLength: 9 }), fc.uint8Array({ maxLength: 9 }))
  const job = fc.record({
    kind: fc.string(),
    first: array,
    inner: fc.record({ second: array, third: array, list: fc.array(array) }),
  })
  await fc.assert(
    fc.asyncProperty(job, fc.integer({ min: 1, max: 20 }), async (sent, size) => {
      const { letter, arrays } = pack(sent)
      const pipe = new PassThrough()
      sendArrays(pipe, arrays)
      const bytes = Uint8Array.from((await pipe.toArray()).flatMap((chunk: Uint8Array) => Array.from(chunk)))
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.slice(i * size, (i + 1) * size),
      )
      expect(await unpack(structuredClone(letter), Readable.from(chunks))).toEqual(sent)
    }),
  )
})

it('refuses more bytes than were announced', async () => {
  await expect(unpack({ kind: 'x' }, Readable.from([Uint8Array.of(1)]))).rejects.toThrow('more bytes')
})
