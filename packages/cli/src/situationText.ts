import { createReadStream } from 'node:fs'
import { InputError } from '@fourthright/guide'
import type { Surroundings } from './surroundings.js'

type Chunks = AsyncIterable<Uint8Array | string>

/** The whole text of a file, or of standard input for `-`. */
export async function readText(flag: string, file: string, around: Surroundings): Promise<string> {
  let text = ''
  for await (const piece of decoded(chunksOf(flag, file, around))) text += piece
  return text
}

/** The lines of a file, or of standard input for `-`, as they come; lines without any sign are left out. */
export async function* readLines(flag: string, file: string, around: Surroundings): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of decoded(chunksOf(flag, file, around))) {
    const lines = (rest + piece).split(/\r?\n/)
    rest = lines.pop() ?? ''
    yield* lines.filter((line) => line.trim() !== '')
  }
  if (rest.trim() !== '') yield rest
}

/**
 * The value that a text of JSON says.
 *
 * @throws InputError 'situation/json'
 */
export function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new InputError('situation/json', {
      field,
      value: text.length > 200 ? `${text.slice(0, 200)}…` : text,
      valid: 'a JSON object, such as {"season":2020,"offense":"IND", …}',
      message: `This is not JSON: ${cause instanceof Error ? cause.message : cause}`,
    })
  }
}

async function* chunksOf(flag: string, file: string, around: Surroundings): Chunks {
  try {
    yield* file === '-' ? around.stdin : createReadStream(file)
  } catch (cause) {
    throw new InputError('situation/file', {
      field: flag,
      value: file,
      valid: 'a file that can be read, or - for standard input',
      message: `The situation cannot be read: ${cause instanceof Error ? cause.message : cause}`,
    })
  }
}

/** Text of bytes; a letter may be cut in two by the end of a chunk. */
async function* decoded(chunks: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of chunks) {
    yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}
