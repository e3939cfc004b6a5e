import type { Readable, Writable } from 'node:stream'

type Numbers = Float32Array | Uint8Array

/** Stands in a letter for an array that travels beside it. */
interface Placeholder {
  readonly arrayKind: 'Float32Array' | 'Uint8Array'
  readonly length: number
}

/** A job without its arrays, which follow as plain bytes in this order. */
export interface Parcel {
  readonly letter: unknown
  readonly arrays: readonly Numbers[]
}

/**
 * Takes the arrays out of a job, however deep they stand, so that they can be streamed: the sender
 * makes no copy of them, the receiver one, from the pipe into place.
 */
export function pack(job: unknown): Parcel {
  const arrays: Numbers[] = []
  const replace = (value: unknown): unknown => {
    if (value instanceof Float32Array || value instanceof Uint8Array) {
      arrays.push(value)
      const arrayKind = value instanceof Float32Array ? 'Float32Array' : 'Uint8Array'
      return { arrayKind, length: value.length } satisfies Placeholder
    }
    return mapInside(value, replace)
  }
  return { letter: replace(job), arrays }
}

/** Sends the arrays of a parcel and ends the stream. */
export function sendArrays(stream: Writable, arrays: readonly Numbers[]): void {
  for (const array of arrays)
    if (array.byteLength > 0) stream.write(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  stream.end()
}

/** Puts the arrays of a parcel back into its letter as they arrive. */
export async function unpack(letter: unknown, stream: Readable): Promise<unknown> {
  const arrays: Numbers[] = []
  const restore = (value: unknown): unknown => {
    if (!isPlaceholder(value)) return mapInside(value, restore)
    const array =
      value.arrayKind === 'Float32Array' ? new Float32Array(value.length) : new Uint8Array(value.length)
    arrays.push(array)
    return array
  }
  const job = restore(letter)
  await fill(arrays, stream)
  return job
}

async function fill(arrays: readonly Numbers[], stream: Readable): Promise<void> {
  const places = arrays.map((array) => new Uint8Array(array.buffer))
  let place = 0
  let filled = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    for (let taken = 0; taken < chunk.length; ) {
      while (filled === places[place]?.length) {
        place++
        filled = 0
      }
      const target = places[place]
      if (!target) throw new Error('more bytes arrived than the letter announced')
      const part = chunk.subarray(taken, taken + target.length - filled)
      target.set(part, filled)
      filled += part.length
      taken += part.length
    }
  }
}

function mapInside(value: unknown, map: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, map(inner)]))
}

function isPlaceholder(value: unknown): value is Placeholder {
  return value !== null && typeof value === 'object' && 'arrayKind' in value
}
